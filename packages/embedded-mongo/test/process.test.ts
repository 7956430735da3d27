import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import {
  EmbeddedMongo,
  FolderError,
  backupFolder,
  checkFolder,
  restoreFolder,
} from '../src/index.ts';
import { readyServer, spawnServer } from './child.ts';
import { makeFolder, removeFolder, startServer } from './fixtures.ts';

const uriOf = (socketPath: string): string =>
  `mongodb://${encodeURIComponent(socketPath)}/test?directConnection=true`;

describe('the process', () => {
  let folder: string;
  beforeEach(() => {
    folder = makeFolder();
  });
  afterEach(() => removeFolder(folder));

  test('replaces the socket of a killed one, keeps its data, keeps others out, logs no data', async () => {
    const killed = await readyServer(folder);
    const first = await MongoClient.connect(uriOf(killed.socketPath));
    await first.db().collection('people').insertOne({ name: 'Aïcha Secret' });
    await first.close();
    killed.process.kill('SIGKILL');
    await killed.exited;
    expect(readdirSync(folder)).toContain('mongo.sock');

    const next = await readyServer(folder, ['--port', '0']);
    const second = spawnServer(folder);
    expect(await second.exited).toBe(1);
    expect(second.log()).toMatchObject([
      {
        event: 'start-failed',
        message: `The data folder ${folder} is in use by another process. Stop that one first.`,
      },
    ]);
    const port = String(next.log().find(({ event }) => event === 'ready')?.['port']);
    const client = await MongoClient.connect(
      `mongodb://127.0.0.1:${port}/test?directConnection=true`,
    );
    const people = client.db().collection('people');
    expect(await people.countDocuments({ name: 'Aïcha Secret' })).toBe(1);
    await people.updateOne({}, { $inc: { name: 1 } }).catch(() => undefined);
    await client.close();
    next.process.kill('SIGTERM');
    expect(await next.exited).toBe(0);
    expect(JSON.stringify(next.log())).not.toContain('Secret');
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(folder)) {
      expect([name, statSync(join(folder, name)).mode & 0o077]).toEqual([name, 0]);
    }
  }, 60_000);

  test('ends with whoever started it, also before it is ready', async () => {
    const orphan = spawnServer(folder);
    orphan.process.disconnect();
    expect(await orphan.exited).toBe(0);
  }, 60_000);

  test.each([
    ['a foreign file', 'this is no database'.repeat(1000)],
    ['a damaged one', Buffer.alloc(16_384, 0xff)],
  ])('leaves %s as it is and says so', async (_title, content) => {
    const file = join(folder, 'data.mdb');
    writeFileSync(file, content);
    const start = EmbeddedMongo.start({ dataDir: folder, socketPath: join(folder, 's') });
    await expect(start).rejects.toThrow(FolderError);
    expect(statSync(file).size).toBe(Buffer.byteLength(content));
  });

  test('does not remove a file that is not its socket', async () => {
    const path = join(folder, 'precious');
    writeFileSync(path, 'data');
    const start = EmbeddedMongo.start({ dataDir: join(folder, 'data'), socketPath: path });
    await expect(start).rejects.toThrow('is not a socket');
    expect(statSync(path).size).toBe(4);
  });

  test('backs up while it runs, and restores into an empty folder', async () => {
    const source = join(folder, 'source');
    mkdirSync(source);
    const running = await startServer({ dataDir: source });
    const collection = running.db.collection<{ _id: number; tags: string[] }>('c');
    await collection.createIndex({ tags: 1 });
    await collection.insertMany([
      { _id: 1, tags: ['a', 'b'] },
      { _id: 2, tags: [] },
    ]);
    const file = join(folder, 'backup.mdb');
    await running.server.backup(file);
    await collection.deleteMany({});
    await running.stop();

    const target = join(folder, 'target');
    expect(await restoreFolder(file, target)).toEqual({
      collections: 1,
      documents: 2,
      indexEntries: 3,
      problems: [],
    });
    await expect(restoreFolder(file, target)).rejects.toThrow('already holds data');
    await expect(backupFolder(source, file)).rejects.toThrow('exists already');
    expect(await checkFolder(source)).toMatchObject({ documents: 0, problems: [] });
    const restored = await startServer({ dataDir: target });
    expect(await restored.db.collection('c').find({ tags: 'a' }).toArray()).toEqual([
      { _id: 1, tags: ['a', 'b'] },
    ]);
    await restored.stop();
  });
});
