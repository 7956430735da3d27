/**
 * What the embedded database does on this machine, through the official driver, and beside it in the
 * same run the least that a durable database could do: LMDB through the same kind of socket, and the
 * disk's own sync.
 */
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { nodeOptions } from '@qarib/embedded-mongo/node-options';
import { MongoClient } from 'mongodb';
import { databaseUri, memoryOf, startChild, startDatabase, stopChild } from './lib/child.ts';
import { LmdbClient } from './lib/lmdb-client.ts';
import { ratePerSecond } from './lib/rate.ts';
import { printTable } from './lib/table.ts';

const inFlight = 50;
const measureMs = 4_000;
const documents = 100_000;
const manyDocuments = 1_000_000;
const batch = 5_000;

interface Visit {
  _id: number;
  site: number;
  at: Date;
  note: string;
}

/** About 300 bytes of BSON. */
const visit = (id: number): Visit => ({
  _id: id,
  site: id % 500,
  at: new Date(1_760_000_000_000 + id * 1_000),
  note: 'x'.repeat(240),
});

const folder = mkdtempSync(path.join(os.tmpdir(), 'qarib-bench-'));
const rows: Record<string, string | number>[] = [];
const report = (measure: string, value: number, baseline?: number, target = '') => {
  const ratio = baseline === undefined ? '' : (value / baseline).toFixed(2);
  rows.push({ measure, 'per second': Math.round(value), 'of the baseline': ratio, target });
};

function syncsPerSecond(): Promise<number> {
  const file = openSync(path.join(folder, 'sync'), 'w');
  const bytes = Buffer.alloc(4096, 1);
  const sync = async () => {
    writeSync(file, bytes, 0, bytes.length, 0);
    fdatasyncSync(file);
  };
  return ratePerSecond(1, measureMs / 2, sync).finally(() => closeSync(file));
}

/** Durable puts and gets of raw LMDB, each client waiting for its answer. */
async function measureBaseline() {
  const socket = path.join(folder, 'lmdb.sock');
  const child = await startChild(
    'infra/bench/lib/lmdb-server.ts',
    [path.join(folder, 'lmdb'), socket],
    { env: { NODE_OPTIONS: nodeOptions } },
  );
  const clients = await Promise.all(
    Array.from({ length: inFlight }, () => LmdbClient.connect(socket)),
  );
  const value = Buffer.alloc(300, 1);
  const client = (worker: number) => clients[worker] ?? Promise.reject(new Error('no client'));
  const puts = await ratePerSecond(inFlight, measureMs, async (at, worker) =>
    (await client(worker)).put(at, value),
  );
  const gets = await ratePerSecond(inFlight, measureMs, async (at, worker) =>
    (await client(worker)).get(at % 1_000),
  );
  for (const { close } of clients.map((each) => ({ close: () => each.close() }))) close();
  await stopChild(child);
  return { puts, gets };
}

async function insertUpTo(client: MongoClient, from: number, to: number): Promise<void> {
  const visits = client.db().collection<Visit>('visits');
  for (let first = from; first < to; first += batch) {
    const size = Math.min(batch, to - first);
    await visits.insertMany(Array.from({ length: size }, (_, index) => visit(first + index)));
    if (process.stderr.isTTY) process.stderr.write(`${first + size} documents\r`);
  }
}

async function measureOperations(
  client: MongoClient,
  { puts, gets }: { puts: number; gets: number },
) {
  const db = client.db();
  const visits = db.collection<Visit>('visits');
  const inserts = db.collection<Visit>('inserts');
  const insertRate = await ratePerSecond(inFlight, measureMs, (at) => inserts.insertOne(visit(at)));
  report('insertOne, 50 in flight', insertRate, puts, '6 000');
  const findRate = await ratePerSecond(inFlight, measureMs, (at) =>
    visits.findOne({ _id: (at * 7919) % documents }),
  );
  report('findOne by _id, 50 in flight', findRate, gets, '3 000');
  const sortedRate = await ratePerSecond(inFlight, measureMs, (at) =>
    visits
      .find({ site: at % 500 })
      .sort({ at: -1 })
      .limit(10)
      .toArray(),
  );
  report('indexed find, sorted, limit 10', sortedRate, gets, '2 000');
  const transactionRate = await ratePerSecond(inFlight, measureMs, (at) =>
    client.withSession((session) =>
      session.withTransaction(async () => {
        await inserts.insertOne(visit(10_000_000 + at * 2), { session });
        await inserts.insertOne(visit(10_000_001 + at * 2), { session });
      }),
    ),
  );
  report('transaction of two writes, 50 in flight', transactionRate, puts, '500');
}

/** How long one reader waits for an answer, in milliseconds, while a large update goes on. */
async function measureWaiting(client: MongoClient): Promise<number> {
  const visits = client.db().collection<Visit>('visits');
  const updating = new AbortController();
  const update = visits
    .updateMany({ _id: { $lt: 2 * documents } }, { $set: { note: 'y'.repeat(240) } })
    .finally(() => updating.abort());
  const waits: number[] = [];
  while (!updating.signal.aborted) {
    const askedAt = performance.now();
    await visits.findOne({ _id: waits.length % documents });
    waits.push(performance.now() - askedAt);
  }
  await update;
  return waits.toSorted((one, other) => one - other)[Math.floor(waits.length * 0.99)] ?? NaN;
}

async function withDatabase(work: (client: MongoClient) => Promise<void>) {
  const child = await startDatabase(folder);
  const client = await MongoClient.connect(databaseUri(folder), { maxPoolSize: inFlight });
  await work(client);
  const memory = memoryOf(child);
  await client.close();
  await stopChild(child);
  return { memory, startedInMs: child.startedInMs };
}

try {
  report('write of 4 kB and fdatasync, one after the other', await syncsPerSecond());
  const baseline = await measureBaseline();
  report('raw LMDB, durable put, 50 in flight', baseline.puts, baseline.puts);
  report('raw LMDB, get, 50 in flight', baseline.gets, baseline.gets);
  const empty = await withDatabase(async (client) => {
    await client.db().collection('visits').createIndex({ site: 1, at: -1 });
    await insertUpTo(client, 0, documents);
  });
  await withDatabase((client) => measureOperations(client, baseline));
  await withDatabase((client) => insertUpTo(client, documents, manyDocuments));
  let waitingMs = NaN;
  const large = await withDatabase(async (client) => {
    waitingMs = await measureWaiting(client);
  });
  printTable(rows);
  printTable([
    { measure: 'start to ready, empty (ms)', value: Math.round(empty.startedInMs), target: '' },
    {
      measure: 'start to ready, 1 000 000 documents (ms)',
      value: Math.round(large.startedInMs),
      target: '1 000',
    },
    {
      measure: 'findOne beside an update of 200 000 documents, p99 (ms)',
      value: Math.round(waitingMs),
      target: '',
    },
    {
      measure: 'own memory after writing 100 000 documents (MB)',
      value: Math.round(empty.memory.ownMb),
      target: '250',
    },
    {
      measure: 'the same with mapped pages of the file (MB)',
      value: Math.round(empty.memory.totalMb),
      target: '',
    },
  ]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
