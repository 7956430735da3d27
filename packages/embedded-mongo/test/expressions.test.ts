import { Decimal128, Double, Int32, Long } from 'mongodb';
import type { Collection, Document } from 'mongodb';
import { cases, stored } from './expression-cases.ts';
import { collectionOf, rejection, startServer } from './fixtures.ts';
import type { Running } from './fixtures.ts';

describe('expressions', () => {
  let running: Running;
  let collection: Collection<{ _id: number } & Document>;
  beforeAll(async () => {
    running = await startServer();
    collection = await collectionOf(running.db, [stored]);
  });
  afterAll(() => running.stop());

  const evaluate = async (expression: unknown, promoteValues: boolean): Promise<unknown> => {
    const pipeline = [{ $replaceWith: { value: expression } }];
    const [result] = await collection.aggregate(pipeline, { promoteValues }).toArray();
    return result?.['value'];
  };
  const isTyped = (value: unknown): boolean =>
    [Int32, Double, Long, Decimal128].some((type) => value instanceof type);

  const titled = cases.map(
    ([expression, expected]) => [JSON.stringify(expression), expression, expected] as const,
  );
  test.each(titled)('%s', async (_title, expression, expected) => {
    const value = await evaluate(expression, !isTyped(expected));
    expect(isTyped(value) ? [value?.constructor.name, String(value)] : value).toEqual(
      isTyped(expected) ? [expected?.constructor.name, String(expected)] : expected,
    );
  });

  test('$$NOW is the same everywhere in a command', async () => {
    const documents = Array.from({ length: 3_000 }, (_unused, _id) => ({ _id }));
    const many = await collectionOf(running.db, documents);
    const stages = [
      { $group: { _id: '$$NOW' } },
      { $project: { same: { $eq: ['$_id', '$$NOW'] } } },
    ];
    const before = new Date();
    const times = await many.aggregate<{ _id: Date; same: boolean }>(stages).toArray();
    expect(times).toEqual([{ _id: expect.any(Date), same: true }]);
    expect(times[0]?._id.getTime()).toBeGreaterThanOrEqual(before.getTime());
  });

  test.each([
    [{ $divide: [1, 0] }, 2],
    [{ $add: ['x', 1] }, 14],
    [{ $size: 'x' }, 14],
    [{ $concat: [1] }, 14],
    [{ $toInt: 'x' }, 241],
    [{ $nope: 1 }, 168],
    [{ $eq: [1] }, 16020],
    ['$$unknown', 17276],
    [{ $year: 'x' }, 16006],
    [{ $dateTrunc: { date: '$at', unit: 'eon' } }, 2],
    [{ $hour: { date: '$at', timezone: 'Moon/Base' } }, 40485],
  ])('%j is refused with code %i', async (expression, code) => {
    expect(await rejection(evaluate(expression, true))).toMatchObject({ code });
  });
});
