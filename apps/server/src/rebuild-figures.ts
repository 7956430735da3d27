/**
 * `node rebuild-figures.ts`: the figures of `MONGODB_URI` from its facts, while it is in use. Each line it
 * writes is JSON.
 */
import { createPinoLog } from './adapters/log/pino-log.ts';
import { MongoStore } from './adapters/mongo/mongo-store.ts';
import { rebuildFigures } from './use-cases/statistics/rebuild-figures.ts';

type Told =
  | { readonly done: number; readonly total: number }
  | { readonly corrected: number }
  | { readonly failed: string };
const tell = (told: Told) => process.stdout.write(`${JSON.stringify(told)}\n`);

const store = MongoStore.create({
  log: createPinoLog('error', process.stderr),
  onAvailabilityChanged: () => undefined,
});
try {
  await store.open(process.env['MONGODB_URI'] ?? '');
  tell({ corrected: await rebuildFigures({ store }, (done, total) => tell({ done, total })) });
} catch (error) {
  tell({ failed: String(error) });
  process.exitCode = 1;
} finally {
  await store.close();
}
