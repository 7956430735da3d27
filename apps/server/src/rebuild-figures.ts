/** `node rebuild-figures.ts`: the figures of `MONGODB_URI` from its facts, while it is in use. */
import { createPinoLog } from './adapters/log/pino-log.ts';
import { MongoStore } from './adapters/mongo/mongo-store.ts';
import { rebuildFigures } from './use-cases/statistics/rebuild-figures.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const toldEvery = 30;

const store = MongoStore.create({
  log: createPinoLog('error'),
  onAvailabilityChanged: () => undefined,
});
try {
  await store.open(process.env['MONGODB_URI'] ?? '');
  const corrected = await rebuildFigures({ store }, (done, total) => {
    if (done === total || done % toldEvery === 0)
      say(`figures: ${done} of ${total} days and periods`);
  });
  say(corrected === 0 ? 'figures: all were exact' : `figures: ${corrected} put right`);
} catch (error) {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
} finally {
  await store.close();
}
