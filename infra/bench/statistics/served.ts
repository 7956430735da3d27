import path from 'node:path';
import { startControlPlane } from '@qarib/server/control-plane';

const silence = { debug() {}, info() {}, warn() {}, error() {} };

/** Its port is known only once it listens. */
export const calledOrigin = 'http://qarib.bench';

/** The product's own server on a database, in this process. */
export async function serve(mongodbUri: string, folder: string) {
  const controlPlane = await startControlPlane(
    {
      mongodbUri,
      hosts: ['127.0.0.1'],
      port: 0,
      origins: [calledOrigin],
      sessionSecret: 'the-secret-of-sessions-in-this-bench',
      mediaNodeSecret: 'the-secret-of-media-nodes-in-this-bench',
      demoPassword: 'a-password-of-this-bench',
      opensOffline: false,
      hasDemoRota: false,
      dataDir: path.join(folder, 'files'),
      requestExpiryMs: 30 * 60_000,
      ringStepMs: 90_000,
      recordingRetentionMs: 24 * 60 * 60_000,
      mostRecordedBytes: 1_000,
      logLevel: 'silent',
    },
    { log: silence },
  );
  await controlPlane.ready;
  return { url: `http://127.0.0.1:${controlPlane.port}`, close: () => controlPlane.close() };
}
