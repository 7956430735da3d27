import { once } from 'node:events';
import { z } from 'zod';
import { startChild, type MeasuredChild } from '../lib/child.ts';
import { preferOnCore, keepTo } from '../lib/cores.ts';
import type { Stream } from './speech-and-picture.ts';

const taken = z.array(
  z.object({ port: z.number(), came: z.array(z.tuple([z.number(), z.number()])) }),
);

export type Taken = z.infer<typeof taken>;

/** When each moment of a stream came to each of some ports, by its RTP time stamp, in ms of the machine's clock. */
export class Arrivals {
  readonly ports: readonly number[];
  readonly #child: MeasuredChild;

  private constructor(child: MeasuredChild, ports: readonly number[]) {
    this.#child = child;
    this.ports = ports;
  }

  /** @param core which the ports' process keeps to, before all else on it */
  static async open({ payloadType }: Stream, count: number, core?: number): Promise<Arrivals> {
    const args = [payloadType, count].map(String);
    const child = await startChild('infra/bench/capacity/arrivals-process.ts', args);
    const { pid } = child.process;
    if (pid === undefined) throw new Error('a process has a number');
    if (core !== undefined) keepTo(core, pid);
    preferOnCore(pid);
    return new Arrivals(
      child,
      (await takenFrom(child)).map(({ port }) => port),
    );
  }

  /** What came since the last time, port by port. */
  async take(): Promise<readonly ReadonlyMap<number, number>[]> {
    return (await takenFrom(this.#child)).map(({ came }) => new Map(came));
  }

  close(): void {
    this.#child.process.kill();
  }
}

async function takenFrom({ process: child }: MeasuredChild): Promise<Taken> {
  const answer = once(child, 'message');
  child.send('take');
  return taken.parse((await answer)[0]);
}
