/**
 * How much one worker core carries: rooms of two, each sending speech and 500 kbit/s of picture, SRTP with
 * AES-GCM in and out, first with bare mediasoup and then with Qarib's own rooms and peers in charge.
 *
 *   npm run bench -- capacity [--most 160] [--step 10] [--seconds 8]
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
import { addedAt, climb, undisturbed, type Step } from './capacity/climb.ts';
import { printTable } from './lib/table.ts';

const mostLossRatio = 0.005;
/** Where the delay is looked at. */
const busyRatio = 0.7;

const text = (preferred: string) => ({ type: 'string', default: preferred }) as const;
const { values } = parseArgs({
  options: { most: text('160'), step: text('10'), seconds: text('8') },
});
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const load = () => os.loadavg()[0]?.toFixed(1) ?? '';
const percent = (ratio = 0) => (ratio * 100).toFixed(0);
const told = (name: string, step: Step) =>
  process.stderr.write(
    `${name}: ${step.rooms} rooms, ${(step.lossRatio * 100).toFixed(2)} % lost, core ${percent(step.cpuRatio)} %, ` +
      `added p99 ${addedAt(step, 99).toFixed(1)} ms, ${addedAt(undisturbed(step), 99).toFixed(1)} ms undisturbed\n`,
  );

const options = {
  workerBin: findWorker(root, process.env),
  roomsPerStep: Number(values.step),
  mostRooms: Number(values.most),
  stepMs: Number(values.seconds) * 1_000,
  mostLossRatio,
};
const loadBefore = load();
const climbs = [await climb(bareMediasoup, options, told), await climb(qaribRooms, options, told)];

const carriedBy = (steps: readonly Step[]) =>
  steps.findLast((step) => step.lossRatio <= mostLossRatio);
const bare = carriedBy(climbs[0]?.steps ?? [])?.consumers ?? 0;
const rows = climbs.map(({ name, steps }) => {
  const carried = carriedBy(steps);
  const fromBusy = ({ cpuRatio }: Step) => Math.abs(cpuRatio - busyRatio);
  const busy = steps.toSorted((a, b) => fromBusy(a) - fromBusy(b))[0];
  const alone = steps[0];
  const ms = (step: Step | undefined, read: (step: Step) => number) =>
    step ? read(step).toFixed(1) : '';
  return {
    'in charge': name,
    'consumers carried': carried?.consumers ?? 0,
    'of the baseline': ((carried?.consumers ?? 0) / Math.max(1, bare)).toFixed(2),
    'core then %': percent(carried?.cpuRatio),
    'loss then %': ((carried?.lossRatio ?? 0) * 100).toFixed(2),
    'added p99, five rooms ms': ms(alone, (step) => addedAt(step, 99)),
    'core nearest to 70 %': percent(busy?.cpuRatio),
    'added there p50 ms': ms(busy, (step) => addedAt(step, 50)),
    'p99 ms': ms(busy, (step) => addedAt(step, 99)),
    'p99 undisturbed ms': ms(busy, (step) => addedAt(undisturbed(step), 99)),
    'of packets': busy ? `${undisturbed(busy).added.length} of ${busy.added.length}` : '',
    'cores taken away %': ((busy?.takenRatio ?? 0) * 100).toFixed(1),
  };
});
process.stdout.write(`\nLoad average ${loadBefore} before, ${load()} after\n`);
printTable(rows);
process.exit(0);
