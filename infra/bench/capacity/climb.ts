import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as elapse } from 'node:timers/promises';
import { createWorker } from 'mediasoup';
import { percentile } from '../lib/table.ts';
import type { Candidate, CarriedRoom } from './candidates.ts';
import { Load } from './load.ts';
import { audio } from './speech-and-picture.ts';

/** Linux counts a process's time in hundredths of a second. */
const tickMs = 10;
const drainMs = 700;

export type Step = {
  readonly rooms: number;
  readonly consumers: number;
  /** Packets that did not come out, of those sent, 0 to 1. */
  readonly lossRatio: number;
  readonly cpuRatio: number;
  readonly delayMs: readonly number[];
};

export type ClimbOptions = {
  readonly workerBin: string;
  readonly roomsPerStep: number;
  readonly mostRooms: number;
  readonly stepMs: number;
  readonly mostLossRatio: number;
};

function cpuMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
}

/** How long each packet of speech was on its way through the load's worker and the one under test. */
class Stopwatch {
  readonly #socket = createSocket('udp4');
  #load: Load | undefined;
  #delays: number[] = [];

  static async open(): Promise<Stopwatch> {
    const stopwatch = new Stopwatch();
    stopwatch.#socket.on('message', (packet) => {
      if (((packet[1] ?? 0) & 0x7f) !== audio.payloadType) return;
      // SRTP leaves the header readable.
      const sentMs = stopwatch.#load?.sentMs.get(packet.readUInt32BE(4));
      if (sentMs !== undefined) stopwatch.#delays.push(performance.now() - sentMs);
    });
    stopwatch.#socket.bind(0, '127.0.0.1');
    await once(stopwatch.#socket, 'listening');
    return stopwatch;
  }

  get port(): number {
    return this.#socket.address().port;
  }

  watch(load: Load): void {
    this.#load = load;
  }

  take(): number[] {
    return this.#delays.splice(0);
  }

  close(): void {
    this.#socket.close();
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
): Promise<{ readonly name: string; readonly steps: readonly Step[] }> {
  const generator = await createWorker({ workerBin: options.workerBin, logLevel: 'error' });
  const candidate = await create(options.workerBin);
  const stopwatch = await Stopwatch.open();
  const load = await Load.create(generator);
  stopwatch.watch(load);
  const rooms: CarriedRoom[] = [];
  const steps: Step[] = [];
  try {
    rooms.push(await candidate.addRoom(load, stopwatch.port));
    for (;;) {
      const step = await oneStep(candidate, load, rooms, stopwatch, options.stepMs);
      steps.push(step);
      told(candidate.name, step);
      if (step.lossRatio > options.mostLossRatio || rooms.length >= options.mostRooms) break;
      const wanted =
        rooms.length === 1 ? options.roomsPerStep : rooms.length + options.roomsPerStep;
      while (rooms.length < wanted) rooms.push(await candidate.addRoom(load));
    }
  } finally {
    load.close();
    stopwatch.close();
    candidate.close();
    generator.close();
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
  stopwatch.take();
  load.start();
  const [cpuMs, startMs] = [cpuMsOf(candidate.pid), performance.now()];
  await elapse(stepMs);
  const cpuRatio = (cpuMsOf(candidate.pid) - cpuMs) / (performance.now() - startMs);
  load.stop();
  await elapse(drainMs);
  const after = await totals(rooms);
  return {
    rooms: rooms.length,
    consumers: rooms.reduce((sum, { consumerCount }) => sum + consumerCount, 0),
    lossRatio: 1 - (after.out - before.out) / Math.max(1, after.sent - before.sent),
    cpuRatio,
    delayMs: stopwatch.take(),
  };
}

export const delayAt = ({ delayMs }: Step, share: number): number =>
  delayMs.length > 0 ? percentile(delayMs, share) : Number.NaN;
