import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import { setTimeout as elapse } from 'node:timers/promises';
import { percentile } from '../lib/table.ts';
import { Arrivals } from './arrivals.ts';
import type { Candidate, CarriedRoom } from './candidates.ts';
import { Load } from './load.ts';
import { Machine } from '../lib/machine.ts';
import { audio } from './speech-and-picture.ts';

/** Linux counts a process's time in hundredths of a second. */
const tickMs = 10;
const drainMs = 700;
/** Each watched by the speech that one of its two people hears. */
const watchedRooms = 5;
/** Share of the cores' time. A loss while more was taken says nothing of the worker: the step is done again. */
const mostTakenRatio = 0.01;
const mostAttempts = 4;

type Added = { readonly ms: number; readonly wasMachineWhole: boolean };

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

function keepTo(core: number, pid: number): void {
  execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', String(core), String(pid)], {
    stdio: 'ignore',
  });
}

/**
 * Puts a process before whatever shares its core, or back: this one, which reads the clock, before the load, and the
 * worker under test before what else the machine does. Who may not do that measures their turns, too.
 */
function goFirst(pid: number, isFirst: boolean): void {
  try {
    os.setPriority(pid, isFirst ? -15 : 0);
  } catch {
    // Only root may.
  }
}

function cpuMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
}

/**
 * How much longer each packet of speech took through the worker under test than straight from the load: the load's
 * own worker is as busy, and what waits there waits on both ways.
 */
class Stopwatch {
  readonly through: Arrivals;
  readonly straight: Arrivals;

  private constructor(through: Arrivals, straight: Arrivals) {
    this.through = through;
    this.straight = straight;
  }

  static async open(): Promise<Stopwatch> {
    return new Stopwatch(await Arrivals.open(audio), await Arrivals.open(audio));
  }

  take(machine: Machine): Added[] {
    const straight = this.straight.take();
    return [...this.through.take()].flatMap(([stamp, cameMs]) => {
      const straightMs = straight.get(stamp);
      if (straightMs === undefined) return [];
      return [{ ms: cameMs - straightMs, wasMachineWhole: machine.wasWhole(straightMs) }];
    });
  }

  close(): void {
    this.through.close();
    this.straight.close();
  }
}

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
  // After they were made: a process begins with the priority of the one that made it.
  for (const pid of [process.pid, candidate.pid]) goFirst(pid, true);
  const stopwatch = await Stopwatch.open();
  const rooms: CarriedRoom[] = [];
  const steps: Step[] = [];
  try {
    while (rooms.length < watchedRooms) {
      rooms.push(await candidate.addRoom(load, stopwatch.through.port));
      await load.sendStraight(stopwatch.straight.port);
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
    goFirst(process.pid, false);
    load.close();
    stopwatch.close();
    candidate.close();
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
  const machine = new Machine();
  stopwatch.take(machine);
  load.start();
  const [cpuMs, startMs] = [cpuMsOf(candidate.pid), performance.now()];
  await elapse(stepMs);
  const cpuRatio = (cpuMsOf(candidate.pid) - cpuMs) / (performance.now() - startMs);
  machine.stop();
  load.stop();
  await elapse(drainMs);
  const after = await totals(rooms);
  return {
    rooms: rooms.length,
    consumers: rooms.reduce((sum, { consumerCount }) => sum + consumerCount, 0),
    lossRatio: 1 - (after.out - before.out) / Math.max(1, after.sent - before.sent),
    cpuRatio,
    takenRatio: machine.takenRatio,
    added: stopwatch.take(machine),
  };
}

export const addedAt = ({ added }: Step, share: number): number =>
  added.length > 0
    ? percentile(
        added.map(({ ms }) => ms),
        share,
      )
    : Number.NaN;

/** The step as far as the hypervisor left the machine alone. */
export const undisturbed = (step: Step): Step => ({
  ...step,
  added: step.added.filter(({ wasMachineWhole }) => wasMachineWhole),
});
