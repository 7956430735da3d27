import type { CoreUse } from '../lib/core-use.ts';
import type { Machine } from '../lib/machine.ts';
import { Arrivals } from './arrivals.ts';
import { audio } from './speech-and-picture.ts';

/** What the worker under test added to one packet, and what is to be known of the moment. */
export type Added = {
  readonly ms: number;
  readonly wasMachineWhole: boolean;
  /** Of its core, what the worker used about then, 0 to 1; not a number where that is not known. */
  readonly coreRatio: number;
};

/**
 * How much longer each packet of speech took through the worker under test than straight from the load: the load's
 * own worker is as busy, and what waits there waits on both ways.
 */
export class Stopwatch {
  readonly throughPort: number;
  readonly straightPort: number;
  readonly #arrivals: Arrivals;

  private constructor(arrivals: Arrivals) {
    this.#arrivals = arrivals;
    const [throughPort, straightPort] = arrivals.ports;
    if (throughPort === undefined || straightPort === undefined) throw new Error('two ways');
    this.throughPort = throughPort;
    this.straightPort = straightPort;
  }

  static async open(core: number): Promise<Stopwatch> {
    return new Stopwatch(await Arrivals.open(audio, 2, core));
  }

  /** Of everything that came since the last time. */
  async take(machine: Machine, coreUse: CoreUse): Promise<Added[]> {
    const [through = new Map<number, number>(), straight] = await this.#arrivals.take();
    return [...through].flatMap(([stamp, cameMs]) => {
      const straightMs = straight?.get(stamp);
      if (straightMs === undefined) return [];
      const wasMachineWhole = machine.wasWhole(straightMs);
      const coreRatio = coreUse.ratioAt(straightMs);
      return [{ ms: cameMs - straightMs, wasMachineWhole, coreRatio }];
    });
  }

  /** What came until now is not looked at. */
  async forget(): Promise<void> {
    await this.#arrivals.take();
  }

  close(): void {
    this.#arrivals.close();
  }
}
