import { Decimal128, Double, Int32, Long } from 'mongodb';
import type { Document } from 'mongodb';
import { collectionOf, rejection, startServer } from './fixtures.ts';
import type { Running } from './fixtures.ts';

type Update = Document | Document[];
type Case = readonly [
  title: string,
  before: Document,
  update: Update,
  after: Document,
  options?: Document,
];

const cases: readonly Case[] = [
  ['$set makes the documents on the way', {}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
  [
    '$set adds new fields in the order of their names',
    { z: 1 },
    { $set: { c: 1, b: 2 } },
    { z: 1, b: 2, c: 1 },
  ],
  ['$set pads arrays with null', { a: [1] }, { $set: { 'a.3': 4 } }, { a: [1, null, null, 4] }],
  ['$set goes into array elements', { a: [{ x: 1 }] }, { $set: { 'a.0.x': 2 } }, { a: [{ x: 2 }] }],
  [
    '$unset leaves null in an array',
    { a: [1, 2], b: 1 },
    { $unset: { 'a.0': '', b: '' } },
    { a: [null, 2] },
  ],
  ['$inc starts from nothing', {}, { $inc: { n: 3 } }, { n: 3 }],
  ['$mul starts from zero', {}, { $mul: { n: 3 } }, { n: 0 }],
  [
    '$min keeps the lower by BSON order',
    { a: 5, b: 'x' },
    { $min: { a: 3, b: 7 } },
    { a: 3, b: 7 },
  ],
  ['$max keeps the higher', { a: 5 }, { $max: { a: 3, c: 1 } }, { a: 5, c: 1 }],
  ['$rename moves a field', { a: 1, b: 2 }, { $rename: { a: 'c.d' } }, { b: 2, c: { d: 1 } }],
  ['$push appends', { a: [1] }, { $push: { a: 2 } }, { a: [1, 2] }],
  ['$push makes the array', {}, { $push: { a: 2 } }, { a: [2] }],
  [
    '$push with $each, $position and $slice',
    { a: [1, 4] },
    { $push: { a: { $each: [2, 3], $position: 1, $slice: 3 } } },
    { a: [1, 2, 3] },
  ],
  [
    '$push with $sort and a negative $slice',
    { a: [{ s: 3 }, { s: 1 }] },
    { $push: { a: { $each: [{ s: 2 }], $sort: { s: 1 }, $slice: -2 } } },
    { a: [{ s: 2 }, { s: 3 }] },
  ],
  [
    '$addToSet adds what is new',
    { a: [1, { x: 1 }] },
    { $addToSet: { a: { $each: [1, { x: 1 }, 2, 2] } } },
    { a: [1, { x: 1 }, 2] },
  ],
  ['$pull removes values', { a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
  ['$pull removes by condition', { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
  [
    '$pull removes documents by query',
    { a: [{ x: 1, y: 1 }, { x: 2 }] },
    { $pull: { a: { x: 1 } } },
    { a: [{ x: 2 }] },
  ],
  ['$pullAll removes each value', { a: [1, 2, 3, 2] }, { $pullAll: { a: [2, 3] } }, { a: [1] }],
  [
    '$pop removes an end',
    { a: [1, 2, 3], b: [1, 2] },
    { $pop: { a: 1, b: -1 } },
    { a: [1, 2], b: [2] },
  ],
  ['$bit combines bits', { a: 13 }, { $bit: { a: { and: 10 } } }, { a: 8 }],
  [
    '$setOnInsert leaves an existing document alone',
    { a: 1 },
    { $setOnInsert: { b: 1 }, $set: { a: 2 } },
    { a: 2 },
  ],
  ['a replacement keeps the _id', { a: 1, b: 2 }, { c: 3 }, { c: 3 }],
  [
    'a pipeline sees the document',
    { a: 2 },
    [{ $set: { b: { $multiply: ['$a', 3] } } }, { $unset: 'a' }],
    { b: 6 },
  ],
  ['$[] changes every element', { a: [1, 2] }, { $inc: { 'a.$[]': 10 } }, { a: [11, 12] }],
  [
    '$[id] changes the elements its filter accepts',
    {
      a: [
        { q: 1, n: 0 },
        { q: 5, n: 0 },
      ],
    },
    { $set: { 'a.$[big].n': 9 } },
    {
      a: [
        { q: 1, n: 0 },
        { q: 5, n: 9 },
      ],
    },
    { arrayFilters: [{ 'big.q': { $gt: 3 } }] },
  ],
];

describe('update operators', () => {
  let running: Running;
  beforeAll(async () => {
    running = await startServer();
  });
  afterAll(() => running.stop());

  const titled = cases.map((one) => [one[0], one] as const);
  test.each(titled)('%s', async (_title, [, before, update, after, options = {}]) => {
    const collection = await collectionOf(running.db, [{ ...before, _id: 1 }]);
    await collection.createIndex({ a: 1 });
    const isReplacement = !Array.isArray(update) && !Object.keys(update)[0]?.startsWith('$');
    if (isReplacement) await collection.replaceOne({ _id: 1 }, update);
    else await collection.updateOne({ _id: 1 }, update, options);
    const found = await collection.findOne({ _id: 1 });
    expect(Object.entries(found ?? {}).filter(([name]) => name !== '_id')).toEqual(
      Object.entries(after),
    );
    expect(running.server.check().problems).toEqual([]);
  });

  test('the positional operator changes the element that matched', async () => {
    const collection = await collectionOf(running.db, [
      {
        _id: 1,
        a: [1, 5, 9],
        items: [
          { sku: 'x', n: 1 },
          { sku: 'y', n: 1 },
        ],
      },
    ]);
    await collection.updateOne({ _id: 1, a: { $gt: 3 } }, { $set: { 'a.$': 0 } });
    await collection.updateOne({ 'items.sku': 'y' }, { $inc: { 'items.$.n': 4 } });
    await collection.updateOne(
      { items: { $elemMatch: { sku: 'x', n: 1 } } },
      { $set: { 'items.$.n': 7 } },
    );
    expect(await collection.findOne()).toEqual({
      _id: 1,
      a: [1, 0, 9],
      items: [
        { sku: 'x', n: 7 },
        { sku: 'y', n: 5 },
      ],
    });
  });

  test('number types survive and widen as in MongoDB', async () => {
    const collection = await collectionOf(running.db, [
      {
        _id: 1,
        int: new Int32(2_147_483_647),
        long: Long.fromString('9007199254740993'),
        double: new Double(1),
        decimal: Decimal128.fromString('1.10'),
        untouched: new Double(3),
      },
    ]);
    await collection.updateOne(
      {},
      { $inc: { int: 1, long: 1, double: 1, decimal: Decimal128.fromString('2.2') } },
    );
    const found = await collection.findOne({}, { promoteValues: false });
    expect(found).toMatchObject({
      int: Long.fromNumber(2_147_483_648),
      long: Long.fromString('9007199254740994'),
      double: new Double(2),
      untouched: new Double(3),
    });
    expect(String(found?.['decimal'])).toBe('3.30');
  });

  test('an update that changes nothing counts as matched only', async () => {
    const collection = await collectionOf(running.db, [{ _id: 1, a: 1 }]);
    const result = await collection.updateOne({ _id: 1 }, { $set: { a: 1 } });
    expect(result).toMatchObject({ matchedCount: 1, modifiedCount: 0 });
  });

  test('an upsert starts from the equalities of its query', async () => {
    const collection = await collectionOf(running.db);
    const result = await collection.updateOne(
      { _id: 5, 'a.b': 2, c: { $gt: 3 }, $and: [{ d: { $eq: 4 } }] },
      { $set: { e: 1 }, $setOnInsert: { f: 2 } },
      { upsert: true },
    );
    expect(result).toMatchObject({ matchedCount: 0, upsertedCount: 1, upsertedId: 5 });
    expect(await collection.findOne()).toEqual({ _id: 5, a: { b: 2 }, d: 4, e: 1, f: 2 });
  });

  test('findOneAndUpdate shows the document before or after, projected and sorted', async () => {
    const collection = await collectionOf(running.db, [
      { _id: 1, n: 5 },
      { _id: 2, n: 9, x: 1 },
    ]);
    const options = { sort: { n: -1 }, projection: { n: 1 } } as const;
    expect(await collection.findOneAndUpdate({}, { $inc: { n: 1 } }, options)).toEqual({
      _id: 2,
      n: 9,
    });
    expect(
      await collection.findOneAndUpdate(
        {},
        { $inc: { n: 1 } },
        { ...options, returnDocument: 'after' },
      ),
    ).toEqual({ _id: 2, n: 11 });
    expect(await collection.findOneAndDelete({ n: 5 })).toEqual({ _id: 1, n: 5 });
    expect(await collection.findOneAndUpdate({ n: 77 }, { $inc: { n: 1 } })).toBeNull();
  });

  test.each<readonly [Document, Document, number]>([
    [{ a: 'x' }, { $inc: { a: 1 } }, 14],
    [{ a: 1 }, { $inc: { a: 'x' } }, 14],
    [{ a: 1 }, { $push: { a: 1 } }, 2],
    [{ a: 1 }, { $set: { 'a.b': 1 } }, 28],
    [{}, { $set: { a: 1 }, $inc: { 'a.b': 1 } }, 40],
    [{}, { $set: { _id: 2 } }, 66],
    [{}, { $foo: { a: 1 } }, 9],
    [{}, { $set: { 'a.$': 1 } }, 2],
    [{}, { $set: { 'a..b': 1 } }, 56],
    [{ a: [1] }, { $set: { 'a.$[x]': 1 } }, 2],
    [{ a: Long.MAX_VALUE }, { $inc: { a: 1 } }, 2],
    [{ a: 1 }, { $rename: { a: 'a' } }, 2],
  ])('%j refuses %j with code %i and stays as it was', async (before, update, code) => {
    const collection = await collectionOf(running.db, [{ ...before, _id: 1 }]);
    expect(await rejection(collection.updateOne({}, update))).toMatchObject({ code });
    expect(await collection.findOne({}, { promoteLongs: false })).toEqual({ _id: 1, ...before });
  });
});
