/**
 * How long after something happened each coordinator's live board shows it: 400 consultations running,
 * 50 coordinators watching, one request after the other at times that no clock of the server knows.
 *
 *   npm run bench -- board [running] [watching]
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as elapse } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { specialties } from '@qarib/clinical';
import { firstSeizure } from '@qarib/testing';
import { startStack } from '../start/stack.ts';
import { Caller } from './lib/caller.ts';
import { databaseUri, startDatabase, stopChild } from './lib/child.ts';
import { percentile, printTable } from './lib/table.ts';

const running = Number(process.argv[2] ?? 400);
const watching = Number(process.argv[3] ?? 50);
const events = 100;
const longestPauseMs = 400;
const waitForLastMs = 5_000;

const coordinatorId = (at: number) => `bench-coordinator-${at}`;

const runningConsultation = (at: number) => ({
  _id: `bench-consultation-${at}`,
  requesterId: 'demo-nurse-tighdouine',
  idempotencyKey: `bench-${at}`,
  status: at % 4 === 0 ? 'accepted' : 'in-progress',
  mode: 'immediate',
  priority: 'urgent',
  specialty: specialties[at % specialties.length],
  facilityId: 'csr-tighdouine',
  provinceId: 'al-haouz',
  regionId: 'marrakech-safi',
  requestedAt: new Date(),
  patientId: 'demo-patient-t1',
  responsiblePractitionerId: 'demo-neurologist-benali',
  isNoteSigned: false,
});

const coordinator = (at: number) => ({
  _id: coordinatorId(at),
  name: `Coordinator ${at}`,
  email: `coordinator-${at}@bench.example`,
  passwordHash: 'nobody signs in with a password here',
  role: 'coordinator',
  specialties: [],
  facilityId: 'drs-marrakech-safi',
  language: 'fr',
  isOnCall: false,
  isDemo: true,
});

async function fill(uri: string): Promise<void> {
  const client = await MongoClient.connect(uri);
  const insert = (name: string, documents: { _id: string }[]) =>
    client.db().collection<{ _id: string }>(name).insertMany(documents);
  const each = <Item>(count: number, make: (at: number) => Item) =>
    Array.from({ length: count }, (_, at) => make(at));
  await insert('consultations', each(running, runningConsultation));
  await insert('practitioners', each(watching, coordinator));
  await client.close();
}

/** When each watcher first saw at least so many waiting, by how many there were. */
class Watch {
  readonly #seenAtMs: number[] = [];

  see(waiting: number): void {
    const nowMs = performance.now();
    for (let count = this.#seenAtMs.length; count <= waiting; count += 1)
      this.#seenAtMs[count] = nowMs;
  }

  seenAtMs(waiting: number): number | undefined {
    return this.#seenAtMs[waiting];
  }
}

async function watch(origin: string, at: number): Promise<{ caller: Caller; watch: Watch }> {
  const caller = await Caller.signIn(origin, coordinatorId(at));
  await caller.connect();
  const seen = new Watch();
  caller.onFact('board:changed', ({ waiting }) => seen.see(waiting));
  const { board } = await caller.command('board:watch', {});
  seen.see(board.waiting);
  return { caller, watch: seen };
}

/** Asks again and again; answers when each request had been answered, which is when it was durable. */
async function ask(nurse: Caller): Promise<number[]> {
  const durableAtMs: number[] = [];
  for (let count = 1; count <= events; count += 1) {
    await nurse.call('requestConsultation', {
      body: { ...firstSeizure, patientId: 'demo-patient-t1', idempotencyKey: randomUUID() },
    });
    durableAtMs[count] = performance.now();
    process.stderr.write(`event ${count} of ${events}   \r`);
    await elapse(Math.random() * longestPauseMs);
  }
  return durableAtMs;
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'qarib-bench-'));
const database = await startDatabase(folder);
const env = { QARIB_PORT: '0', QARIB_MEDIA_PORT: '0', MONGODB_URI: databaseUri(folder) };
const stack = await startStack({ dataDir: folder, env });
try {
  await fill(env.MONGODB_URI);
  const watchers = await Promise.all(
    Array.from({ length: watching }, (_, at) => watch(stack.origin, at)),
  );
  const nurse = await Caller.signIn(stack.origin, 'demo-nurse-tighdouine');
  const durableAtMs = await ask(nurse);
  await elapse(waitForLastMs);
  const delays = watchers.flatMap(({ watch: seen }) =>
    durableAtMs.flatMap((atMs, count) => Math.max(0, (seen.seenAtMs(count) ?? Infinity) - atMs)),
  );
  printTable([
    {
      running,
      watching,
      events,
      'p50 ms': percentile(delays, 50).toFixed(0),
      'p99 ms': percentile(delays, 99).toFixed(0),
      'longest ms': Math.max(...delays).toFixed(0),
    },
  ]);
  for (const { caller } of watchers) caller.close();
  nurse.close();
} finally {
  await stack.stop();
  await stopChild(database);
  rmSync(folder, { recursive: true, force: true });
}
