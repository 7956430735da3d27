import { Binary, Long } from 'mongodb';
import type { Document } from 'mongodb';
import { collectionOf, startServer } from './fixtures.ts';
import type { Running } from './fixtures.ts';

/** The commands that drivers send by themselves, and tools ask. */
describe('the small commands', () => {
  let running: Running;
  beforeAll(async () => {
    running = await startServer();
  });
  afterAll(() => running.stop());

  test('say who is there', async () => {
    const { db } = running;
    const told = {
      setName: 'embedded',
      maxWireVersion: 21,
      logicalSessionTimeoutMinutes: 30,
      ok: 1,
    };
    expect(await db.command({ hello: 1 })).toMatchObject({ isWritablePrimary: true, ...told });
    expect(await db.command({ isMaster: 1 })).toMatchObject({ ismaster: true, ...told });
    expect(await db.command({ ping: 1 })).toEqual({ ok: 1 });
    expect(await db.command({ buildInfo: 1 })).toMatchObject({
      version: '7.0.0',
      versionArray: [7, 0, 0, 0],
      maxBsonObjectSize: 16_777_216,
    });
  });

  test('list what there is', async () => {
    const collection = await collectionOf(running.db, [{ _id: 1, a: 1 }]);
    await collection.createIndex({ a: -1 }, { name: 'down', sparse: true });
    expect(await collection.listIndexes().toArray()).toEqual([
      { v: 2, key: { _id: 1 }, name: '_id_' },
      { v: 2, key: { a: -1 }, name: 'down', sparse: true },
    ]);
    const { databases }: Document = await running.client.db('admin').command({ listDatabases: 1 });
    expect(databases).toEqual([expect.objectContaining({ name: 'test', empty: false })]);
  });

  test('end cursors and sessions', async () => {
    const documents = Array.from({ length: 5 }, (_unused, _id) => ({ _id }));
    const collection = await collectionOf(running.db, documents);
    const name = collection.collectionName;
    const reply = await running.db.command({ find: name, batchSize: 2 });
    const id = Long.fromString(String(reply['cursor'].id));
    const kill = { killCursors: name, cursors: [id] };
    expect(await running.db.command(kill)).toMatchObject({ cursorsKilled: [id] });
    expect(await running.db.command(kill)).toMatchObject({ cursorsNotFound: [id] });
    const lsid = { id: new Binary(Buffer.alloc(16, 7), Binary.SUBTYPE_UUID) };
    expect(await running.db.command({ endSessions: [lsid] })).toEqual({ ok: 1 });
  });

  test('$currentDate sets a date or a timestamp of now, and $comment says nothing', async () => {
    const collection = await collectionOf(running.db, [{ _id: 1 }]);
    const before = Date.now();
    await collection.updateOne(
      { _id: 1, $comment: 'from a test' },
      { $currentDate: { date: { $type: 'date' }, stamp: { $type: 'timestamp' } } },
    );
    const typed = { date: { $type: 'date' }, stamp: { $type: 'timestamp' } };
    const found = await collection.findOne(typed);
    expect(Number(found?.['date'])).toBeGreaterThanOrEqual(before);
    expect(Number(found?.['date'])).toBeLessThanOrEqual(Date.now());
  });
});
