import os from 'node:os';
import { setTimeout as elapse } from 'node:timers/promises';
import { CoreUse } from '../lib/core-use.ts';
import { keepTo, preferOnCore } from '../lib/cores.ts';
import { Machine } from '../lib/machine.ts';
import { percentile } from '../lib/table.ts';
import type { Candidate, CarriedRoom } from './candidates.ts';
import { Load } from './load.ts';
import { Stopwatch, type Added } from './stopwatch.ts';

const drainMs = 700;
/** Each watched by the speech that one of its two people hears. */
const watchedRooms = 5;
/** Share of the cores' time. A loss while more was taken says nothing of the worker: the step is done again. */
const mostTakenRatio = 0.01;
const mostAttempts = 4;

export type Step = {
  readonly rooms: number;
  readonly consumers: number;
  /** Packets that did not come out, of those sent, 0 to 1. */
  readonly lossRatio: number;
  readonly cpuRatio: number;
  /** Of both cores' time, what the hypervisor gave to others, 0 to 1. */
  readonly takenRatio: number;
  /** What the worker under test added to each packet of the watched people's speech. */
  readonly added: readonly Added[];
};

export type ClimbOptions = {
  readonly workerBin: string;
  /** Of the step after the first, which has only those that are watched. */
  readonly fromRooms: number;
  readonly roomsPerStep: number;
  readonly mostRooms: number;
  readonly stepMs: number;
  readonly mostLossRatio: number;
};

export type Climb = { readonly name: string; readonly steps: readonly Step[] };

/** The worker under test has one core to itself, as the benchmark's name says; all else shares the other. */
const [loadCore, testedCore] = [0, 1];

async function totals(rooms: readonly CarriedRoom[]): Promise<{ sent: number; out: number }> {
  let [sent, out] = [0, 0];
  for (const room of rooms) {
    for (const sending of room.sendings) sent += await sending.packets();
    out += await room.packetsOut();
  }
  return { sent, out };
}

/** More and more rooms on one worker, until it loses too much. */
export async function climb(
  create: (workerBin: string) => Promise<Candidate>,
  options: ClimbOptions,
  told: (name: string, step: Step) => void,
): Promise<Climb> {
  const { workerBin } = options;
  const load = await Load.create(workerBin);
  const candidate = await create(workerBin);
  for (const pid of [process.pid, ...load.pids]) keepTo(loadCore, pid);
  keepTo(testedCore, candidate.pid);
  // Before whatever else the machine does: what speaks and shows, and what is tested.
  for (const pid of [process.pid, candidate.pid]) preferOnCore(pid);
  const stopwatch = await Stopwatch.open(loadCore);
  const rooms: CarriedRoom[] = [];
  const steps: Step[] = [];
  try {
    while (rooms.length < watchedRooms) {
      rooms.push(await candidate.addRoom(load, stopwatch.throughPort));
      await load.sendStraight(stopwatch.straightPort);
    }
    for (;;) {
      const hasLost = ({ lossRatio }: Step) => lossRatio > options.mostLossRatio;
      let step: Step;
      let attempts = 0;
      do {
        step = await oneStep(candidate, load, rooms, stopwatch, options.stepMs);
        attempts += 1;
        told(candidate.name, step);
      } while (hasLost(step) && step.takenRatio > mostTakenRatio && attempts < mostAttempts);
      steps.push(step);
      if (hasLost(step) || rooms.length >= options.mostRooms) break;
      const { fromRooms, roomsPerStep } = options;
      const wanted = rooms.length < fromRooms ? fromRooms : rooms.length + roomsPerStep;
      while (rooms.length < wanted) rooms.push(await candidate.addRoom(load));
    }
  } catch (error) {
    // One that is so busy that it no longer answers is made to die: it carries no more than before.
    if (candidate.isAlive()) throw error;
  } finally {
    load.close();
    stopwatch.close();
    candidate.close();
    // What the next climb begins would have it, too.
    os.setPriority(0);
  }
  return { name: candidate.name, steps };
}

/** The load runs and stops, and what is under way arrives, so that both ends can be counted exactly. */
async function oneStep(
  candidate: Candidate,
  load: Load,
  rooms: readonly CarriedRoom[],
  stopwatch: Stopwatch,
  stepMs: number,
): Promise<Step> {
  load.start();
  // A second to begin with: each new consumer waits for a key frame.
  await elapse(2_500);
  load.stop();
  await elapse(drainMs);
  const before = await totals(rooms);
  await stopwatch.forget();
  const [machine, coreUse] = [new Machine(), new CoreUse(candidate.pid)];
  load.start();
  await elapse(stepMs);
  coreUse.stop();
  machine.stop();
  load.stop();
  await elapse(drainMs);
  const after = await totals(rooms);
  return {
    rooms: rooms.length,
    consumers: rooms.reduce((sum, { consumerCount }) => sum + consumerCount, 0),
    lossRatio: 1 - (after.out - before.out) / Math.max(1, after.sent - before.sent),
    cpuRatio: coreUse.ratio,
    takenRatio: machine.takenRatio,
    added: await stopwatch.take(machine, coreUse),
  };
}

/** Milliseconds; not a number of no packets. */
export const addedAt = (added: readonly Added[], share: number): number =>
  added.length > 0
    ? percentile(
        added.map(({ ms }) => ms),
        share,
      )
    : Number.NaN;

/** As far as the hypervisor left the machine alone. */
export const undisturbed = (added: readonly Added[]): readonly Added[] =>
  added.filter(({ wasMachineWhole }) => wasMachineWhole);

/** While the worker under test used about such a share of its core. */
export const whileBusy = (added: readonly Added[], { from, to }: { from: number; to: number }) =>
  added.filter(({ coreRatio }) => coreRatio >= from && coreRatio <= to);
