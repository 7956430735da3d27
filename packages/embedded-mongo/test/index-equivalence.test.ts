import fc from 'fast-check';
import { Decimal128, Double, Int32, Long } from 'mongodb';
import type { Document } from 'mongodb';
import { startServer } from './fixtures.ts';
import type { Running } from './fixtures.ts';

const scalar = fc.oneof(
  fc.integer({ min: -3, max: 3 }).map((value) => new Int32(value)),
  fc.integer({ min: -3, max: 3 }).map((value) => new Double(value / 2)),
  fc.integer({ min: -3, max: 3 }).map((value) => Long.fromNumber(value)),
  fc.constantFrom('0.5', '1', '-1.0').map((text) => Decimal128.fromString(text)),
  fc.constantFrom('', 'a', 'ab', 'b'),
  fc.boolean(),
  fc.constant(null),
);
const inner = fc.record({ x: scalar, y: scalar }, { requiredKeys: [] });
const field = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }),
  inner,
  fc.array(inner, { maxLength: 2 }),
);
// Two fields may not both be arrays in one compound index, so b is never one.
const documents = fc.array(
  fc.record({ a: field, b: fc.oneof(scalar, inner) }, { requiredKeys: [] }),
  {
    minLength: 1,
    maxLength: 25,
  },
);

const comparison = fc
  .tuple(fc.constantFrom('$eq', '$gt', '$gte', '$lt', '$lte', '$ne'), scalar)
  .map(([operator, value]) => ({ [operator]: value }));
const condition: fc.Arbitrary<Document> = fc.oneof(
  comparison,
  fc.tuple(comparison, comparison).map(([a, b]) => ({ ...a, ...b })),
  fc.array(scalar, { maxLength: 4 }).map((values) => ({ $in: values })),
  fc.boolean().map((wanted) => ({ $exists: wanted })),
  comparison.map((one) => ({ $elemMatch: one })),
  comparison.map((one) => ({ $not: one })),
  fc.constantFrom('^a', '^ab?', 'b').map((pattern) => ({ $regex: pattern })),
);
const filter: fc.Arbitrary<Document> = fc.oneof(
  fc.dictionary(fc.constantFrom('a', 'b', 'a.x', 'a.y', 'b.x'), condition, { maxKeys: 3 }),
  fc.record({ a: fc.record({ $elemMatch: fc.record({ x: comparison, y: comparison }) }) }),
);
const branch = fc.dictionary(fc.constantFrom('a', 'b', 'a.x', 'b.x', '_id'), condition, {
  minKeys: 1,
  maxKeys: 2,
});
const choice = fc
  .array(branch, { minLength: 1, maxLength: 3 })
  .map((branches) => ({ $or: branches }));
const choices: fc.Arbitrary<Document> = fc.oneof(
  choice,
  fc.tuple(choice, filter).map(([one, more]) => ({ ...more, ...one })),
  fc.tuple(choice, choice).map((both) => ({ $and: both })),
  fc.tuple(choice, branch).map(([one, other]) => ({ $or: [one, other] })),
);
const sort: fc.Arbitrary<Document> = fc
  .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'a.x'), fc.constantFrom(1, -1)), {
    selector: ([path]) => path,
    maxLength: 2,
  })
  .map((entries) => ({ ...Object.fromEntries(entries), _id: 1 }));

const indexes = [
  { key: { a: 1 } },
  { key: { b: -1 } },
  { key: { a: -1, b: 1 } },
  { key: { b: 1, a: 1 } },
  { key: { 'a.x': 1, 'a.y': -1 } },
  { key: { 'b.x': 1 }, sparse: true },
  { key: { b: 1 }, name: 'positive', partialFilterExpression: { b: { $gt: 0 } } },
] as const;

describe('indexes never change an answer', () => {
  let running: Running;
  beforeAll(async () => {
    running = await startServer();
  });
  afterAll(() => running.stop());

  test('an index scan finds what a collection scan finds, in the same order', async () => {
    const { db, server } = running;
    const property = fc.asyncProperty(
      documents,
      fc.array(fc.tuple(fc.oneof(filter, choices), sort), { minLength: 16, maxLength: 16 }),
      async (stored, queries) => {
        const [plain, indexed] = [db.collection('plain'), db.collection('indexed')];
        await Promise.all([plain.deleteMany({}), indexed.deleteMany({})]);
        await indexed.createIndexes(indexes.map((index) => ({ ...index })));
        const numbered: Document[] = stored.map((document, _id) => ({ _id, ...document }));
        await Promise.all([plain.insertMany(numbered), indexed.insertMany(numbered)]);
        for (const [query, order] of queries) {
          const expected = await plain.find(query).sort(order).toArray();
          expect(await indexed.find(query).sort(order).toArray()).toEqual(expected);
          const limited = await indexed.find(query).sort(order).skip(1).limit(3).toArray();
          expect(limited).toEqual(expected.slice(1, 4));
        }
        await indexed
          .updateMany({ a: { $exists: true } }, [{ $set: { b: '$a.x' } }])
          .catch(() => undefined);
        await indexed.deleteMany({ a: { $gt: 0 } });
        expect(server.check().problems).toEqual([]);
      },
    );
    await fc.assert(property, { numRuns: 25 });
  }, 30_000);

  test('several points of an index are read side by side, in the order of the next field', async () => {
    const collection = running.db.collection<{ _id: number }>('merged');
    await collection.createIndexes([
      { key: { site: 1, at: -1 } },
      { key: { kind: -1, site: 1, at: 1 } },
    ]);
    const numbers = fc.uniqueArray(fc.integer({ min: -50, max: 50 }), {
      minLength: 1,
      maxLength: 40,
    });
    const points = fc.array(fc.constantFrom(0, 1, 2, 3, null, 'a'), { minLength: 2, maxLength: 4 });
    const property = fc.asyncProperty(
      numbers,
      points,
      fc.constantFrom(1, -1),
      async (all, sites, way) => {
        await collection.deleteMany({});
        await collection.insertMany(
          all.map((at, _id) => ({
            _id,
            at,
            kind: at % 2,
            site: [0, 1, 2, 'a', undefined][_id % 5],
          })),
          { ignoreUndefined: true },
        );
        for (const more of [{}, { kind: 1 }, { at: { $gt: -20, $lte: 30 } }]) {
          const query = { site: { $in: sites }, ...more };
          const expected = await collection
            .find(query)
            .hint({ _id: 1 })
            .sort({ at: way })
            .toArray();
          expect(await collection.find(query).sort({ at: way }).toArray()).toEqual(expected);
          expect(await collection.find(query).sort({ at: way }).skip(1).limit(2).toArray()).toEqual(
            expected.slice(1, 3),
          );
        }
      },
    );
    await fc.assert(property, { numRuns: 25 });
    await collection.deleteMany({});
    await collection.insertMany(
      Array.from({ length: 60 }, (_unused, _id) => ({ _id, site: _id % 3, at: _id })),
    );
    const explained = await collection
      .find({ site: { $in: [0, 2] } })
      .sort({ at: -1 })
      .limit(5)
      .explain('executionStats');
    expect(explained).toMatchObject({
      queryPlanner: {
        winningPlan: { inputStage: { stage: 'FETCH', inputStage: { stage: 'SORT_MERGE' } } },
      },
      executionStats: { nReturned: 5, totalKeysExamined: 5, totalDocsExamined: 5 },
    });
  });

  test('counting everything reads no document and sees the transaction it is in', async () => {
    const { db, client } = running;
    const collection = db.collection<{ _id: number }>('counted');
    expect(await collection.countDocuments()).toBe(0);
    await collection.insertMany(Array.from({ length: 7 }, (_unused, _id) => ({ _id })));
    await client.withSession((session) =>
      session.withTransaction(async () => {
        await collection.deleteOne({ _id: 3 }, { session });
        expect(await collection.countDocuments({}, { session })).toBe(6);
        expect(await collection.countDocuments()).toBe(7);
      }),
    );
    expect(await collection.countDocuments()).toBe(6);
    expect(await collection.countDocuments({}, { skip: 2, limit: 3 })).toBe(3);
    const groups = await collection.aggregate([{ $group: { _id: 1, n: { $sum: 1 } } }]).toArray();
    expect(groups).toEqual([{ _id: 1, n: 6 }]);
  });

  test('each branch of $or is read by its own index, each document once', async () => {
    const collection = running.db.collection<{
      _id: number;
      site: number;
      nurse: number;
      at: number;
    }>('branches');
    await collection.createIndexes([{ key: { site: 1, at: -1 } }, { key: { nurse: 1, at: -1 } }]);
    await collection.insertMany(
      Array.from({ length: 300 }, (_unused, _id) => ({
        _id,
        site: _id % 30,
        nurse: _id % 20,
        at: (_id * 7) % 300,
      })),
    );
    const query = { $or: [{ site: 5 }, { nurse: 5 }] };
    const both = await collection.find(query).sort({ _id: 1 }).hint({ _id: 1 }).toArray();
    expect(both).toHaveLength(20);
    const found = await collection.find(query).toArray();
    expect(found.sort((a, b) => a._id - b._id)).toEqual(both);
    const newest = both.toSorted((a, b) => b.at - a.at).slice(0, 4);
    expect(await collection.find(query).sort({ at: -1 }).limit(4).toArray()).toEqual(newest);
    expect(await collection.find(query).explain('executionStats')).toMatchObject({
      queryPlanner: {
        winningPlan: {
          stage: 'OR',
          inputStages: [
            { stage: 'FETCH', inputStage: { indexName: 'site_1_at_-1' } },
            { stage: 'FETCH', inputStage: { indexName: 'nurse_1_at_-1' } },
          ],
        },
      },
      executionStats: { nReturned: 20, totalKeysExamined: 25, totalDocsExamined: 25 },
    });
    expect(
      await collection.find(query).sort({ at: -1 }).limit(4).explain('queryPlanner'),
    ).toMatchObject({
      queryPlanner: { winningPlan: { stage: 'LIMIT', inputStage: { stage: 'SORT_MERGE' } } },
    });
    // A branch without an index means reading everything, so nothing else is read.
    const partly = { $or: [{ site: 5 }, { at: 3 }] };
    expect(await collection.find(partly).explain('queryPlanner')).toMatchObject({
      queryPlanner: { winningPlan: { stage: 'COLLSCAN' } },
    });
  });

  test('explain says which index a query uses', async () => {
    const collection = running.db.collection<{ _id: number; site: string; at: number }>(
      'explained',
    );
    await collection.insertMany(
      Array.from({ length: 50 }, (_unused, _id) => ({ _id, site: `s${_id % 5}`, at: _id })),
    );
    await collection.createIndex({ site: 1, at: -1 });
    const explained = await collection
      .find({ site: 's1' })
      .sort({ at: -1 })
      .limit(3)
      .explain('executionStats');
    expect(explained).toMatchObject({
      queryPlanner: {
        winningPlan: {
          stage: 'LIMIT',
          inputStage: {
            stage: 'FETCH',
            inputStage: { stage: 'IXSCAN', indexName: 'site_1_at_-1', direction: 'forward' },
          },
        },
      },
      executionStats: { nReturned: 3, totalKeysExamined: 3, totalDocsExamined: 3 },
    });
    const scanned = await collection.find({ at: 3 }).explain('queryPlanner');
    expect(scanned).toMatchObject({ queryPlanner: { winningPlan: { stage: 'COLLSCAN' } } });
  });
});
