import { execFileSync } from 'node:child_process';
import os from 'node:os';

/** Keeps all threads of a process to one core. */
export function keepTo(core: number, pid: number): void {
  execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', String(core), String(pid)], {
    stdio: 'ignore',
  });
}

/** Lets a process go before most of what shares its core. Only root may: for others everything takes its turn. */
export function preferOnCore(pid: number): void {
  try {
    os.setPriority(pid, -15);
  } catch {
    // Only root may.
  }
}

/** Milliseconds of the machine's own clock: the same for all its processes, which performance.now() is not. */
export const machineMs = (): number => Number(process.hrtime.bigint()) / 1e6;
