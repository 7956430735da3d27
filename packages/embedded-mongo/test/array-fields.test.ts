import fc from 'fast-check';
import type { Document } from 'mongodb';
import { arrayFields, isUndecided } from '../src/catalog/multikey.ts';
import { findCollection } from '../src/catalog/catalog.ts';
import { catalogKey } from '../src/keys/layout.ts';
import { decideAllArrays } from '../src/maintenance/decide-arrays.ts';
import { ChangeSet, keyText } from '../src/store/change-set.ts';
import { Store } from '../src/store/store.ts';
import { Locks } from '../src/transactions/locks.ts';
import { collectionOf, makeFolder, removeFolder, startServer } from './fixtures.ts';
import type { Running } from './fixtures.ts';

const names = ['a', 'b', 'c'] as const;
type Name = (typeof names)[number];
type Held = number | number[];
type Item = { _id: number } & { [name in Name]?: Held };

const number = fc.integer({ min: 0, max: 4 });
/** One compound index takes one array of a document, and each document may have it elsewhere. */
const itemWith = (arrays: readonly Name[]) =>
  fc
    .record({
      values: fc.record({ a: number, b: number, c: number }, { requiredKeys: [] }),
      at: fc.constantFrom(...arrays, undefined),
      array: fc.array(number, { maxLength: 3 }),
    })
    .map(({ values, at, array }) => (at === undefined ? values : { ...values, [at]: array }));

type Test = { [operator in '$gte' | '$gt' | '$lte' | '$lt' | '$eq']?: number } & { $in?: number[] };
const span: fc.Arbitrary<Test> = fc.record(
  { $gte: number, $gt: number, $lte: number, $lt: number },
  { requiredKeys: [] },
);
const condition: fc.Arbitrary<Test> = fc.oneof(
  { weight: 2, arbitrary: span },
  { weight: 2, arbitrary: number.map(($eq) => ({ $eq })) },
  { weight: 2, arbitrary: fc.array(number, { maxLength: 3 }).map(($in) => ({ $in })) },
);
const question = fc.record({
  filter: fc.record({ a: condition, b: condition, c: condition }, { requiredKeys: [] }),
  sort: fc.uniqueArray(fc.tuple(fc.constantFrom(...names), fc.constantFrom(1, -1)), {
    selector: ([name]) => name,
    maxLength: 2,
  }),
});
type Question = { filter: { [name in Name]?: Test }; sort: [Name, 1 | -1][] };

/** Of which some fields never hold an array, some only later, and some from the beginning. */
const story = fc
  .record({ first: fc.subarray([...names]), second: fc.subarray([...names]) })
  .chain(({ first, second }) =>
    fc.record({
      first: fc.array(itemWith(first), { minLength: 1, maxLength: 30 }),
      second: fc.array(itemWith(second), { maxLength: 10 }),
      asked: fc.array(question, { minLength: 40, maxLength: 40 }),
      isBuiltAfterwards: fc.boolean(),
    }),
  );

const elementsOf = (held: Held | undefined): number[] =>
  held === undefined ? [] : Array.isArray(held) ? held : [held];

/** Each comparison by any element, not all by the same one. */
const passes = (held: Held | undefined, test: Test): boolean => {
  const has = (is: (value: number) => boolean) => elementsOf(held).some(is);
  const { $gte, $gt, $lte, $lt, $eq, $in } = test;
  return (
    ($gte === undefined || has((value) => value >= $gte)) &&
    ($gt === undefined || has((value) => value > $gt)) &&
    ($lte === undefined || has((value) => value <= $lte)) &&
    ($lt === undefined || has((value) => value < $lt)) &&
    ($eq === undefined || has((value) => value === $eq)) &&
    ($in === undefined || has((value) => $in.includes(value)))
  );
};

/** Below every number are documents without the field, below them empty arrays. */
const rankIn = (held: Held | undefined, way: 1 | -1): number => {
  if (held === undefined) return -1;
  const elements = elementsOf(held);
  if (elements.length === 0) return -2;
  return way === 1 ? Math.min(...elements) : Math.max(...elements);
};

const matching = (items: readonly Item[], { filter }: Question): Item[] =>
  items.filter((one) =>
    names.every((name) => {
      const test = filter[name];
      return test === undefined || Object.keys(test).length === 0 || passes(one[name], test);
    }),
  );

const ranksOf = (items: readonly Item[], { sort }: Question): number[][] =>
  items.map((one) => sort.map(([name, way]) => way * rankIn(one[name], way)));

const inOrder = (a: number[], b: number[]): number => {
  const at = a.findIndex((rank, i) => rank !== b[i]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
};

const byId = (items: readonly Item[]): Item[] => items.toSorted((a, b) => a._id - b._id);

/** An empty condition is equality with an empty document to the database. */
const asFilter = ({ filter }: Question): Document =>
  Object.fromEntries(Object.entries(filter).filter(([, test]) => Object.keys(test).length > 0));

const expectRight = async (
  running: Running,
  items: readonly Item[],
  asked: readonly Question[],
): Promise<void> => {
  const collection = running.db.collection<Item>('items');
  for (const one of asked) {
    const sort: Document = Object.fromEntries(one.sort);
    const found = await collection.find(asFilter(one)).sort(sort).toArray();
    const expected = matching(items, one);
    expect(byId(found)).toEqual(byId(expected));
    const ranks = ranksOf(expected, one).toSorted(inOrder);
    expect(ranksOf(found, one)).toEqual(ranks);
    const some = await collection.find(asFilter(one)).sort(sort).skip(1).limit(2).toArray();
    expect(ranksOf(some, one)).toEqual(ranks.slice(1, 3));
  }
  expect(running.server.check().problems).toEqual([]);
};

const indexes = [
  { key: { a: 1, b: 1, c: 1 } },
  { key: { b: 1, a: -1 } },
  { key: { c: -1, b: 1 } },
  { key: { c: 1 }, sparse: true },
] as const;

const keysRead = async (running: Running, name: string, filter: Document, sort: Document = {}) => {
  const explained = await running.db
    .collection(name)
    .find(filter)
    .sort(sort)
    .limit(5)
    .explain('executionStats');
  const { totalKeysExamined } = explained['executionStats'];
  return Number(totalKeysExamined);
};

describe('an index that holds arrays in some of its fields', () => {
  let running: Running;
  let folder: string;
  beforeEach(async () => {
    folder = makeFolder();
    running = await startServer({ dataDir: folder });
  });
  afterEach(async () => {
    await running.stop();
    removeFolder(folder);
  });

  test('finds and orders as looking at every document does, whatever became an array when', async () => {
    const property = fc.asyncProperty(
      story,
      async ({ first, second, asked, isBuiltAfterwards }) => {
        const collection = running.db.collection<Item>('items');
        await collection.drop();
        const specs = indexes.map((index) => ({ ...index }));
        if (!isBuiltAfterwards) await collection.createIndexes(specs);
        const items: Item[] = first.map((values, _id) => ({ _id, ...values }));
        await collection.insertMany(items);
        if (isBuiltAfterwards) await collection.createIndexes(specs);
        await expectRight(running, items, asked);
        const changed: Item[] = second.map((values, _id) => ({ _id, ...values }));
        for (const { _id, ...values } of changed) {
          await collection.replaceOne({ _id }, values, { upsert: true });
        }
        const now = [...changed, ...items.filter(({ _id }) => _id >= changed.length)];
        await running.stop();
        running = await startServer({ dataDir: folder });
        await expectRight(running, now, asked);
      },
    );
    await fc.assert(property, { numRuns: 20 });
  }, 60_000);

  test('is read between both ends of a span in a field without arrays, and in its order', async () => {
    const people = running.db.collection<{ _id: number } & Document>('people');
    await people.createIndexes([{ key: { names: 1, born: 1 } }, { key: { sites: 1, seen: -1 } }]);
    await people.insertMany(
      Array.from({ length: 100 }, (_unused, _id) => ({
        _id,
        names: ['ali', `name ${_id}`],
        born: 1900 + _id,
        sites: ['a', `site ${_id}`],
        seen: _id,
      })),
    );
    const span = { names: { $in: ['ali'] }, born: { $gte: 1940, $lte: 1942 } };
    expect(await keysRead(running, 'people', span)).toBe(3);
    expect(await keysRead(running, 'people', { sites: 'a' }, { seen: -1 })).toBe(5);
    // With one document, the other field may hold several values as well.
    await people.insertOne({ _id: 100, names: 'ali', born: [1900, 1999] });
    expect(await keysRead(running, 'people', span)).toBeGreaterThan(3);
    const ids = await people
      .find(span)
      .map(({ _id }) => _id)
      .toArray();
    expect(ids.toSorted((a, b) => a - b)).toEqual([40, 41, 42, 100]);
  });

  test('gives no order that its arrays disturb', async () => {
    const collection = await collectionOf(running.db, [
      { _id: 1, a: 1, b: [1], c: 5 },
      { _id: 2, a: 1, b: [0, 1], c: 9 },
      { _id: 3, d: [2, 8] },
      { _id: 4, d: 3 },
    ]);
    await collection.createIndexes([{ key: { a: 1, b: 1, c: 1 } }, { key: { d: 1 } }]);
    const idsBy = (filter: Document, sort: Document) =>
      collection
        .find(filter)
        .sort(sort)
        .map(({ _id }) => _id)
        .toArray();
    // The index has the second document at b = 0 as well, before the first.
    expect(await idsBy({ a: { $gte: 0 }, b: 1 }, { a: 1, c: 1 })).toEqual([1, 2]);
    // Of the third the index is read at 8 alone, and it sorts by 2.
    expect(await idsBy({ d: { $gte: 3 } }, { d: 1 })).toEqual([3, 4]);
  });

  test('knows what two transactions brought at the same time, and nothing of one that was aborted', async () => {
    await running.stop();
    // Serialisable, the second would begin again because the first noted an array.
    running = await startServer({ dataDir: folder, isolation: 'snapshot' });
    const collection = await collectionOf(running.db);
    await collection.createIndex({ a: 1, b: 1 });
    const [one, other, aborted] = [1, 2, 3].map(() => running.client.startSession());
    for (const session of [one, other, aborted]) session?.startTransaction();
    await collection.insertOne({ _id: 1, a: [1, 9], b: 5 }, { session: one });
    await collection.insertOne({ _id: 2, a: 5, b: [1, 9] }, { session: other });
    await collection.insertOne({ _id: 3, a: [5], b: 5 }, { session: aborted });
    await one?.commitTransaction();
    await other?.commitTransaction();
    await aborted?.abortTransaction();
    // Of 1 and 9 one is above and the other below, and neither key is between.
    const between = { $gt: 3, $lt: 7 };
    expect(await collection.find({ a: between, b: 5 }).toArray()).toMatchObject([{ _id: 1 }]);
    expect(await collection.find({ a: 5, b: between }).toArray()).toMatchObject([{ _id: 2 }]);
    expect(running.server.check().problems).toEqual([]);
  });
});

describe('an index of an older version', () => {
  test('counts as arrays everywhere until it was looked at, once', async () => {
    const folder = makeFolder();
    const running = await startServer({ dataDir: folder });
    const notes = running.db.collection('notes');
    await notes.createIndex({ tags: 1, at: 1 });
    await notes.insertMany([{ tags: ['x', 'y'], at: 1 }, { at: 2 }]);
    await running.stop();

    const store = Store.open(folder);
    const [index] = findCollection(store.latest(), 'test.notes')?.indexes ?? [];
    if (index === undefined) throw new Error('the index is gone');
    const asItWas = new ChangeSet();
    asItWas.set(keyText(catalogKey(`m${index.id}`)), Buffer.of(1));
    for (const at of [0, 1]) asItWas.set(keyText(catalogKey(`m${index.id}.${at}`)), null);
    await store.commit(asItWas);
    expect(arrayFields(store.latest(), index)).toEqual([true, true]);

    const stopped = AbortSignal.abort();
    await decideAllArrays(store, new Locks(), stopped);
    await decideAllArrays(store, new Locks(), new AbortController().signal);
    expect(isUndecided(store.latest(), index)).toBe(false);
    expect(arrayFields(store.latest(), index)).toEqual([true, false]);
    await store.close();
    removeFolder(folder);
  });
});
