import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { keyText } from './change-set.ts';
import { EntrySorter } from './entry-sorter.ts';
import type { Entry } from './view.ts';

const entriesPerRun = 4;
const bytes = fc.uint8Array({ maxLength: 20 }).map((array) => Buffer.from(array));
const entries = fc.array(fc.tuple(bytes, bytes), { maxLength: 60 });

const byKey = (a: Entry, b: Entry): number => Buffer.compare(a[0], b[0]);

describe('entries that are more than are sorted in memory', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'entry-sorter-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('come in the order of their keys, each as often as it was added, and leave no file', () => {
    const property = fc.property(entries, (added) => {
      let room = 0;
      const path = join(folder, 'sorting');
      const sorter = new EntrySorter(path, (more) => (room += more), entriesPerRun);
      for (const entry of added) sorter.add(keyText(entry[0]), entry);
      expect(readdirSync(folder)).toEqual([]);
      const sorted = [...sorter.sorted()];
      sorter.close();
      expect(sorted.map(([key]) => key)).toEqual(added.toSorted(byKey).map(([key]) => key));
      const texts = (all: readonly Entry[]) =>
        all.map((entry) => entry.map(keyText).join(' ')).toSorted();
      expect(texts(sorted)).toEqual(texts(added));
      expect(room).toBeGreaterThanOrEqual(
        added.flat().reduce((sum, { length }) => sum + length, 0),
      );
    });
    fc.assert(property, { numRuns: 200 });
  });

  test('are not taken when there is no room for them', () => {
    const refuse = (): never => {
      throw new Error('no room');
    };
    const sorter = new EntrySorter(join(folder, 'sorting'), refuse, 1);
    expect(() => sorter.add('a', [Buffer.from('a'), Buffer.from('b')])).toThrow('no room');
    sorter.close();
  });
});
