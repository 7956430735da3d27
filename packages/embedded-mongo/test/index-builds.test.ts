import { rejection, startServer } from './fixtures.ts';
import type { Running } from './fixtures.ts';

type Person = { _id: number; names: string[]; born: number; card?: number };

const personOf = (_id: number, namesEach = 3): Person => ({
  _id,
  names: Array.from({ length: namesEach }, (_unused, at) => `name ${(_id * 7_919 + at) % 9_973}`),
  born: _id % 100,
});

describe('indexes of a large collection', () => {
  let running: Running;
  beforeEach(async () => {
    running = await startServer();
  });
  afterEach(() => running.stop());

  const filled = async (people: number, namesEach?: number) => {
    const collection = running.db.collection<Person>('people');
    await collection.insertMany(
      Array.from({ length: people }, (_unused, at) => personOf(at, namesEach)),
    );
    return collection;
  };

  test('are built together, hold every document, and go away whole', async () => {
    // More entries than are sorted in memory.
    const [people, namesEach] = [1_000, 210];
    const collection = await filled(people, namesEach);
    await collection.createIndexes([
      { key: { names: 1, born: 1 } },
      { key: { born: -1 } },
      { key: { card: 1 }, unique: true, sparse: true },
    ]);
    const filter = { names: 'name 42', born: { $gte: 20, $lt: 60 } };
    const found = await collection.find(filter).sort({ _id: 1 }).toArray();
    expect(found).toEqual(await collection.find(filter).hint({ _id: 1 }).toArray());
    expect(found.length).toBeGreaterThan(0);
    const checked = running.server.check();
    expect(checked).toMatchObject({ problems: [], indexEntries: people * (namesEach + 1) });
    await collection.dropIndex('names_1_born_1');
    expect(running.server.check()).toMatchObject({ problems: [], indexEntries: people });
    await collection.drop();
    expect(running.server.check()).toMatchObject({ problems: [], documents: 0, indexEntries: 0 });
  }, 20_000);

  test('take in what is written around them', async () => {
    const collection = await filled(300);
    const insert = (from: number) =>
      Promise.all(
        Array.from({ length: 50 }, (_unused, at) => collection.insertOne(personOf(from + at))),
      );
    await Promise.all([
      insert(10_000),
      collection.createIndex({ names: 1 }),
      insert(20_000),
      collection.updateMany({ _id: { $lt: 100 } }, { $push: { names: 'new' } }),
      collection.deleteMany({ _id: { $gte: 100, $lt: 200 } }),
      collection.createIndex({ born: 1, _id: 1 }),
      insert(30_000),
    ]);
    expect(await collection.countDocuments({ names: 'new' })).toBe(100);
    expect(await collection.countDocuments({ born: { $gte: 0 } })).toBe(300 - 100 + 150);
    expect(running.server.check().problems).toEqual([]);
  }, 20_000);

  test('that cannot be unique leave nothing, and take nothing of others with them', async () => {
    const collection = await filled(300);
    await collection.updateMany({ _id: { $in: [3, 299] } }, { $set: { card: 7 } });
    const [, refusal] = await Promise.all([
      collection.insertOne(personOf(10_000)),
      rejection(
        collection.createIndexes([
          { key: { names: 1 } },
          { key: { card: 1 }, unique: true, sparse: true },
        ]),
      ),
      collection.insertOne(personOf(10_001)),
    ]);
    expect(refusal).toMatchObject({ code: 11_000, keyPattern: { card: 1 }, keyValue: { card: 7 } });
    expect(await collection.countDocuments({ _id: { $gte: 10_000 } })).toBe(2);
    expect(await collection.indexes()).toHaveLength(1);
    expect(running.server.check()).toMatchObject({ problems: [], indexEntries: 0 });
  }, 20_000);

  test('wait for a transaction that has used the collection', async () => {
    const collection = await filled(300);
    const session = running.client.startSession();
    session.startTransaction();
    await collection.insertOne(personOf(10_000), { session });
    const order: string[] = [];
    const built = collection.createIndex({ born: 1 }).then(() => order.push('built'));
    await running.db.command({ ping: 1 });
    order.push('commits');
    await session.commitTransaction();
    await built;
    expect(order).toEqual(['commits', 'built']);
    expect(running.server.check()).toMatchObject({ problems: [], indexEntries: 301 });
  }, 20_000);
});
