import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { MongoServerError } from 'mongodb';
import type { Db } from 'mongodb';
import { FolderError, checkFolder } from '../src/index.ts';
import { spawnServer } from './child.ts';
import { makeFolder, rejection, removeFolder, startServer } from './fixtures.ts';

type Note = { _id: number; site: string; text: string };

const DATA_FILE = 'data.mdb';
const PAGE_BYTES = 4096;
/** What of a meta page is in use. */
const META_BYTES = 0xa0;

const noteOf = (_id: number, version = 0): Note => ({
  _id,
  site: `site-${(_id * 7) % 40}`,
  // Some are too long for one page.
  text: `${version} ${'x'.repeat(_id % 25 === 0 ? 9_000 : 50 + (_id % 300))}`,
});

const readAll = async (db: Db): Promise<Note[]> => {
  const notes = db.collection<Note>('notes');
  const bySite = await notes.find().hint({ site: 1 }).sort({ _id: 1 }).toArray();
  const byId = await notes.find().sort({ _id: 1 }).toArray();
  expect(bySite).toEqual(byId);
  return byId;
};

/** A data folder as a server left it. */
const makeData = async (folder: string): Promise<Note[]> => {
  const running = await startServer({ dataDir: folder });
  const notes = running.db.collection<Note>('notes');
  await notes.createIndex({ site: 1 });
  await notes.insertMany(Array.from({ length: 500 }, (_unused, _id) => noteOf(_id)));
  await notes.deleteMany({ site: 'site-3' });
  const all = await readAll(running.db);
  await running.stop();
  return all;
};

/** What a server on this data file answers: its notes, or how it refuses. */
const answerOf = async (bytes: Buffer): Promise<Note[] | 'refused'> => {
  const folder = makeFolder();
  writeFileSync(join(folder, DATA_FILE), bytes);
  try {
    const running = await startServer({ dataDir: folder });
    try {
      return await readAll(running.db);
    } catch (error) {
      if (!(error instanceof MongoServerError) || error.code !== 301) throw error;
      expect(error.message).toMatch(/restore a backup/);
      expect(running.server.check().problems).not.toEqual([]);
      return 'refused';
    } finally {
      await running.stop();
    }
  } catch (error) {
    if (!(error instanceof FolderError)) throw error;
    expect(error.message).toMatch(/left as it is; restore a backup/);
    expect(readFileSync(join(folder, DATA_FILE)).equals(bytes)).toBe(true);
    return 'refused';
  } finally {
    removeFolder(folder);
  }
};

describe('a damaged data file', () => {
  let folder: string;
  let expected: Note[];
  let sound: Buffer;
  beforeAll(async () => {
    folder = makeFolder();
    expected = await makeData(folder);
    sound = readFileSync(join(folder, DATA_FILE));
  });
  afterAll(() => removeFolder(folder));

  test('is refused wherever it was cut off, or nothing is missing', async () => {
    const lengths = fc.nat({ max: sound.length - 1 });
    let refused = 0;
    const property = fc.asyncProperty(lengths, async (length) => {
      // An empty file is a new one.
      const answer = await answerOf(sound.subarray(0, Math.max(1, length)));
      if (answer === 'refused') refused += 1;
      else expect(answer).toEqual(expected);
    });
    await fc.assert(property, { numRuns: 40 });
    // Behind the last page in use are some that were left, whose loss is none.
    expect(refused).toBeGreaterThan(20);
  }, 60_000);

  test('never answers wrongly, however it was overwritten', async () => {
    const anywhere = fc.record({
      page: fc.nat({ max: sound.length / PAGE_BYTES - 1 }),
      offset: fc.nat({ max: PAGE_BYTES - 1 }),
    });
    // Little of a file says which commit is its newest, so this much is hit on purpose.
    const metaPages = fc.record({ page: fc.nat({ max: 1 }), offset: fc.nat({ max: META_BYTES }) });
    const damage = fc
      .tuple(
        fc.oneof({ weight: 3, arbitrary: anywhere }, metaPages),
        fc.oneof(
          fc.uint8Array({ minLength: 1, maxLength: 8 }),
          fc.uint8Array({ minLength: 512, maxLength: 512, size: 'max' }),
          fc.constantFrom(0, 0xff).map((byte) => new Uint8Array(PAGE_BYTES).fill(byte)),
        ),
      )
      .map(([place, bytes]) => ({ ...place, bytes }));
    let refused = 0;
    const property = fc.asyncProperty(damage, async ({ page, offset, bytes }) => {
      const garbled = Buffer.from(sound);
      garbled.set(bytes.subarray(0, PAGE_BYTES - offset), page * PAGE_BYTES + offset);
      const answer = await answerOf(garbled);
      if (answer === 'refused') refused += 1;
      else expect(answer).toEqual(expected);
    });
    await fc.assert(property, { numRuns: 160 });
    expect(refused).toBeGreaterThan(30);
  }, 120_000);

  test.each([0, 1])(
    'never goes back to an older commit when meta page %i is damaged',
    async (page) => {
      for (const from of [0, 0x19, 0x32, 0x66, 0x88, 0x90, 0x98]) {
        const garbled = Buffer.from(sound);
        garbled.fill(0, page * PAGE_BYTES + from, (page + 1) * PAGE_BYTES);
        expect(await answerOf(garbled)).toBe('refused');
      }
    },
  );

  test('with a collection whose name was overwritten is refused, not found empty', async () => {
    const place = sound.indexOf('ctest.notes');
    expect(place).toBeGreaterThan(2 * PAGE_BYTES);
    for (const [offset, byte] of [
      [-1, 0],
      [0, 0x62],
      [6, 0x62],
    ] as const) {
      const garbled = Buffer.from(sound);
      for (let at = place; at !== -1; at = garbled.indexOf('ctest.notes', at + 1)) {
        garbled.fill(byte, at + offset, offset < 0 ? at + 11 : at + offset + 1);
      }
      expect(await answerOf(garbled)).toBe('refused');
    }
  });

  test('with pages that say they hold less than they did is refused', async () => {
    for (let page = 2; page * PAGE_BYTES < sound.length; page += 1) {
      const garbled = Buffer.from(sound);
      const used = page * PAGE_BYTES + 20;
      const [flags, lower] = [garbled.readUInt16LE(used - 2), garbled.readUInt16LE(used)];
      if (flags > 2 || lower < 4) continue;
      garbled.writeUInt16LE(lower - 2, used);
      const answer = await answerOf(garbled);
      // Not every page of a file is one of its newest commit.
      if (answer !== 'refused') expect(answer).toEqual(expected);
    }
  }, 60_000);

  test('whose first commit alone is left of two is refused', async () => {
    const young = makeFolder();
    const running = await startServer({ dataDir: young });
    await running.db.collection<Note>('notes').insertOne(noteOf(1));
    await running.stop();
    const bytes = readFileSync(join(young, DATA_FILE));
    removeFolder(young);
    // The first commit only signs the file: without the second it would look new.
    for (const from of [0x32, 0x98]) {
      expect(await answerOf(Buffer.from(bytes).fill(0, from, PAGE_BYTES))).toBe('refused');
    }
  });

  test.each([
    ['of nothing known', 'embedded-mango 3'],
    // The oldest format is brought up to date, which would change every value of this file.
    ['of the oldest format', 'embedded-mongo 1'],
  ])('whose first record makes it a file %s is refused and left as it is', async (_of, marker) => {
    const garbled = Buffer.from(sound);
    const format = Buffer.from('embedded-mongo 3');
    for (let at = garbled.indexOf(format); at !== -1; at = garbled.indexOf(format, at + 1))
      garbled.write(marker, at);
    expect(await answerOf(garbled)).toBe('refused');
  });

  test('ends a server process with a sentence, and the check says what is wrong', async () => {
    const target = makeFolder();
    copyFileSync(join(folder, DATA_FILE), join(target, DATA_FILE));
    truncateSync(join(target, DATA_FILE), Math.floor(sound.length / 2));
    const child = spawnServer(target);
    expect(await child.exited).toBe(1);
    const [line] = child.log();
    expect(line).toMatchObject({ event: 'start-failed' });
    expect(line?.['message']).toMatch(/its end is missing.*left as it is; restore a backup/);
    await expect(checkFolder(target)).rejects.toThrow('its end is missing');
    removeFolder(target);
  }, 20_000);
});

describe('a power cut', () => {
  test('at any moment of a commit leaves exactly the commit before', async () => {
    const folder = makeFolder();
    const running = await startServer({ dataDir: folder });
    const notes = running.db.collection<Note>('notes');
    await notes.createIndex({ site: 1 });
    await notes.insertMany(Array.from({ length: 300 }, (_unused, _id) => noteOf(_id)));
    const read = (): Buffer => readFileSync(join(folder, DATA_FILE));
    for (let round = 1; round <= 6; round += 1) {
      const [before, acknowledged] = [read(), await readAll(running.db)];
      for (let id = 0; id < 300; id += 13) await notes.replaceOne({ _id: id }, noteOf(id, round));
      // One commit more: of its pages any may be on the disk, whole or in part, but not its meta page.
      const last = read();
      const expectedNow = await readAll(running.db);
      await notes.updateMany({ _id: { $lt: 40 } }, { $set: { text: `cut ${round}` } });
      const torn = read();
      for (let page = 0; page * PAGE_BYTES < torn.length; page += 1) {
        const at = page * PAGE_BYTES;
        const old = last.subarray(at, at + PAGE_BYTES);
        if (torn.subarray(at, at + PAGE_BYTES).equals(old)) continue;
        if (page < 2) old.copy(torn, at);
        else if (page % 3 === 0) torn.fill(0x5a, at + 512, at + PAGE_BYTES);
        else if (page % 3 === 1 && old.length === PAGE_BYTES) old.copy(torn, at);
      }
      expect(await answerOf(torn)).toEqual(expectedNow);
      expect(await answerOf(before)).toEqual(acknowledged);
    }
    await running.stop();
    removeFolder(folder);
  }, 60_000);
});

const isRoot = process.getuid?.() === 0;

/** Only root can make a file system that is full or takes no writes. */
(isRoot ? describe : describe.skip)('a disk', () => {
  let disk: string;
  beforeEach(() => {
    disk = makeFolder();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', disk]);
  });
  afterEach(() => {
    execFileSync('umount', ['--lazy', disk]);
    removeFolder(disk);
  });

  test('that is full fails the writes it has no room for, and loses nothing', async () => {
    const running = await startServer({ dataDir: disk });
    const notes = running.db.collection<Note>('notes');
    await notes.createIndex({ site: 1 });
    const kept: number[] = [];
    let refusal: unknown;
    for (let id = 0; refusal === undefined && id < 5_000; id += 1) {
      try {
        await notes.insertOne({ ...noteOf(id), text: 'y'.repeat(3_000) });
        kept.push(id);
      } catch (error) {
        refusal = error;
      }
    }
    expect(refusal).toMatchObject({ code: 14_031, codeName: 'OutOfDiskSpace' });
    expect(refusal).toHaveProperty('message', expect.stringMatching(/Free some space/));
    expect(kept.length).toBeGreaterThan(100);
    expect((await readAll(running.db)).map(({ _id }) => _id)).toEqual(kept);
    // With room again it goes on as if nothing had been.
    execFileSync('mount', ['-o', 'remount,size=12m', disk]);
    await notes.insertOne(noteOf(9_999));
    expect(await notes.countDocuments()).toBe(kept.length + 1);
    expect(running.server.check().problems).toEqual([]);
    await running.stop();
    const again = await startServer({ dataDir: disk });
    expect((await readAll(again.db)).map(({ _id }) => _id)).toEqual([...kept, 9_999]);
    await again.stop();
  }, 60_000);

  test('that has no room for an index keeps what it has', async () => {
    const running = await startServer({ dataDir: disk });
    const notes = running.db.collection<Note & { words?: string[] }>('notes');
    const words = Array.from({ length: 20 }, (_unused, at) => `${'word'.repeat(10)} ${at}`);
    for (let id = 0; id < 1_000; id += 1) {
      await notes.insertOne({ ...noteOf(id), words: words.map((word) => `${word} ${id}`) });
    }
    const refusal = await rejection(notes.createIndex({ words: 1 }));
    expect(refusal).toMatchObject({ code: 14_031, codeName: 'OutOfDiskSpace' });
    await notes.insertOne(noteOf(9_999));
    expect(running.server.check()).toMatchObject({ problems: [], documents: 1_001 });
    await running.stop();
  }, 60_000);

  test('that is full from the beginning is named at the start', async () => {
    execFileSync('mount', ['-o', 'remount,size=4k', disk]);
    const refusal = await rejection(startServer({ dataDir: disk }));
    expect(refusal).toBeInstanceOf(FolderError);
    expect(refusal).toHaveProperty('message', expect.stringMatching(/full|space/));
  });

  test('that takes no writes is named at the start', async () => {
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    for (const dataDir of [disk, join(disk, 'below')]) {
      const refusal = await rejection(startServer({ dataDir }));
      expect(refusal).toBeInstanceOf(FolderError);
      expect(refusal).toHaveProperty(
        'message',
        expect.stringMatching(/cannot be written to\. Give/),
      );
    }
  });

  test('that turns read-only under a server keeps what was written', async () => {
    const folder = join(disk, 'data');
    mkdirSync(folder);
    const expected = await makeData(folder);
    const size = statSync(join(folder, DATA_FILE)).size;
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    await expect(startServer({ dataDir: folder })).rejects.toThrow('cannot be written to');
    expect(statSync(join(folder, DATA_FILE)).size).toBe(size);
    execFileSync('mount', ['-o', 'remount,rw', disk]);
    const again = await startServer({ dataDir: folder });
    expect(await readAll(again.db)).toEqual(expected);
    await again.stop();
  });
});
