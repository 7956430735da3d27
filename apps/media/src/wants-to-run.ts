import { existsSync, readFileSync } from 'node:fs';

/** As in proc(5): running or waiting for a core, and waiting for a disk. */
const busyStates = new Set(['R', 'D']);

/**
 * Whether a process would go on if it were let: it has work and waits for a core. One that is stopped, waits
 * for what never comes, or is gone, does not. Undefined where the system does not tell: only Linux does.
 */
export function wantsToRun(pid: number): boolean | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name before it, in brackets, may contain anything.
    const state = stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
    return busyStates.has(state);
  } catch {
    return existsSync('/proc/self/stat') ? false : undefined;
  }
}
