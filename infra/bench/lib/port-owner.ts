import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The process that has a UDP port of this machine open; undefined when none has. */
export function ownerOfUdpPort(port: number): number | undefined {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const line = readFileSync('/proc/net/udp', 'utf8')
    .split('\n')
    .find((candidate) => candidate.trim().split(/\s+/)[1]?.endsWith(wanted));
  const inode = line?.trim().split(/\s+/)[9];
  if (inode === undefined) return undefined;
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).find((pid) => hasOpen(pid, `socket:[${inode}]`));
}

function hasOpen(pid: number, wanted: string): boolean {
  try {
    const folder = `/proc/${pid}/fd`;
    return readdirSync(folder).some((name) => readlinkSync(`${folder}/${name}`) === wanted);
  } catch {
    // It ended meanwhile, or is another user's.
    return false;
  }
}
