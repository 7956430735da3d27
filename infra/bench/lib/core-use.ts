import { readFileSync } from 'node:fs';
import { machineMs } from './cores.ts';

const lookMs = 500;

/** Time its first thread was on a core, in ms: the first column of proc_pid_schedstat, in ns. */
const onCoreMs = (pid: number): number =>
  Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;

type Look = { readonly atMs: number; readonly onCoreMs: number };

const ratioOf = (from: Look, to: Look) => (to.onCoreMs - from.onCoreMs) / (to.atMs - from.atMs);

/** Watches which share of a core a process uses, half second by half second. */
export class CoreUse {
  readonly #pid: number;
  readonly #looks: Look[] = [];
  readonly #timer: NodeJS.Timeout;

  constructor(pid: number) {
    this.#pid = pid;
    this.#look();
    this.#timer = setInterval(() => this.#look(), lookMs);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#look();
  }

  /** Over all the time, 0 to 1. */
  get ratio(): number {
    const [first, last] = [this.#looks[0], this.#looks.at(-1)];
    return first && last ? ratioOf(first, last) : Number.NaN;
  }

  /**
   * In the half second of a moment or the one before, whichever was the busier: what waits in one is worked off in the next.
   * 0 to 1; not a number for the first half second and for a moment outside.
   */
  ratioAt(atMs: number): number {
    const next = this.#looks.findIndex((look) => look.atMs > atMs);
    const [before, from, to] = this.#looks.slice(Math.max(0, next - 2), next + 1);
    return next >= 2 && before && from && to
      ? Math.max(ratioOf(before, from), ratioOf(from, to))
      : Number.NaN;
  }

  #look(): void {
    this.#looks.push({ atMs: machineMs(), onCoreMs: onCoreMs(this.#pid) });
  }
}
