import { appendFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Decimal128, Double, Int32, Long, ObjectId } from 'bson';
import type { Db } from 'mongodb';
import { acquireLock } from '../bootstrap/lib/lock.mjs';
import { Terminal } from '../bootstrap/lib/terminal.mjs';
import { removeTemporaryFolders, temporaryFolder } from '../test/temporary-folder.ts';
import { exportData } from './export-data.ts';
import { openStore } from './open-store.ts';
import { runDatabaseCommand } from './run-command.ts';

jest.setTimeout(30_000);
afterAll(removeTemporaryFolders);

/** More than any buffer on the way holds: about 6 MB. */
const visits = 20_000;
const embedded = { kind: 'embedded', reason: '' } as const;

async function withData<T>(dataDir: string, work: (db: Db) => Promise<T>): Promise<T> {
  const store = await openStore(embedded, dataDir, {});
  try {
    return await work(store.db);
  } finally {
    await store.close();
  }
}

async function seed(db: Db): Promise<void> {
  await db
    .collection('visits')
    .createIndexes([
      { key: { site: 1, at: -1 } },
      { key: { number: 1 }, unique: true, partialFilterExpression: { number: { $gt: 0 } } },
    ]);
  const note = 'nothing to report '.repeat(12);
  for (let first = 0; first < visits; first += 5_000) {
    const documents = Array.from({ length: 5_000 }, (_, index) => ({
      number: first + index,
      site: `site-${index % 7}`,
      at: new Date(1_760_000_000_000 + index),
      note,
    }));
    await db.collection('visits').insertMany(documents);
  }
  await db.collection('sessions').createIndex({ at: 1 }, { expireAfterSeconds: 3600 });
  await db.collection('sessions').insertOne({ at: new Date('2020-01-01') });
  await db.createCollection('empty');
  await db.command({
    insert: 'types',
    documents: [
      new Map<string, unknown>([
        ['_id', new ObjectId('64b7f0c2a1b2c3d4e5f60718')],
        ['b', new Double(1)],
        ['2', new Int32(1)],
        [
          '1',
          [
            Long.fromNumber(1),
            new Map([
              ['9', 'nine'],
              ['3', null],
            ]),
          ],
        ],
        ['d', Decimal128.fromString('1.10')],
      ]),
    ],
  });
}

const rawTypes = async (db: Db): Promise<unknown> =>
  (await db.collection('types').find({}, { raw: true }).toArray())[0];

/** One run of the command line on a data folder: its status and what it showed. */
async function qarib(dataDir: string, ...args: string[]) {
  let shown = '';
  const output = { write: (text: string) => (shown += text), isTTY: true, columns: 500 };
  const env = { QARIB_DATA_DIR: dataDir, EMBEDDED_DB: 'embedded', PATH: process.env['PATH'] };
  const terminal = new Terminal(output, { env: {} });
  const status = await runDatabaseCommand(args, { root: '/', env, terminal });
  return { status, shown };
}

const source = temporaryFolder();
const exported = path.join(temporaryFolder(), 'export');
let exporting: { status: number; shown: string };
beforeAll(async () => {
  await withData(source, seed);
  exporting = await qarib(source, 'db', 'export', exported);
});

test('An export shows how far it is, and its counts', () => {
  const { status, shown } = exporting;
  expect(shown).toContain('20 002 documents, 4 collections and 7 indexes were written');
  expect(shown).toMatch(/\[#+\.*\] \d+ % {2}[\d ]+ of 20 002/);
  expect(status).toBe(0);
});

test('An export comes back whole: documents, their bytes, indexes, documents past their time', async () => {
  const target = temporaryFolder();
  const { status, shown } = await qarib(target, 'db', 'import', exported);
  expect(shown).toContain('20 002 documents, 4 collections and 7 indexes were put into');
  expect(status).toBe(0);
  await withData(target, async (db) => {
    expect(await db.collection('visits').countDocuments({ site: 'site-3' })).toBe(2_856);
    const original = await withData(source, rawTypes);
    expect(await rawTypes(db)).toEqual(original);
    expect(await db.collection('visits').indexes()).toMatchObject([
      { name: '_id_' },
      { key: { site: 1, at: -1 } },
      { key: { number: 1 }, unique: true, partialFilterExpression: { number: { $gt: 0 } } },
    ]);
    expect(await db.collection('sessions').indexes()).toMatchObject([
      { name: '_id_' },
      { key: { at: 1 }, expireAfterSeconds: 3600 },
    ]);
  });
  expect((await qarib(target, 'db', 'check')).shown).toContain('every index agrees');
});

test('Nothing is overwritten: neither a store, nor a folder, nor a file', async () => {
  const again = await qarib(source, 'db', 'import', exported);
  expect(again).toMatchObject({ status: 1, shown: expect.stringContaining('already holds data') });
  const folder = await qarib(source, 'db', 'export', exported);
  expect(folder).toMatchObject({ status: 1, shown: expect.stringContaining('is not empty') });
  const file = path.join(temporaryFolder(), 'copy.mdb');
  expect(await qarib(source, 'db', 'backup', file)).toMatchObject({ status: 0 });
  expect(await qarib(source, 'db', 'backup', file)).toMatchObject({ status: 1 });
  expect(await qarib(source, 'db', 'restore', file)).toMatchObject({ status: 1 });
  const restored = await qarib(temporaryFolder(), 'db', 'restore', file);
  expect(restored).toMatchObject({
    status: 0,
    shown: expect.stringContaining('20 002 documents restored'),
  });
});

test('When an export is broken off, then nothing half is left, and the next one goes through', async () => {
  const folder = path.join(temporaryFolder(), 'export');
  await withData(source, async (db) => {
    const broken = exportData(db, folder, 'a test', (done) => {
      if (done > 5_000) throw new Error('the cable was pulled');
    });
    await expect(broken).rejects.toThrow('the cable was pulled');
    expect(readdirSync(folder)).toEqual([]);
  });
  // What a killed one leaves cannot be taken for an export.
  writeFileSync(path.join(folder, '0.bson.partial'), 'half a document');
  expect((await qarib(source, 'db', 'export', folder)).status).toBe(0);
  expect(readdirSync(folder)).toEqual(['0.bson', '1.bson', '2.bson', '3.bson', 'manifest.json']);
});

test('When an export is damaged, then what was begun is taken back', async () => {
  const damaged = path.join(temporaryFolder(), 'export');
  const target = temporaryFolder();
  await qarib(source, 'db', 'export', damaged);
  appendFileSync(path.join(damaged, '0.bson'), Buffer.from([5, 0, 0, 0, 0]));
  const result = await qarib(target, 'db', 'import', damaged);
  expect(result).toMatchObject({
    status: 1,
    shown: expect.stringContaining('is not the file that was exported'),
  });
  await withData(target, async (db) => {
    expect(await db.listCollections().toArray()).toEqual([]);
  });
  const manifest = path.join(damaged, 'manifest.json');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').slice(0, 300));
  expect((await qarib(target, 'db', 'import', damaged)).shown).toContain('is damaged');
  expect((await qarib(target, 'db', 'import', target)).shown).toContain('no complete export');
});

test('While Qarib runs, records are not moved; they can be checked and copied', async () => {
  const dataDir = temporaryFolder();
  await withData(dataDir, (db) => db.collection('visits').insertOne({ number: 1 }));
  const lock = acquireLock(path.join(dataDir, 'qarib.lock'));
  const folder = path.join(dataDir, 'export');
  const moved = await qarib(dataDir, 'db', 'export', folder);
  expect(moved).toMatchObject({ status: 1, shown: expect.stringContaining('Qarib is running') });
  expect(existsSync(folder)).toBe(false);
  const checked = await qarib(dataDir, 'db', 'check');
  expect(checked).toMatchObject({
    status: 0,
    shown: expect.stringContaining('what is on disk now'),
  });
  lock.release();
});

test.each([
  [[]],
  [['db', 'erase']],
  [['db', 'export']],
  [['db', 'import', 'folder', '--store', 'paper']],
])('%j is answered with how it is used', async (args) => {
  const result = await qarib(temporaryFolder(), ...args);
  expect(result).toMatchObject({
    status: 2,
    shown: expect.stringContaining('Usage: npm run qarib'),
  });
});
