import { join } from 'node:path';
import { Long, UUID } from 'bson';
import { MongoServerError } from 'mongodb';
import type { ClientSession, Collection } from 'mongodb';
import { collectionOf, rejection, startServer } from './fixtures.ts';
import type { Running } from './fixtures.ts';
import { RawClient } from './raw-client.ts';

type Account = { _id: number; balance: number };

describe('transactions', () => {
  let running: Running;
  let clockOffsetMs = 0;
  beforeAll(async () => {
    running = await startServer({ now: () => Date.now() + clockOffsetMs });
  });
  afterAll(() => running.stop());

  const accounts = async (): Promise<Collection<Account>> => {
    const collection = await collectionOf(running.db, [
      { _id: 1, balance: 100 },
      { _id: 2, balance: 0 },
    ]);
    return running.db.collection<Account>(collection.collectionName);
  };

  const begin = (): ClientSession => {
    const session = running.client.startSession();
    session.startTransaction();
    return session;
  };

  test('changes are seen inside at once and outside only after the commit', async () => {
    const collection = await accounts();
    const session = begin();
    await collection.updateOne({ _id: 1 }, { $inc: { balance: -30 } }, { session });
    await collection.insertOne({ _id: 3, balance: 30 }, { session });
    expect(await collection.find({}, { session }).sort({ balance: 1 }).toArray()).toEqual([
      { _id: 2, balance: 0 },
      { _id: 3, balance: 30 },
      { _id: 1, balance: 70 },
    ]);
    expect(await collection.find().toArray()).toEqual([
      { _id: 1, balance: 100 },
      { _id: 2, balance: 0 },
    ]);
    await session.commitTransaction();
    expect(await collection.countDocuments()).toBe(3);
    await session.endSession();
  });

  test('an aborted transaction leaves nothing behind', async () => {
    const collection = await accounts();
    const session = begin();
    await collection.deleteMany({}, { session });
    await collection.insertOne({ _id: 9, balance: 1 }, { session });
    await session.abortTransaction();
    await session.endSession();
    expect(await collection.countDocuments()).toBe(2);
    expect(running.server.check().problems).toEqual([]);
  });

  test('a client that is killed in the middle of one holds nothing', async () => {
    const collection = await accounts();
    const killed = await RawClient.connect(join(running.folder, 'mongo.sock'));
    const reply = await killed.run({
      update: collection.collectionName,
      updates: [{ q: { _id: 1 }, u: { $set: { balance: 0 } } }],
      lsid: { id: new UUID() },
      txnNumber: Long.fromNumber(1),
      startTransaction: true,
      autocommit: false,
    });
    expect(reply).toMatchObject({ ok: 1, n: 1 });
    killed.close();
    // A single statement waits for whoever holds the document.
    await collection.updateOne({ _id: 1 }, { $inc: { balance: 5 } });
    expect(await collection.findOne({ _id: 1 })).toEqual({ _id: 1, balance: 105 });
  });

  test('reads stay in the state the transaction began with', async () => {
    const collection = await accounts();
    const session = begin();
    await collection.findOne({ _id: 1 }, { session });
    await collection.updateOne({ _id: 1 }, { $set: { balance: 5 } });
    expect(await collection.findOne({ _id: 1 }, { session })).toEqual({ _id: 1, balance: 100 });
    await session.commitTransaction();
    await session.endSession();
  });

  const transientConflict = { code: 112, codeName: 'WriteConflict' };

  test('the second to change a document conflicts at once', async () => {
    const collection = await accounts();
    const [first, second] = [begin(), begin()];
    await collection.updateOne({ _id: 1 }, { $inc: { balance: 1 } }, { session: first });
    const error = await collection
      .updateOne({ _id: 1 }, { $inc: { balance: 1 } }, { session: second })
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(MongoServerError);
    expect(error).toMatchObject(transientConflict);
    expect(
      error instanceof MongoServerError && error.hasErrorLabel('TransientTransactionError'),
    ).toBe(true);
    await first.commitTransaction();
    await Promise.all([first.endSession(), second.endSession()]);
    expect(await collection.findOne({ _id: 1 })).toEqual({ _id: 1, balance: 101 });
  });

  test('a change since the beginning conflicts too', async () => {
    const collection = await accounts();
    const session = begin();
    await collection.findOne({}, { session });
    await collection.updateOne({ _id: 1 }, { $inc: { balance: 1 } });
    const change = collection.updateOne({ _id: 1 }, { $inc: { balance: 1 } }, { session });
    expect(await rejection(change)).toMatchObject(transientConflict);
    await session.endSession();
  });

  test('two transactions cannot both take a unique key', async () => {
    const collection = await accounts();
    await collection.createIndex({ balance: 1 }, { unique: true });
    const [first, second] = [begin(), begin()];
    await collection.insertOne({ _id: 10, balance: 7 }, { session: first });
    const insert = collection.insertOne({ _id: 11, balance: 7 }, { session: second });
    expect(await rejection(insert)).toMatchObject(transientConflict);
    await first.commitTransaction();
    await Promise.all([first.endSession(), second.endSession()]);
  });

  test('a statement outside waits for the transaction that holds its document', async () => {
    const collection = await accounts();
    const session = begin();
    await collection.updateOne({ _id: 1 }, { $inc: { balance: 1 } }, { session });
    const waiting = collection.updateOne({ _id: 1 }, { $inc: { balance: 10 } });
    const limited = collection.updateOne({ _id: 1 }, { $inc: { balance: 100 } }, { maxTimeMS: 30 });
    expect(await rejection(limited)).toMatchObject({ code: 50 });
    await session.commitTransaction();
    await waiting;
    expect(await collection.findOne({ _id: 1 })).toEqual({ _id: 1, balance: 111 });
    await session.endSession();
  });

  test('an index is not built under an open transaction, and then holds its documents', async () => {
    const collection = await accounts();
    const session = begin();
    await collection.insertOne({ _id: 3, balance: 1 }, { session });
    const building = collection.createIndex({ balance: 1 });
    await session.commitTransaction();
    await building;
    await session.endSession();
    expect(running.server.check().problems).toEqual([]);
  });

  test('any error ends the transaction', async () => {
    const collection = await accounts();
    const session = begin();
    await collection.updateOne({ _id: 2 }, { $inc: { balance: 1 } }, { session });
    expect(
      await rejection(collection.insertOne({ _id: 1, balance: 0 }, { session })),
    ).toMatchObject({ code: 11000 });
    const after = collection.findOne({}, { session });
    expect(await rejection(after)).toMatchObject({ code: 251, codeName: 'NoSuchTransaction' });
    await session.endSession();
    expect(await collection.findOne({ _id: 2 })).toEqual({ _id: 2, balance: 0 });
  });

  test('collections are created inside, and refused commands are named', async () => {
    const name = 'made-inside';
    const session = begin();
    await running.db.collection<Account>(name).insertOne({ _id: 1, balance: 1 }, { session });
    expect(await running.db.listCollections({ name }).toArray()).toEqual([]);
    await session.commitTransaction();
    expect(await running.db.listCollections({ name }).toArray()).toHaveLength(1);
    session.startTransaction();
    const refused = running.db.command({ serverStatus: 1 }, { session });
    expect(await rejection(refused)).toMatchObject({ code: 263 });
    await session.endSession();
  });

  test('a commit sent again is answered as the first time', async () => {
    const collection = await accounts();
    const session = begin();
    await collection.updateOne({ _id: 1 }, { $inc: { balance: 1 } }, { session });
    await session.commitTransaction();
    await session.commitTransaction();
    await session.endSession();
    expect(await collection.findOne({ _id: 1 })).toEqual({ _id: 1, balance: 101 });
  });

  test('a transaction ends after its lifetime', async () => {
    const collection = await accounts();
    const session = begin();
    await collection.updateOne({ _id: 1 }, { $inc: { balance: 1 } }, { session });
    clockOffsetMs += 61_000;
    // The server looks once a second; a statement outside is let through when it has.
    await collection.updateOne({ _id: 1 }, { $inc: { balance: 10 } });
    expect(await rejection(session.commitTransaction())).toMatchObject({ code: 251 });
    await session.endSession();
    expect(await collection.findOne({ _id: 1 })).toEqual({ _id: 1, balance: 110 });
  });

  test('transfers that run together keep the sum', async () => {
    const size = 5;
    const collection = running.db.collection<Account>('transfers');
    await collection.insertMany(
      Array.from({ length: size }, (_unused, _id) => ({ _id, balance: 100 })),
    );
    const transfer = (from: number, to: number): Promise<unknown> =>
      running.client.withSession((session) =>
        session.withTransaction(async () => {
          const source = await collection.findOne({ _id: from }, { session });
          const target = await collection.findOne({ _id: to }, { session });
          await collection.updateOne(
            { _id: from },
            { $set: { balance: (source?.balance ?? 0) - 1 } },
            { session },
          );
          await collection.updateOne(
            { _id: to },
            { $set: { balance: (target?.balance ?? 0) + 1 } },
            { session },
          );
        }),
      );
    await Promise.all(
      Array.from({ length: 40 }, (_unused, at) =>
        transfer(
          at % size,
          (at * 3 + 1) % size === at % size ? (at + 1) % size : (at * 3 + 1) % size,
        ),
      ),
    );
    const all = await collection.find().toArray();
    expect(all.reduce((sum, { balance }) => sum + balance, 0)).toBe(size * 100);
  }, 20_000);
});
