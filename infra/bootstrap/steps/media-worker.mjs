import { resolveWorker } from '../../mediasoup-worker/resolve.mjs';

/**
 * Finds or makes mediasoup's worker and leaves its path for everything that runs after this step.
 * @type {import('../lib/steps.mjs').Step}
 */
export const mediaWorkerStep = {
  name: 'Media worker',
  run: async (context) => {
    const { binary, detail } = await resolveWorker(context);
    context.env['MEDIASOUP_WORKER_BIN'] = binary;
    return detail;
  },
};
