import { join } from 'node:path';
import { Binary, Long } from 'bson';
import type { Document } from 'bson';
import { makeFolder, removeFolder, startServer } from './fixtures.ts';
import type { Running } from './fixtures.ts';
import { RawClient } from './raw-client.ts';

const sessionId = { id: new Binary(Buffer.alloc(16, 7), Binary.SUBTYPE_UUID) };

describe('retryable writes', () => {
  let folder: string;
  let running: Running;
  beforeEach(async () => {
    folder = makeFolder();
    running = await startServer({ dataDir: folder });
  });
  afterEach(async () => {
    await running.stop();
    removeFolder(folder);
  });

  const restart = async (): Promise<void> => {
    await running.stop();
    running = await startServer({ dataDir: folder });
  };

  /** As a driver sends it, and sends it again when no answer came. */
  const send = async (command: Document, txnNumber: number): Promise<Document> => {
    const raw = await RawClient.connect(join(folder, 'mongo.sock'));
    try {
      return await raw.run({ ...command, lsid: sessionId, txnNumber: Long.fromNumber(txnNumber) });
    } finally {
      raw.close();
    }
  };

  const insert = {
    insert: 'c',
    documents: [
      { _id: 1, n: 0 },
      { _id: 2, n: 0 },
    ],
  };
  const increment = { update: 'c', updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } } }] };
  const modify = { findAndModify: 'c', query: { _id: 1 }, update: { $inc: { n: 1 } }, new: true };

  const withoutTimes = ({ ok, n, nModified, value, writeErrors }: Document): Document => ({
    ok,
    n,
    nModified,
    value,
    writeErrors,
  });

  test('a statement sent again is not done again, even by the next process', async () => {
    for (const [at, command] of [insert, increment, modify].entries()) {
      const first = withoutTimes(await send(command, at + 1));
      expect(withoutTimes(await send(command, at + 1))).toEqual(first);
      await restart();
      expect(withoutTimes(await send(command, at + 1))).toEqual(first);
    }
    expect(await running.db.collection('c').find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, n: 2 },
      { _id: 2, n: 0 },
    ]);
  });

  test('an earlier number is too old once the session has moved on', async () => {
    await send(insert, 5);
    expect(await send(increment, 4)).toMatchObject({ ok: 0, code: 225 });
  });

  test('sessions that nobody has used for half an hour are forgotten', async () => {
    await send(insert, 1);
    await running.stop();
    const later = Date.now() + 31 * 60_000;
    running = await startServer({ dataDir: folder, now: () => later });
    await running.server.expire();
    expect(await send(insert, 1)).toMatchObject({ n: 0, writeErrors: [{ code: 11000 }] });
  });
});
