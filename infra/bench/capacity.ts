/**
 * How much one worker core carries: rooms of two, each sending speech and 500 kbit/s of picture, SRTP with
 * AES-GCM in and out, first with bare mediasoup and then with Qarib's own rooms and peers in charge.
 *
 *   npm run bench -- capacity [--runs 3] [--from 60] [--step 10] [--most 160] [--seconds 8]
 *
 * ICE and DTLS are left out, in both: the transports are plain ones with keys that are given. The load
 * comes from another mediasoup worker, so this wants two cores that have nothing else to do.
 */
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findWorker } from '../mediasoup-worker/resolve.mjs';
import { bareMediasoup, qaribRooms } from './capacity/candidates.ts';
import { addedAt, climb, undisturbed, whileBusy, type Climb, type Step } from './capacity/climb.ts';
import { percentile, printTable } from './lib/table.ts';

const mostLossRatio = 0.005;
/** Where the delay is looked at: half seconds in which the worker used about 70 % of its core. */
const busy = { from: 0.64, to: 0.76 };

const text = (preferred: string) => ({ type: 'string', default: preferred }) as const;
const { values } = parseArgs({
  options: {
    runs: text('3'),
    from: text('60'),
    step: text('10'),
    most: text('160'),
    seconds: text('8'),
  },
});
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const load = () => os.loadavg()[0]?.toFixed(1) ?? '';
const percent = (ratio = 0) => (ratio * 100).toFixed(0);
const nearBusy = (steps: readonly Step[]) =>
  undisturbed(
    whileBusy(
      steps.flatMap(({ added }) => added),
      busy,
    ),
  );
const addedNearBusy = (steps: readonly Step[], share: number) =>
  addedAt(nearBusy(steps), share).toFixed(1);
const told = (name: string, step: Step) =>
  process.stderr.write(
    `${name}: ${step.rooms} rooms, ${(step.lossRatio * 100).toFixed(2)} % lost, core ${percent(step.cpuRatio)} %, ${percent(step.takenRatio)} % taken away, ` +
      `added p99 ${addedAt(step.added, 99).toFixed(1)} ms, ${addedNearBusy([step], 99)} ms of ${nearBusy([step]).length} packets near 70 %\n`,
  );

const options = {
  workerBin: findWorker(root, process.env),
  fromRooms: Number(values.from),
  roomsPerStep: Number(values.step),
  mostRooms: Number(values.most),
  stepMs: Number(values.seconds) * 1_000,
  mostLossRatio,
};
const loadBefore = load();
const candidates = [bareMediasoup, qaribRooms];
const climbs: Climb[][] = candidates.map(() => []);
// In turns: what the machine is given changes from minute to minute.
for (let run = 0; run < Number(values.runs); run += 1)
  for (const [at, candidate] of candidates.entries())
    climbs[at]?.push(await climb(candidate, options, told));

const carriedBy = ({ steps }: Climb) =>
  steps.findLast(({ lossRatio }) => lossRatio <= mostLossRatio)?.consumers ?? 0;
const medianOf = (runs: readonly Climb[] = []) => percentile(runs.map(carriedBy), 50);
const bare = medianOf(climbs[0]);
const rows = climbs.map((runs) => {
  const steps = runs.flatMap((run) => run.steps);
  const carried = medianOf(runs);
  const atMost = steps.find(({ consumers }) => consumers === carried);
  const alone = steps[0];
  return {
    'in charge': runs[0]?.name ?? '',
    'consumers carried': carried,
    'each run': runs.map(carriedBy).join(', '),
    'of the baseline': (carried / Math.max(1, bare)).toFixed(2),
    'core then %': percent(atMost?.cpuRatio),
    'loss then %': ((atMost?.lossRatio ?? 0) * 100).toFixed(2),
    'added p99, five rooms ms': alone ? addedAt(alone.added, 99).toFixed(1) : '',
    'packets near 70 %': nearBusy(steps).length,
    'added there p50 ms': addedNearBusy(steps, 50),
    'p95 ms': addedNearBusy(steps, 95),
    'p99 ms': addedNearBusy(steps, 99),
    'p99 of each run ms': runs.map((run) => addedNearBusy(run.steps, 99)).join(', '),
  };
});
process.stdout.write(`\nLoad average ${loadBefore} before, ${load()} after\n`);
printTable(rows);
process.exit(0);
