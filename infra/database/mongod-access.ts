import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { databaseName, storeFolder } from './stores.ts';

/** The one user of a `mongod` of this machine. */
export const mongodUser = 'qarib';

/**
 * Where the password of a local `mongod` is kept. It listens on the loopback interface, where every
 * user of the machine could otherwise read the records. The same file is its key file.
 */
export function mongodKeyFile(dataDir: string): string {
  return path.join(dataDir, 'mongod.key');
}

/** Makes the key at the first start; nobody but the owner may read it. */
export function loadMongodKey(dataDir: string): string {
  const file = mongodKeyFile(dataDir);
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const partial = `${file}.${process.pid}`;
    writeFileSync(partial, randomBytes(48).toString('base64'), { mode: 0o600, flush: true });
    renameSync(partial, file);
  }
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
}

export function mongodUri(dataDir: string, port: number): string {
  const password = encodeURIComponent(loadMongodKey(dataDir));
  return (
    `mongodb://${mongodUser}:${password}@127.0.0.1:${port}/${databaseName}` +
    '?authSource=admin&directConnection=true'
  );
}

/** What the child is started with; no secret is among its arguments, which anybody may list. */
export function mongodArguments(dataDir: string, program: string, port: number): string[] {
  return [
    '--program',
    program,
    '--data',
    storeFolder(dataDir, 'mongod'),
    '--key-file',
    mongodKeyFile(dataDir),
    '--port',
    String(port),
  ];
}
