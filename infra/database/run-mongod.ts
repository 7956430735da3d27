/**
 * A `mongod` as a child that the supervisor understands:
 *   node run-mongod.ts --program <file> --data <dir> --key-file <file> --port <number>
 * It sends { type: 'ready' } once the replica set of one node takes writes, ends when mongod ends, and
 * ends mongod on SIGTERM or when its parent is gone.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Document, MongoClient } from 'mongodb';
import { mongodUser } from './mongod-access.ts';
import { createOwner, ensureReplicaSet, hasCode, replicaSetName } from './replica-set.ts';

const authenticationFailed = 18;
/** Opening the files of a large database after a crash takes its time. */
const startTimeoutMs = 50_000;

const { values } = parseArgs({
  options: {
    program: { type: 'string' },
    data: { type: 'string' },
    'key-file': { type: 'string' },
    port: { type: 'string' },
  },
});
const { program, data, 'key-file': keyFile, port } = values;
if (!program || !data || !keyFile || !port) {
  throw new Error('--program, --data, --key-file and --port are needed');
}
const host = `127.0.0.1:${port}`;

mkdirSync(data, { recursive: true, mode: 0o700 });
const mongod = startMongod(program, data, keyFile, port);
process.once('SIGTERM', () => mongod.kill('SIGTERM'));
process.once('disconnect', () => mongod.kill('SIGTERM'));
// Ctrl-C reaches a whole group; the supervisor decides when its database stops.
process.on('SIGINT', () => undefined);
mongod.once('exit', (status, signal) => {
  process.exit(signal === null ? (status ?? 1) : 1);
});

try {
  await prepare(readFileSync(keyFile, 'utf8').trim());
  process.send?.({ type: 'ready' });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'unknown'}\n`);
  mongod.kill('SIGTERM');
  await once(mongod, 'exit');
  process.exit(1);
}

function startMongod(file: string, folder: string, key: string, ownPort: string): ChildProcess {
  const args = [
    '--dbpath',
    folder,
    '--port',
    ownPort,
    '--bind_ip',
    '127.0.0.1',
    '--replSet',
    replicaSetName,
    '--keyFile',
    key,
    '--nounixsocket',
  ];
  return spawn(file, args, { stdio: ['ignore', 'inherit', 'inherit'] });
}

/** A new database has no user yet; one that has refuses everybody who does not sign in. */
async function prepare(password: string): Promise<void> {
  try {
    await withAdmin(password, (run) => ensureReplicaSet(run, host));
  } catch (error) {
    if (!hasCode(error, authenticationFailed)) throw error;
    await withAdmin(undefined, async (run, primary) => {
      await ensureReplicaSet(run, host);
      await primary();
      await createOwner(run, mongodUser, password);
    });
  }
  await withAdmin(password, (_run, primary) => primary());
}

type AdminWork = (
  run: (command: Document) => Promise<Document>,
  /** Waits until the node takes writes. */
  primary: () => Promise<void>,
) => Promise<void>;

async function withAdmin(password: string | undefined, work: AdminWork): Promise<void> {
  const auth = password === undefined ? {} : { auth: { username: mongodUser, password } };
  const options = { serverSelectionTimeoutMS: startTimeoutMs, ...auth };
  const direct = new MongoClient(`mongodb://${host}/admin?directConnection=true`, options);
  const primary = async () => {
    // Not a direct connection: the driver then waits for the election by itself.
    const uri = `mongodb://${host}/admin?replicaSet=${replicaSetName}`;
    const client = new MongoClient(uri, options);
    try {
      await client.db('admin').command({ ping: 1 }, { readPreference: 'primary' });
    } finally {
      await client.close();
    }
  };
  try {
    const admin = direct.db('admin');
    await work(
      (command) => admin.command(command, { readPreference: 'primaryPreferred' }),
      primary,
    );
  } finally {
    await direct.close();
  }
}
