import {
  Binary,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'mongodb';
import type { Document } from 'mongodb';
import { collectionOf, rejection, startServer } from './fixtures.ts';
import type { Running } from './fixtures.ts';

/** One case: documents' field `a` by position, and the positions that must match. */
type Case = { filter: Document; values: unknown[]; matches: number[] };

const MISSING = Symbol('missing');
const day = (n: number): Date => new Date(Date.UTC(2024, 0, n));

const cases: Record<string, Case[]> = {
  'equality compares numbers of every type by value': [
    {
      filter: { a: 1 },
      values: [new Int32(1), new Double(1), Long.fromNumber(1), Decimal128.fromString('1.0'), 2],
      matches: [0, 1, 2, 3],
    },
    {
      filter: { a: Long.fromString('9007199254740993') },
      values: [
        Long.fromString('9007199254740993'),
        new Double(9007199254740992),
        Decimal128.fromString('9007199254740993'),
      ],
      matches: [0, 2],
    },
    {
      filter: { a: { $gt: Decimal128.fromString('0.1') } },
      // The double 0.1 is a little more than the decimal 0.1.
      values: [
        new Double(0.1),
        Decimal128.fromString('0.1'),
        Decimal128.fromString('0.1000000001'),
      ],
      matches: [0, 2],
    },
  ],
  'equality with null also finds missing fields, but not empty arrays': [
    { filter: { a: null }, values: [null, MISSING, 0, [], [null], ''], matches: [0, 1, 4] },
    {
      filter: { 'a.b': null },
      values: [{ b: null }, {}, 5, [], [{}], [1], [{ b: 1 }], MISSING],
      matches: [0, 1, 2, 4, 7],
    },
    { filter: { a: { $ne: null } }, values: [null, MISSING, 0, []], matches: [2, 3] },
    { filter: { a: { $gte: null } }, values: [null, MISSING, 0], matches: [0, 1] },
  ],
  'equality looks at arrays as a whole and element by element': [
    { filter: { a: 2 }, values: [2, [1, 2], [[2]], [1]], matches: [0, 1] },
    { filter: { a: [1, 2] }, values: [[1, 2], [2, 1], [[1, 2], 3], 1], matches: [0, 2] },
    { filter: { a: [] }, values: [[], [[]], [1]], matches: [0, 1] },
  ],
  'documents are equal only with the same fields in the same order': [
    {
      filter: { a: { x: 1, y: 2 } },
      values: [
        { x: 1, y: 2 },
        { y: 2, x: 1 },
        { x: 1, y: 2, z: 3 },
      ],
      matches: [0],
    },
    {
      filter: { 'a.x': 1 },
      values: [{ x: 1, y: 2 }, [{ x: 2 }, { x: 1 }], [[{ x: 1 }]]],
      matches: [0, 1],
    },
  ],
  'comparisons stay within the type of their operand': [
    { filter: { a: { $gt: 5 } }, values: [6, 5, '9', null, day(1), [1, 7], true], matches: [0, 5] },
    { filter: { a: { $lte: 'm' } }, values: ['a', 'm', 'z', 1, null], matches: [0, 1] },
    {
      filter: { a: { $gte: day(2) } },
      values: [day(1), day(2), day(3), new Timestamp({ t: 2_000_000_000, i: 1 })],
      matches: [1, 2],
    },
    { filter: { a: { $lt: NaN } }, values: [NaN, 1], matches: [] },
    { filter: { a: { $lte: NaN } }, values: [NaN, 1], matches: [0] },
    { filter: { a: { $lt: 5 } }, values: [NaN, 1], matches: [1] },
    {
      filter: { a: { $gt: new MinKey() } },
      values: [1, 'x', null, new MinKey()],
      matches: [0, 1, 2],
    },
    { filter: { a: { $lt: new MaxKey() } }, values: [1, new MaxKey()], matches: [0] },
    { filter: { a: { $gt: 1, $lt: 5 } }, values: [[0, 9], [3], 3, [0]], matches: [0, 1, 2] },
  ],
  '$in and $nin': [
    {
      filter: { a: { $in: [1, 'x', null] } },
      values: [1, 'x', MISSING, 2, [5, 1]],
      matches: [0, 1, 2, 4],
    },
    { filter: { a: { $in: [/^ab/] } }, values: ['abc', 'cab', 5], matches: [0] },
    { filter: { a: { $nin: [1, null] } }, values: [1, MISSING, 2, [1, 2]], matches: [2] },
    { filter: { a: { $in: [] } }, values: [1, MISSING], matches: [] },
    {
      filter: { a: { $in: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] } },
      values: [Long.fromNumber(9), 11],
      matches: [0],
    },
  ],
  '$exists and $type': [
    { filter: { a: { $exists: true } }, values: [null, MISSING, 0], matches: [0, 2] },
    { filter: { a: { $exists: false } }, values: [null, MISSING], matches: [1] },
    {
      filter: { 'a.b': { $exists: true } },
      values: [[{ b: 1 }], [{}], { b: null }, 3],
      matches: [0, 2],
    },
    {
      filter: { a: { $type: 'number' } },
      values: [1, Long.fromNumber(2), new Double(1.5), '1', [3]],
      matches: [0, 1, 2, 4],
    },
    { filter: { a: { $type: ['string', 10] } }, values: ['x', null, 1, MISSING], matches: [0, 1] },
    { filter: { a: { $type: 'array' } }, values: [[], [1], 1], matches: [0, 1] },
    { filter: { a: { $type: 'objectId' } }, values: [new ObjectId(), 'x'], matches: [0] },
    {
      filter: { a: { $type: 'binData' } },
      values: [new Binary(Buffer.from('x')), 'x'],
      matches: [0],
    },
  ],
  'logical operators': [
    { filter: { $or: [{ a: 1 }, { a: { $gt: 5 } }] }, values: [1, 3, 6], matches: [0, 2] },
    { filter: { $and: [{ a: { $gt: 1 } }, { a: { $lt: 6 } }] }, values: [1, 3, 6], matches: [1] },
    { filter: { $nor: [{ a: 1 }, { a: 3 }] }, values: [1, 3, 6, MISSING], matches: [2, 3] },
    {
      filter: { a: { $not: { $gt: 3 } } },
      values: [1, 5, MISSING, 'x', [1, 9]],
      matches: [0, 2, 3],
    },
    { filter: { a: { $not: /x/ } }, values: ['x', 'y', 3], matches: [1, 2] },
  ],
  $regex: [
    { filter: { a: /^ab/i }, values: ['ABc', 'cab', ['x', 'abz'], 5], matches: [0, 2] },
    {
      filter: { a: { $regex: 'a.c', $options: 's' } },
      values: ['a\nc', 'abc', 'ac'],
      matches: [0, 1],
    },
    { filter: { a: { $regex: 'b$' } }, values: ['ab', 'ab\n', 'ab\nc'], matches: [0, 1] },
    { filter: { a: { $regex: '^b', $options: 'm' } }, values: ['a\nb', 'ab'], matches: [0] },
    { filter: { a: { $regex: 'a\\-b\\ c' } }, values: ['a-b c', 'ab c'], matches: [0] },
    { filter: { a: { $regex: '(?i)ABC' } }, values: ['abc', 'x'], matches: [0] },
    { filter: { a: { $not: { $regex: '^é' } } }, values: ['été', 'ete'], matches: [1] },
  ],
  '$elemMatch needs one element that meets everything': [
    { filter: { a: { $elemMatch: { $gt: 1, $lt: 5 } } }, values: [[0, 9], [3], 3], matches: [1] },
    {
      filter: { a: { $elemMatch: { x: 1, y: { $gt: 2 } } } },
      values: [
        [{ x: 1, y: 3 }],
        [
          { x: 1, y: 1 },
          { x: 2, y: 3 },
        ],
        { x: 1, y: 3 },
      ],
      matches: [0],
    },
    {
      filter: { a: { $elemMatch: { $or: [{ x: 1 }, { x: 2 }] } } },
      values: [[{ x: 2 }], [{ x: 3 }]],
      matches: [0],
    },
    { filter: { a: { $not: { $elemMatch: { $gt: 5 } } } }, values: [[6], [1], 6], matches: [1, 2] },
  ],
  '$all, $size and $mod': [
    { filter: { a: { $all: [1, 2] } }, values: [[2, 1, 3], [1], 1], matches: [0] },
    { filter: { a: { $all: [1] } }, values: [[1], 1, 2], matches: [0, 1] },
    { filter: { a: { $all: [] } }, values: [[1], []], matches: [] },
    {
      filter: { a: { $all: [{ $elemMatch: { x: 1 } }, { $elemMatch: { x: 2 } }] } },
      values: [[{ x: 1 }, { x: 2 }], [{ x: 1 }]],
      matches: [0],
    },
    { filter: { a: { $size: 2 } }, values: [[1, 2], [1], 'ab', [[1, 2]]], matches: [0] },
    {
      filter: { a: { $mod: [4, 1] } },
      values: [5, 6, 5.5, -3, Long.fromNumber(9), 'x'],
      matches: [0, 2, 4],
    },
  ],
  'bitwise operators': [
    { filter: { a: { $bitsAllSet: 5 } }, values: [7, 5, 4, -1, 'x'], matches: [0, 1, 3] },
    { filter: { a: { $bitsAnySet: [0, 1] } }, values: [1, 2, 4], matches: [0, 1] },
    { filter: { a: { $bitsAllClear: 3 } }, values: [4, 5], matches: [0] },
    { filter: { a: { $bitsAnyClear: 3 } }, values: [3, 1], matches: [1] },
  ],
  'positions in dotted paths': [
    { filter: { 'a.1': 5 }, values: [[0, 5], [5], { 1: 5 }, [[0, 5]]], matches: [0, 2] },
    { filter: { 'a.0.x': 1 }, values: [[{ x: 1 }], [{ x: 2 }, { x: 1 }]], matches: [0] },
  ],
  $expr: [
    { filter: { $expr: { $gt: ['$a', 3] } }, values: [5, 1, 'x', MISSING], matches: [0, 2] },
    { filter: { $expr: { $eq: [{ $size: '$a' }, 2] } }, values: [[1, 2], [1]], matches: [0] },
  ],
};

describe('query operators', () => {
  let running: Running;
  beforeAll(async () => {
    running = await startServer();
  });
  afterAll(() => running.stop());

  const all = Object.entries(cases).flatMap(([title, list]) =>
    list.map((one) => [`${title}: ${JSON.stringify(one.filter)}`, one] as const),
  );
  test.each(all)('%s', async (_title, { filter, values, matches }) => {
    const documents = values.map((value, at) =>
      value === MISSING ? { _id: at } : { _id: at, a: value },
    );
    const collection = await collectionOf(running.db, documents);
    const ids = async (): Promise<number[]> =>
      (await collection.find(filter).sort({ _id: 1 }).toArray()).map(({ _id }) => _id);
    expect(await ids()).toEqual(matches);
    // An index must not change any answer.
    await collection.createIndex({ a: 1 });
    await collection.createIndex({ 'a.b': -1 });
    expect(await ids()).toEqual(matches);
  });

  test.each([
    [{ a: { $foo: 1 } }, 2],
    [{ $foo: 1 }, 2],
    [{ $or: [] }, 2],
    [{ a: { $in: 5 } }, 2],
    [{ a: { $size: -1 } }, 9],
    [{ a: { $mod: [0, 1] } }, 2],
    [{ a: { $regex: '(' } }, 51091],
    [{ a: { $regex: '\\Aab' } }, 51091],
    [{ $where: 'true' }, 238],
    [{ $text: { $search: 'x' } }, 238],
    [{ $expr: { $nope: 1 } }, 168],
  ])('refuses %j with code %i', async (filter: Document, code) => {
    const collection = await collectionOf(running.db, [{ _id: 1 }]);
    expect(await rejection(collection.find(filter).toArray())).toMatchObject({
      code,
    });
  });
});
