import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The folders that Debian puts daemons in are not on everybody's PATH. */
const daemonFolders = ['/usr/sbin', '/usr/bin', '/usr/local/bin'];
/** Made by Debian's package. */
const packageUser = 'turnserver';

/** coturn's server, if it is installed. */
export function findTurnserver(env: NodeJS.ProcessEnv): string | undefined {
  const folders = [...(env['PATH'] ?? '').split(path.delimiter).filter(Boolean), ...daemonFolders];
  return folders.map((folder) => path.join(folder, 'turnserver')).find((file) => existsSync(file));
}

/** Whom it should become after its port is open: root opens 443, and need not relay. */
export function turnserverUser(): string | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8');
  return users.startsWith(`${packageUser}:`) || users.includes(`\n${packageUser}:`)
    ? packageUser
    : undefined;
}
