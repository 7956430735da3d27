/**
 * What the rooms on one worker of a media node notice when another of its workers dies, or hangs: the longest time
 * without a picture in them, beside that of the same pictures sent straight, and beside the time before.
 *
 *   npm run bench -- others [--runs 20]
 *
 * The workers are watched, missed and replaced by the media node's own code; people come by plain transports, so that
 * what is measured is the node and not the browsers that share a small machine with it.
 */
import path from 'node:path';
import { once } from 'node:events';
import { setTimeout as elapse } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import type { MediaWorker } from '@qarib/media/src/media-worker.ts';
import { WorkerPool } from '@qarib/media/src/worker-pool.ts';
import { findWorker } from '../mediasoup-worker/resolve.mjs';
import { Arrivals } from './capacity/arrivals.ts';
import { roomsOn, workersHere } from './capacity/candidates.ts';
import { Load } from './capacity/load.ts';
import { video } from './capacity/speech-and-picture.ts';
import { machineMs } from './lib/cores.ts';
import { Machine } from './lib/machine.ts';
import { percentile, printTable } from './lib/table.ts';

const roomsPerWorker = 5;
const signals = ['SIGKILL', 'SIGSTOP'] as const;
/** Longer than it takes to miss a worker that hangs, and to put another in its place. */
const watchMs = 5_000;
/** A new consumer waits for a key frame, of which there is one every two seconds. */
const settleMs = 3_000;

const { values } = parseArgs({ options: { runs: { type: 'string', default: '20' } } });
const runs = Number(values.runs);
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const workerBin = findWorker(root, process.env);

const pool = await WorkerPool.create(workersHere(2, workerBin), pino({ level: 'silent' }));
const load = await Load.create(workerBin);
const ways = ['through', 'straight'] as const;
type Way = (typeof ways)[number];
/** A port for each room and way: those of the first way come first. */
const arrivals = await Arrivals.open(video, roomsPerWorker * ways.length);
const ofWay = <T>(all: readonly T[], way: Way): readonly T[] => {
  const from = ways.indexOf(way) * roomsPerWorker;
  return all.slice(from, from + roomsPerWorker);
};

const [others] = pool.workers;
if (!others) throw new Error('a pool has workers');
const otherRooms = roomsOn(others);
for (const [at, throughPort] of ofWay(arrivals.ports, 'through').entries()) {
  await otherRooms.addRoom(load, throughPort);
  const straightPort = ofWay(arrivals.ports, 'straight')[at];
  if (straightPort !== undefined) await load.sendStraight(straightPort, 'video');
}

/** The worker whose death is not to be noticed, with rooms of its own. */
async function inhabited(): Promise<{ victim: MediaWorker; leave: () => void }> {
  const victim = pool.workers.find((worker) => worker !== others);
  if (!victim) throw new Error('the other worker was not replaced');
  const rooms = roomsOn(victim);
  for (let count = 0; count < roomsPerWorker; count += 1) await rooms.addRoom(load);
  return { victim, leave: () => rooms.close() };
}

type Span = { readonly fromMs: number; readonly toMs: number };

/** The longest time without a picture in any of some rooms, ms. */
function longestGap(rooms: readonly ReadonlyMap<number, number>[], span: Span): number {
  const gaps = rooms.flatMap((came) => {
    // To both ends: one that has stopped for good must not look as if it never paused.
    const timesMs = [span.fromMs, ...came.values(), span.toMs];
    return timesMs.slice(1).map((ms, at) => ms - (timesMs[at] ?? ms));
  });
  return Math.max(...gaps);
}

type Pauses = Record<'before' | 'after', Record<Way, number>>;

async function pausesOf(signal: NodeJS.Signals): Promise<Pauses> {
  const { victim, leave } = await inhabited();
  const look = async () => {
    await arrivals.take();
    const fromMs = machineMs();
    await elapse(watchMs);
    const span = { fromMs, toMs: machineMs() };
    const came = await arrivals.take();
    const gapOf = (way: Way) => longestGap(ofWay(came, way), span);
    return { through: gapOf('through'), straight: gapOf('straight') };
  };
  await elapse(settleMs);
  const before = await look();
  const died = once(victim, 'died');
  const looking = look();
  process.kill(victim.pid, signal);
  const after = await looking;
  await died;
  leave();
  return { before, after };
}

load.start();
const machine = new Machine();
const rows: Record<string, string | number>[] = [];
for (const signal of signals) {
  const found: Pauses[] = [];
  while (found.length < runs) {
    found.push(await pausesOf(signal));
    process.stderr.write(`${signal} ${found.length}: ${JSON.stringify(found.at(-1))}\n`);
  }
  const of = (when: keyof Pauses, way: Way, share: number) =>
    percentile(
      found.map((pauses) => pauses[when][way]),
      share,
    ).toFixed(0);
  rows.push({
    'another worker gets': signal,
    n: found.length,
    'longest pause p50 ms': of('after', 'through', 50),
    'p95 ms': of('after', 'through', 95),
    'max ms': of('after', 'through', 100),
    'sent straight p50 ms': of('after', 'straight', 50),
    'straight max ms': of('after', 'straight', 100),
    'longer than straight by at most ms': Math.max(
      ...found.map(({ after }) => after.through - after.straight),
    ).toFixed(1),
    'before p50 ms': of('before', 'through', 50),
    'before max ms': of('before', 'through', 100),
  });
}
machine.stop();
load.close();
otherRooms.close();
pool.close();
arrivals.close();
process.stdout.write(
  `\nPictures come every ${video.everyMs} ms; ${(machine.takenRatio * 100).toFixed(1)} % of the cores taken away\n`,
);
printTable(rows);
process.exit(0);
