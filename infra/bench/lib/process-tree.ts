import { readdirSync, readFileSync } from 'node:fs';

/** What a process holds at this moment. */
export type Holding = {
  /** Open files, sockets and pipes. */
  readonly handles: number;
  /** UDP and TCP sockets among them that are bound or connected. */
  readonly sockets: number;
  readonly memoryMb: number;
};

const read = (path: string) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // It ended meanwhile.
    return '';
  }
};

/** The processes below one, by command line: those that contain `text`. */
export function descendants(pid: number, text: string): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parentOf = new Map(
    all.map((name) => {
      // The name of the program, in parentheses, may hold anything.
      const [, parent] = read(`/proc/${name}/stat`).split(') ').at(-1)?.split(' ') ?? [];
      return [Number(name), Number(parent)];
    }),
  );
  const isBelow = (candidate: number): boolean => {
    const parent = parentOf.get(candidate);
    return parent !== undefined && (parent === pid || isBelow(parent));
  };
  return [...parentOf.keys()].filter(
    (candidate) => isBelow(candidate) && read(`/proc/${candidate}/cmdline`).includes(text),
  );
}

const tables = ['udp', 'tcp'] as const;

export function holdingOf(pid: number): Holding {
  const handles = readdirSync(`/proc/${pid}/fd`);
  // Seen from the process, so that its own network namespace counts.
  const inodes = new Set(
    tables.flatMap((table) =>
      read(`/proc/${pid}/net/${table}`)
        .split('\n')
        .map((line) => line.trim().split(/\s+/)[9] ?? ''),
    ),
  );
  const sockets = handles.filter((handle) => inodes.has(inodeOf(pid, handle)));
  const resident = /^VmRSS:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1];
  return {
    handles: handles.length,
    sockets: sockets.length,
    memoryMb: Number(resident ?? 0) / 1024,
  };
}

function inodeOf(pid: number, handle: string): string {
  const info = read(`/proc/${pid}/fdinfo/${handle}`);
  return /^ino:\s+(\d+)/m.exec(info)?.[1] ?? '';
}

/** Hundredths of a second, as Linux counts them in /proc. */
const ticksPerSecond = 100;

/** What a process has used of the processor so far, in seconds of one core. */
export function cpuSecondsOf(pid: number): number {
  // The name of the program, in parentheses, may hold anything; state is the first field after it.
  const fields = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
  const [user, system] = [fields[11], fields[12]];
  return (Number(user) + Number(system)) / ticksPerSecond;
}
