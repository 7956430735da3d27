/**
 * kill -9 at random moments under concurrent load. Every write is noted before it is sent and when it
 * is acknowledged, on disk; at the end that history is read again and held against what is found.
 */
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { checkFolder } from '@qarib/embedded-mongo';
import { MongoClient } from 'mongodb';
import { databaseUri, startDatabase, stopChild } from './lib/child.ts';
import { type Entry, judge, readHistory } from './lib/kill-history.ts';
import { printTable } from './lib/table.ts';

const kills = Number(process.argv[2] ?? 100);
const writers = 12;
/** Fewer than writers, so that transactions meet. */
const counters = 4;
/** A kill comes within this time of the first acknowledgement after a start. */
const longestRunMs = 400;

const folder = mkdtempSync(path.join(os.tmpdir(), 'qarib-kill9-'));
const historyFile = path.join(folder, 'history.log');
const note = (event: 'sent' | 'acknowledged', id: string) =>
  appendFileSync(historyFile, `${event} ${id}\n`);

/** Single documents and transactions of two documents and a counter, until the server is gone. */
async function write(client: MongoClient, name: string, onFirst: () => void): Promise<void> {
  const entries = client.db().collection<Entry>('entries');
  const totals = client.db().collection<{ _id: string; value: number }>('counters');
  for (let at = 0; ; at += 1) {
    const id = `${name}-${at}`;
    note('sent', id);
    try {
      if (at % 2 === 0) await entries.insertOne({ _id: `${id}/single`, name, at });
      else {
        await client.withSession((session) =>
          session.withTransaction(
            async () => {
              await entries.insertOne({ _id: `${id}/left`, name, at }, { session });
              const counter = { _id: `counter-${at % counters}` };
              await totals.updateOne(counter, { $inc: { value: 1 } }, { session, upsert: true });
              await entries.insertOne({ _id: `${id}/right`, name, at }, { session });
            },
            { timeoutMS: 5_000 },
          ),
        );
      }
    } catch {
      return;
    }
    note('acknowledged', id);
    onFirst();
  }
}

async function killOnce(round: number): Promise<number> {
  const child = await startDatabase(folder);
  const client = new MongoClient(
    `${databaseUri(folder)}&retryWrites=false&serverSelectionTimeoutMS=200`,
  );
  await client.connect();
  if (round === 0) await client.db().collection('entries').createIndex({ name: 1, at: -1 });
  const underLoad = Promise.withResolvers<void>();
  const writing = Array.from({ length: writers }, (_, writer) =>
    write(client, `${round}-${writer}`, underLoad.resolve),
  );
  await underLoad.promise;
  await setTimeout(Math.random() * longestRunMs);
  child.process.kill('SIGKILL');
  await child.exited;
  await Promise.all(writing);
  await client.close();
  return (await checkFolder(path.join(folder, 'db'))).problems.length;
}

async function readBack() {
  const child = await startDatabase(folder);
  const client = await MongoClient.connect(databaseUri(folder));
  const entries = await client.db().collection<Entry>('entries').find().toArray();
  const totals = await client
    .db()
    .collection<{ _id: string; value: number }>('counters')
    .find()
    .toArray();
  await client.close();
  await stopChild(child);
  return { entries, counted: totals.reduce((sum, { value }) => sum + value, 0) };
}

try {
  let unclean = 0;
  for (let round = 0; round < kills; round += 1) {
    if ((await killOnce(round)) > 0) unclean += 1;
    process.stderr.write(`kill ${round + 1} of ${kills}\r`);
  }
  const { entries, counted } = await readBack();
  const history = readHistory(readFileSync(historyFile, 'utf8'));
  const verdict = judge(history, entries, counted);
  printTable([
    { measure: 'kills', found: kills },
    { measure: 'writes sent', found: history.sent.size },
    { measure: 'writes acknowledged', found: history.acknowledged.size },
    { measure: 'acknowledged writes lost', found: verdict.lost },
    { measure: 'half transactions', found: verdict.halves },
    { measure: 'documents nobody sent', found: verdict.invented },
    { measure: 'transactions missing from a counter, or counted twice', found: verdict.miscounted },
    { measure: 'starts after which the check was not clean', found: unclean },
  ]);
  const { lost, halves, invented, miscounted } = verdict;
  if (lost + halves + invented + miscounted + unclean > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
