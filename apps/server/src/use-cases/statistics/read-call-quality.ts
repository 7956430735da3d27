import { canReadCallQuality } from '@qarib/clinical';
import type { CallQualityOverview, CallQualityRange } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import { reads } from '../shared/use-case.ts';

const newestLength = 50;

/** How each of the latest calls went, as support needs it beside the figures they add up to: of the coordinator's own region, or for support of any. */
export const readCallQuality = reads({
  action: 'read-call-quality',
  concerns: (_input: CallQualityRange) => ({ entityType: 'CallQuality' }),
  async run({ records, person: { actor } }, { from, to, regionId: asked }) {
    const regionId = actor.role === 'coordinator' ? (asked ?? actor.regionId) : asked;
    if (!canReadCallQuality(actor, regionId)) throw new AppError('NOT_FOUND');
    const reports = await records.callQualities.list({ from, to, regionId }, newestLength);
    const newest = reports.map(({ reportedAt, ...report }) => ({
      ...report,
      reportedAt: reportedAt.toISOString(),
    }));
    return { newest } satisfies CallQualityOverview;
  },
});
