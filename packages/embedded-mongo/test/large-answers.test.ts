import { Long } from 'mongodb';
import type { Collection } from 'mongodb';
import { collectionOf, rejection, startServer } from './fixtures.ts';
import type { Running } from './fixtures.ts';

/** Takes the server several turns to put together. */
const many = 20_000;

describe('an answer of many thousands of documents', () => {
  let running: Running;
  let collection: Collection<{ _id: number }>;
  beforeAll(async () => {
    running = await startServer();
    collection = await collectionOf(
      running.db,
      Array.from({ length: many }, (_unused, _id) => ({ _id, n: _id })),
    );
  });
  afterAll(() => running.stop());

  const readAll = () => collection.find({}, { projection: { n: 1 }, batchSize: many }).toArray();
  const openCursor = async () => {
    const { collectionName: find } = collection;
    const { cursor } = await running.db.command({ find, batchSize: 1, projection: { n: 1 } });
    return { getMore: Long.fromString(String(cursor.id)), collection: find };
  };

  test('lets others read meanwhile', async () => {
    const order: string[] = [];
    const all = readAll().then(() => order.push('all'));
    await collection.findOne({ _id: 7 });
    order.push('one');
    await all;
    expect(order).toEqual(['one', 'all']);
  });

  test('is of one state, whatever is written meanwhile', async () => {
    const all = readAll();
    const ends = [{ _id: -1 }, { _id: many }];
    await running.client.withSession((session) =>
      session.withTransaction(() => collection.insertMany(ends, { session })),
    );
    expect([many, many + 2]).toContain((await all).length);
    await collection.deleteMany({ _id: { $in: ends.map(({ _id }) => _id) } });
  });

  test('ends when its cursor is closed meanwhile', async () => {
    const more = await openCursor();
    const answer = rejection(running.db.command(more));
    await running.db.command({ killCursors: more.collection, cursors: [more.getMore] });
    // Closed in the middle of it, or before it began.
    expect(await answer).toMatchObject({
      codeName: expect.stringMatching(/^Cursor(Killed|NotFound)$/),
    });
    expect(await collection.countDocuments()).toBe(many);
  });

  test('is one reader’s at a time', async () => {
    const more = await openCursor();
    const answers = await Promise.allSettled([running.db.command(more), running.db.command(more)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('ends with the server, which closes in good order', async () => {
    const other = await startServer();
    const documents = Array.from({ length: many }, (_unused, _id) => ({ _id }));
    const late = await collectionOf(other.db, documents);
    const all = rejection(late.find({}, { projection: { _id: 1 }, batchSize: many }).toArray());
    await late.findOne({ _id: 7 });
    await other.stop();
    expect(await all).toBeInstanceOf(Error);
  });
});
