import { collectionOf, rejection, startServer } from './fixtures.ts';
import type { Running } from './fixtures.ts';

/** More than one turn's worth, and not a whole number of slices. */
const many = 4_321;

describe('a write about thousands of documents', () => {
  let running: Running;
  beforeAll(async () => {
    running = await startServer();
  });
  afterAll(() => running.stop());

  const documents = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ _id: at, n: at, group: at % 2 }));
  const filled = () => collectionOf(running.db, documents(many));

  test('changes each exactly once, also when it moves them along the index it reads', async () => {
    const collection = await filled();
    await collection.createIndex({ n: 1 });
    const { matchedCount, modifiedCount } = await collection.updateMany(
      { n: { $gte: 0 } },
      { $inc: { n: 1_000 } },
    );
    expect([matchedCount, modifiedCount]).toEqual([many, many]);
    const after = await collection.find().sort({ _id: 1 }).toArray();
    expect(after.every(({ _id, n }) => n === _id + 1_000)).toBe(true);
    expect(await collection.countDocuments({ n: { $gte: 1_000 } })).toBe(many);
  });

  test('counts what it matched apart from what it changed', async () => {
    const collection = await filled();
    const { matchedCount, modifiedCount } = await collection.updateMany({}, { $set: { group: 1 } });
    expect(matchedCount).toBe(many);
    expect(modifiedCount).toBe(Math.ceil(many / 2));
  });

  test('lets others read and write while it goes on', async () => {
    const collection = await filled();
    const order: string[] = [];
    const update = collection.updateMany({}, { $inc: { n: 1 } }).then(() => order.push('update'));
    await collection.findOne({ _id: 7 });
    await collection.insertOne({ _id: many, n: -1 });
    order.push('others');
    await update;
    expect(order).toEqual(['others', 'update']);
  });

  test('lets others read while it puts many documents into a transaction', async () => {
    const collection = await filled();
    const others = await collectionOf(running.db, [{ _id: -1 }]);
    const order: string[] = [];
    const insert = running.client
      .withSession((session) =>
        session.withTransaction(() => others.insertMany(documents(3 * many), { session })),
      )
      .then(() => order.push('insert'));
    for (let asked = 0; asked < 3; asked += 1) await collection.findOne({ _id: asked });
    order.push('others');
    await insert;
    expect(order).toEqual(['others', 'insert']);
    expect(await others.countDocuments({})).toBe(3 * many + 1);
  });

  test('passes over what another has deleted or changed meanwhile', async () => {
    const collection = await filled();
    const update = collection.updateMany({ group: 0 }, { $set: { isSeen: true } });
    await collection.updateOne({ _id: many - 1 }, { $set: { group: 9 } });
    await collection.deleteOne({ _id: many - 3 });
    await update;
    const seen = await collection.countDocuments({ isSeen: true });
    expect(await collection.countDocuments({ group: 0, isSeen: { $exists: false } })).toBe(0);
    expect(seen).toBe(await collection.countDocuments({ isSeen: true, group: { $in: [0, 9] } }));
  });

  test('deletes all, and their index entries with them', async () => {
    const collection = await filled();
    await collection.createIndex({ group: 1 });
    const { deletedCount } = await collection.deleteMany({ group: 1 });
    expect(deletedCount).toBe(Math.floor(many / 2));
    expect(await collection.countDocuments({ group: 1 })).toBe(0);
    expect(await collection.countDocuments({})).toBe(Math.ceil(many / 2));
  });

  test('stops at the first document that may not be so, as MongoDB does', async () => {
    const collection = await filled();
    await collection.createIndex({ key: 1 }, { unique: true, sparse: true });
    const error = await rejection(
      collection.updateMany({}, [
        { $set: { key: { $cond: [{ $gte: ['$_id', 3_000] }, 0, '$_id'] } } },
      ]),
    );
    expect(error).toMatchObject({ code: 11000 });
    const done = await collection.countDocuments({ key: { $exists: true } });
    expect(done).toBeLessThan(many);
  });

  test('stays whole in a transaction', async () => {
    const collection = await filled();
    const error = await rejection(
      running.client.withSession((session) =>
        session.withTransaction(async () => {
          await collection.updateMany({}, { $set: { isSeen: true } }, { session });
          throw new Error('changed my mind');
        }),
      ),
    );
    expect(error).toMatchObject({ message: 'changed my mind' });
    expect(await collection.countDocuments({ isSeen: true })).toBe(0);
  });
});
