import { existsSync, readFileSync } from 'node:fs';

/** What the system tells of a process: its state's letter, and the time cores have spent on it, in ticks (10 ms). */
export type ProcessActivity = {
  readonly state: string;
  readonly userTicks: number;
  /** Of them on what it asked of the system: taking and sending packets, for one. */
  readonly kernelTicks: number;
};

/** As in proc(5). Undefined of a process that is not there, and where the system does not tell: only Linux does. */
export function activityOf(pid: number): ProcessActivity | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name before them, in brackets, may contain anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return {
      state: fields[0] ?? '',
      userTicks: Number(fields[11]),
      kernelTicks: Number(fields[12]),
    };
  } catch {
    return undefined;
  }
}

/**
 * What a process that owes an answer is at:
 * - `stuck`: it is stopped, gone, or waits for what never comes;
 * - `running`: it has or wants a core, and nothing comes of it: it loops, or gets none;
 * - `serving`: it takes and sends;
 * - `untold`: this system does not tell.
 */
export type Standing = 'stuck' | 'running' | 'serving' | 'untold';

const toldHere = existsSync('/proc/self/stat');
const stopped = new Set(['T', 't', 'Z', 'X']);
/** Running or waiting for a core, and waiting for a disk. */
const wanting = new Set(['R', 'D']);
/** Of the time cores spent on it. One that forwards packets is above a third; one that loops has a few in a hundred. */
const servingShare = 0.1;

/** @param before what it was at some time ago */
export function standingOf(
  before: ProcessActivity | undefined,
  now: ProcessActivity | undefined,
): Standing {
  if (!toldHere) return 'untold';
  if (!before || !now || stopped.has(now.state)) return 'stuck';
  const kernelTicks = now.kernelTicks - before.kernelTicks;
  const ticks = kernelTicks + now.userTicks - before.userTicks;
  if (ticks > 0) return kernelTicks >= ticks * servingShare ? 'serving' : 'running';
  return wanting.has(now.state) ? 'running' : 'stuck';
}
