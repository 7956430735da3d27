import { randomUUID } from 'node:crypto';
import { setTimeout as elapse } from 'node:timers/promises';
import { cameraRtp, firstSeizure, microphoneRtp, opusAndVp8 } from '@qarib/testing';
import type { Stack } from '../../start/stack.ts';
import { Caller } from '../lib/caller.ts';
import { descendants, holdingOf, type Holding } from '../lib/process-tree.ts';

const people = { nurse: 'demo-nurse-tighdouine', specialist: 'demo-neurologist-benali' };
const patientId = 'demo-patient-t1';

/** What the processes of the two planes hold. */
export type Holdings = Readonly<Record<'server' | 'media node' | 'media workers', Holding>>;

/** Calls are joined and left over and over by two people, through the real control plane and media node. */
export class Churn {
  readonly #callers: readonly Caller[];
  readonly #consultationId: string;

  private constructor(callers: readonly Caller[], consultationId: string) {
    this.#callers = callers;
    this.#consultationId = consultationId;
  }

  static async create({ origin }: Pick<Stack, 'origin'>): Promise<Churn> {
    const nurse = await Caller.signIn(origin, people.nurse);
    const specialist = await Caller.signIn(origin, people.specialist);
    await Promise.all([nurse.connect(), specialist.connect()]);
    const { id } = await nurse.call('requestConsultation', {
      body: { ...firstSeizure, patientId, idempotencyKey: randomUUID() },
    });
    await specialist.command('consultation:accept', { consultationId: id });
    return new Churn([nurse, specialist], id);
  }

  /** @param pauseMs between two cycles: a person may send only so many commands a second */
  async run(cycles: number, pauseMs: number, done: (count: number) => void): Promise<void> {
    for (let count = 1; count <= cycles; count += 1) {
      const leaves: (() => Promise<unknown>)[] = [];
      for (const caller of this.#callers) leaves.push(await this.#enter(caller));
      for (const leave of leaves) await leave();
      done(count);
      await elapse(pauseMs);
    }
  }

  close(): void {
    for (const caller of this.#callers) caller.close();
  }

  async #enter(caller: Caller): Promise<() => Promise<unknown>> {
    const consultationId = this.#consultationId;
    const { peerId, sendTransport } = await caller.command('call:prepare', { consultationId });
    const sending = { peerId, transportId: sendTransport.id, isPaused: false };
    await caller.command('call:produce', {
      ...sending,
      source: 'microphone',
      kind: 'audio',
      rtpParameters: microphoneRtp,
    });
    await caller.command('call:produce', {
      ...sending,
      source: 'camera',
      kind: 'video',
      rtpParameters: cameraRtp,
    });
    await caller.command('call:join', { peerId, rtpCapabilities: opusAndVp8 });
    return () => caller.command('call:leave', { peerId });
  }
}

/** The planes' processes are found below this one, which started them. */
export function holdings(): Holdings {
  const sum = (text: string): Holding =>
    descendants(process.pid, text)
      .map(holdingOf)
      .reduce((one, other) => ({
        handles: one.handles + other.handles,
        sockets: one.sockets + other.sockets,
        memoryMb: one.memoryMb + other.memoryMb,
      }));
  return {
    server: sum('apps/server/src/main.ts'),
    'media node': sum('apps/media/src/main.ts'),
    'media workers': sum('mediasoup-worker'),
  };
}
