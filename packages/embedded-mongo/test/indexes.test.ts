import { collectionOf, rejection, startServer } from './fixtures.ts';
import type { Running } from './fixtures.ts';

const NOON = Date.UTC(2024, 0, 1, 12);

describe('indexes', () => {
  let running: Running;
  let nowMs = NOON;
  beforeAll(async () => {
    running = await startServer({ now: () => nowMs });
  });
  afterAll(() => running.stop());

  test('a unique index refuses a second of the same value and says which', async () => {
    const collection = await collectionOf(running.db, [{ _id: 1, a: 1, b: 'x' }]);
    await collection.createIndex({ a: 1, b: 1 }, { unique: true });
    const error = await rejection(collection.insertOne({ _id: 2, a: 1.0, b: 'x' }));
    expect(error).toMatchObject({
      code: 11000,
      keyPattern: { a: 1, b: 1 },
      keyValue: { a: 1, b: 'x' },
    });
    expect(error).toMatchObject({
      message: `E11000 duplicate key error collection: test.${collection.collectionName} index: a_1_b_1 dup key: { a: 1, b: "x" }`,
    });
    expect(await rejection(collection.insertOne({ _id: 1 }))).toMatchObject({
      keyPattern: { _id: 1 },
      keyValue: { _id: 1 },
    });
    await collection.insertOne({ _id: 3, a: 1 });
    expect(await rejection(collection.updateOne({ _id: 3 }, { $set: { b: 'x' } }))).toMatchObject({
      code: 11000,
    });
    expect(await collection.findOne({ _id: 3 })).toEqual({ _id: 3, a: 1 });
    expect(running.server.check().problems).toEqual([]);
  });

  test('a unique index is not built over duplicates, and nothing of it stays', async () => {
    const collection = await collectionOf(running.db, [
      { _id: 1, a: 1 },
      { _id: 2, a: 1 },
    ]);
    expect(await rejection(collection.createIndex({ a: 1 }, { unique: true }))).toMatchObject({
      code: 11000,
    });
    expect(await collection.indexes()).toHaveLength(1);
    expect(running.server.check().problems).toEqual([]);
  });

  test('sparse and partial unique indexes leave the others alone', async () => {
    const collection = await collectionOf(running.db);
    await collection.createIndex({ email: 1 }, { unique: true, sparse: true });
    await collection.createIndex(
      { slot: 1 },
      { unique: true, partialFilterExpression: { active: true } },
    );
    await collection.insertMany([
      { _id: 1, slot: 1, active: true },
      { _id: 2, slot: 1, active: false },
      { _id: 3, slot: 1 },
    ]);
    expect(
      await rejection(collection.updateOne({ _id: 2 }, { $set: { active: true } })),
    ).toMatchObject({ code: 11000 });
    expect(await collection.countDocuments({ email: null })).toBe(3);
    expect(await collection.countDocuments({ slot: 1 })).toBe(3);
  });

  test('an unordered insert goes on after a refusal, an ordered one stops', async () => {
    const collection = await collectionOf(running.db, [{ _id: 2 }]);
    const documents = [{ _id: 1 }, { _id: 2 }, { _id: 3 }];
    await rejection(collection.insertMany(documents, { ordered: false }));
    expect(await collection.countDocuments()).toBe(3);
    await collection.deleteMany({ _id: { $ne: 2 } });
    await rejection(collection.insertMany(documents));
    expect(await collection.countDocuments()).toBe(2);
  });

  test('the same index again is no error, another under its name is', async () => {
    const collection = await collectionOf(running.db);
    await collection.createIndex({ a: 1 });
    await collection.createIndex({ a: 1 });
    expect(await rejection(collection.createIndex({ b: 1 }, { name: 'a_1' }))).toMatchObject({
      code: 86,
    });
    expect(await rejection(collection.createIndex({ a: 1 }, { unique: true }))).toMatchObject({
      code: 86,
    });
    await collection.dropIndex('a_1');
    expect(await rejection(collection.dropIndex('a_1'))).toMatchObject({ code: 27 });
    expect(await rejection(collection.dropIndex('_id_'))).toMatchObject({ code: 72 });
  });

  test('values longer than a key can be are found, unique and in order', async () => {
    const long = 'x'.repeat(3000);
    const collection = await collectionOf(running.db);
    await collection.createIndex({ a: 1 }, { unique: true });
    await collection.insertMany([
      { _id: 1, a: `${long}b` },
      { _id: 2, a: `${long}a` },
      { _id: 3, a: 'a' },
    ]);
    expect(await rejection(collection.insertOne({ _id: 4, a: `${long}a` }))).toMatchObject({
      code: 11000,
    });
    expect(await collection.findOne({ a: `${long}a` })).toMatchObject({ _id: 2 });
    const sorted = await collection
      .find({ a: { $gt: 'b' } })
      .sort({ a: 1 })
      .project({ _id: 1 })
      .toArray();
    expect(sorted).toEqual([{ _id: 2 }, { _id: 1 }]);
    expect(running.server.check().problems).toEqual([]);
  });

  test('two arrays cannot share an index', async () => {
    const collection = await collectionOf(running.db);
    await collection.createIndex({ a: 1, b: 1 });
    expect(await rejection(collection.insertOne({ _id: 1, a: [1], b: [2] }))).toMatchObject({
      code: 171,
    });
  });

  test('documents expire, and collMod changes when', async () => {
    const collection = await collectionOf(running.db, [
      { _id: 1, at: new Date(NOON) },
      { _id: 2, at: new Date(NOON + 60_000) },
      { _id: 3, at: 'not a date' },
      { _id: 4 },
    ]);
    await collection.createIndex({ at: 1 }, { expireAfterSeconds: 3600 });
    const left = async (): Promise<number[]> => {
      await running.server.expire();
      return collection.distinct('_id');
    };
    expect(await left()).toEqual([1, 2, 3, 4]);
    nowMs = NOON + 3_600_000;
    expect(await left()).toEqual([2, 3, 4]);
    await running.db.command({
      collMod: collection.collectionName,
      index: { name: 'at_1', expireAfterSeconds: 60 },
    });
    expect(await left()).toEqual([3, 4]);
  });

  test('dropping leaves nothing behind', async () => {
    const collection = await collectionOf(running.db, [{ _id: 1, a: [1, 2] }]);
    await collection.createIndex({ a: 1 });
    await collection.drop();
    expect(await collection.countDocuments()).toBe(0);
    expect(running.server.check().problems).toEqual([]);
    await running.db.dropDatabase();
    expect(await running.db.listCollections().toArray()).toEqual([]);
    expect(running.server.check()).toEqual({
      collections: 0,
      documents: 0,
      indexEntries: 0,
      problems: [],
    });
  });
});
