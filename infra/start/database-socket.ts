import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The address of a unix socket, with its ending zero byte, has 108 bytes: unix(7). */
const longestSocketPath = 107;

/**
 * Where the embedded database listens: in the data folder, or in a private folder with a short name
 * when that path is too long for a socket.
 */
export function databaseSocketPath(dataDir: string, env: NodeJS.ProcessEnv): string {
  const inDataDir = path.join(dataDir, 'db.sock');
  if (fits(inDataDir)) return inDataDir;
  const id = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  const candidates = [env['XDG_RUNTIME_DIR'], os.tmpdir(), '/tmp'];
  for (const parent of candidates) {
    if (!parent) continue;
    const socket = path.join(parent, `qarib-${id}`, 'db.sock');
    if (!fits(socket)) continue;
    makePrivateFolder(path.dirname(socket));
    return socket;
  }
  throw new Error('No folder has a path short enough for the database socket.');
}

function fits(socket: string): boolean {
  return Buffer.byteLength(socket) <= longestSocketPath;
}

/** In a folder that all users share, another user may have made the name first. */
function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stat = lstatSync(folder);
  if (!stat.isDirectory() || stat.uid !== process.getuid?.()) {
    throw new Error(`${folder} belongs to another user; the database socket cannot be put there.`);
  }
  chmodSync(folder, 0o700);
}
