import { MongoClient } from 'mongodb';
import { checkFolder } from '../src/index.ts';
import { readyServer } from './child.ts';
import { makeFolder, removeFolder } from './fixtures.ts';

const uriOf = (socketPath: string): string =>
  `mongodb://${encodeURIComponent(socketPath)}/test?directConnection=true&retryWrites=false&serverSelectionTimeoutMS=100`;

type Entry = { _id: string; writer: number; at: number };

/** What the writers were told, to be held against what is found afterwards. */
type History = {
  attempted: Set<string>;
  acknowledged: Set<string>;
};

const WRITERS = 8;
const KILLS = 4;

/** Writes pairs, each in one transaction, and single documents, until the server is gone. */
const write = async (
  client: MongoClient,
  writer: number,
  round: number,
  history: History,
): Promise<void> => {
  const collection = client.db().collection<Entry>('entries');
  for (let at = 0; ; at += 1) {
    const id = `${round}-${writer}-${at}`;
    const entry = { writer, at };
    history.attempted.add(id);
    try {
      if (at % 2 === 0) {
        await collection.insertOne({ _id: `${id}-single`, ...entry });
      } else {
        await client.withSession(async (session) => {
          session.startTransaction();
          await collection.insertOne({ _id: `${id}-left`, ...entry }, { session });
          await collection.insertOne({ _id: `${id}-right`, ...entry }, { session });
          await session.commitTransaction();
        });
      }
      history.acknowledged.add(id);
    } catch {
      return;
    }
  }
};

/** Loss, halves and inventions in what was found. */
const judge = (found: readonly Entry[], { attempted, acknowledged }: History) => {
  const ids = new Set(found.map(({ _id }) => _id));
  const has = (id: string): boolean => ids.has(`${id}-single`) || ids.has(`${id}-left`);
  return {
    lost: [...acknowledged].filter((id) => !has(id)),
    halves: [...attempted].filter((id) => ids.has(`${id}-left`) !== ids.has(`${id}-right`)),
    invented: [...ids].filter((id) => !attempted.has(id.replace(/-(single|left|right)$/, ''))),
  };
};

describe('durability', () => {
  let folder: string;
  beforeEach(() => {
    folder = makeFolder();
  });
  afterEach(() => removeFolder(folder));

  test('kill -9 under load loses nothing acknowledged and leaves no half transaction', async () => {
    const history: History = { attempted: new Set(), acknowledged: new Set() };
    for (let round = 0; round < KILLS; round += 1) {
      const child = await readyServer(folder);
      const client = await MongoClient.connect(uriOf(child.socketPath));
      if (round === 0) await client.db().collection('entries').createIndex({ writer: 1, at: -1 });
      const before = history.acknowledged.size;
      const writing = Array.from({ length: WRITERS }, (_unused, writer) =>
        write(client, writer, round, history),
      );
      // The moment is chosen by progress, not by time: some tens of acknowledgements in.
      const wanted = before + 20 + round * 35;
      while (history.acknowledged.size < wanted) await new Promise(setImmediate);
      child.process.kill('SIGKILL');
      await Promise.all(writing);
      await client.close();
      await child.exited;
    }
    expect((await checkFolder(folder)).problems).toEqual([]);
    const child = await readyServer(folder);
    const client = await MongoClient.connect(uriOf(child.socketPath));
    const found = await client.db().collection<Entry>('entries').find().toArray();
    expect(judge(found, history)).toEqual({ lost: [], halves: [], invented: [] });
    expect(history.acknowledged.size).toBeGreaterThan(KILLS * 20);
    await client.close();
    child.process.disconnect();
    expect(await child.exited).toBe(0);
  }, 40_000);
});
