import { readFileSync } from 'node:fs';
import os from 'node:os';
import { machineMs } from './cores.ts';

const lookMs = 100;
/** Linux counts it in hundredths of a second. */
const tickMs = 10;
/** What has queued while a core was away is worked off after it. */
const aftermathMs = 200;

/** What the hypervisor took from all cores since the machine began, in ms: "steal", the eighth column in proc(5). */
function takenMs(): number {
  const line = readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '';
  return Number(line.trim().split(/\s+/)[8]) * tickMs;
}

/** Watches when a virtual machine had its cores: a benchmark of milliseconds has to know. */
export class Machine {
  readonly #takenAtFirstMs = takenMs();
  readonly #startMs = machineMs();
  readonly #timer: NodeJS.Timeout;
  /** Spans in which something was taken. */
  readonly #disturbed: { readonly fromMs: number; readonly toMs: number }[] = [];
  #last = { atMs: this.#startMs, takenMs: this.#takenAtFirstMs };

  constructor() {
    this.#timer = setInterval(() => this.#look(), lookMs);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#look();
  }

  /** Share of all cores' time that was taken, 0 to 1. */
  get takenRatio(): number {
    const wholeMs = (this.#last.atMs - this.#startMs) * os.availableParallelism();
    return (this.#last.takenMs - this.#takenAtFirstMs) / wholeMs;
  }

  /** @param atMs by the machine's own clock */
  wasWhole(atMs: number): boolean {
    return !this.#disturbed.some(({ fromMs, toMs }) => atMs > fromMs && atMs < toMs + aftermathMs);
  }

  #look(): void {
    const now = { atMs: machineMs(), takenMs: takenMs() };
    if (now.takenMs > this.#last.takenMs)
      this.#disturbed.push({ fromMs: this.#last.atMs, toMs: now.atMs });
    this.#last = now;
  }
}
