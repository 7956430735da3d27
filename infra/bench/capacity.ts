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
import { climb, delayAt, type Step } from './capacity/climb.ts';
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
const told = (name: string, { rooms, lossRatio, cpuRatio }: Step) =>
  process.stderr.write(
    `${name}: ${rooms} rooms, ${(lossRatio * 100).toFixed(2)} % lost, core ${(cpuRatio * 100).toFixed(0)} %\n`,
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
  const busy = steps.find(({ cpuRatio }) => cpuRatio >= busyRatio);
  const alone = steps[0];
  const addedMs = busy && alone ? delayAt(busy, 99) - delayAt(alone, 99) : Number.NaN;
  return {
    'in charge': name,
    'consumers carried': carried?.consumers ?? 0,
    'of the baseline': ((carried?.consumers ?? 0) / Math.max(1, bare)).toFixed(2),
    'core then %': ((carried?.cpuRatio ?? 0) * 100).toFixed(0),
    'loss then %': ((carried?.lossRatio ?? 0) * 100).toFixed(2),
    'delay p99 of one room ms': alone ? delayAt(alone, 99).toFixed(1) : '',
    'added at 70 % of the core ms': Number.isNaN(addedMs) ? 'not reached' : addedMs.toFixed(1),
  };
});
process.stdout.write(`\nLoad average ${loadBefore} before, ${load()} after\n`);
printTable(rows);
process.exit(0);
