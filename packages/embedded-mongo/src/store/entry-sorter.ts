import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { mergeEntries } from './merge-entries.ts';
import type { Entry } from './view.ts';

/** So many are sorted in memory. */
const ENTRIES_PER_RUN = 200_000;

/** What is read of a run at once; more than any entry has. */
const CHUNK_BYTES = 128 * 1024;

/** Before each entry on file: the lengths of its key and its value. */
const LENGTHS_BYTES = 4;

type Run = { start: number; end: number };
type Keyed = { text: string; entry: Entry };

const lengthOf = ([key, value]: Entry): number => LENGTHS_BYTES + key.length + value.length;

const write = (into: Buffer, at: number, [key, value]: Entry): void => {
  into.writeUInt16LE(key.length, at);
  into.writeUInt16LE(value.length, at + 2);
  key.copy(into, at + LENGTHS_BYTES);
  value.copy(into, at + LENGTHS_BYTES + key.length);
};

const read = (from: Buffer, at: number): Entry | undefined => {
  if (at + LENGTHS_BYTES > from.length) return undefined;
  const valueAt = at + LENGTHS_BYTES + from.readUInt16LE(at);
  const end = valueAt + from.readUInt16LE(at + 2);
  if (end > from.length) return undefined;
  return [from.subarray(at + LENGTHS_BYTES, valueAt), from.subarray(valueAt, end)];
};

/**
 * Brings entries into the order of their keys, also more than memory holds: some are sorted at a time and
 * put into a file, and at the end read side by side. The file has no name, so that it is gone with whoever
 * made it.
 */
export class EntrySorter {
  readonly #path: string;
  readonly #makeRoom: (bytes: number) => void;
  readonly #entriesPerRun: number;
  readonly #runs: Run[] = [];
  #file: number | undefined;
  #end = 0;
  #collected: Keyed[] = [];

  /** @param makeRoom is told what is going to be put on the disk, and throws when that is too much */
  constructor(
    path: string,
    makeRoom: (bytes: number) => void,
    entriesPerRun: number = ENTRIES_PER_RUN,
  ) {
    this.#path = path;
    this.#makeRoom = makeRoom;
    this.#entriesPerRun = entriesPerRun;
  }

  /** @param text the key as text, see `keyText` */
  add(text: string, entry: Entry): void {
    this.#collected.push({ text, entry });
    if (this.#collected.length >= this.#entriesPerRun) this.#putAway();
  }

  /** All that was added; nothing may be added any more. */
  sorted(): Iterable<Entry> {
    if (this.#runs.length === 0) return this.#takeCollected();
    this.#putAway();
    return mergeEntries(this.#runs.map((run) => this.#read(run)));
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }

  #takeCollected(): Entry[] {
    const keyed = this.#collected;
    this.#collected = [];
    keyed.sort((a, b) => (a.text < b.text ? -1 : 1));
    const entries = keyed.map(({ entry }) => entry);
    this.#makeRoom(entries.reduce((sum, entry) => sum + lengthOf(entry), 0));
    return entries;
  }

  #putAway(): void {
    const entries = this.#takeCollected();
    const bytes = Buffer.allocUnsafe(entries.reduce((sum, entry) => sum + lengthOf(entry), 0));
    let at = 0;
    for (const entry of entries) {
      write(bytes, at, entry);
      at += lengthOf(entry);
    }
    this.#file ??= this.#open();
    const start = this.#end;
    for (let written = 0; written < bytes.length;) {
      written += writeSync(this.#file, bytes, written, bytes.length - written, start + written);
    }
    this.#end = start + bytes.length;
    this.#runs.push({ start, end: this.#end });
  }

  #open(): number {
    const file = openSync(this.#path, 'w+', 0o600);
    unlinkSync(this.#path);
    return file;
  }

  *#read({ start, end }: Run): Generator<Entry> {
    let position = start;
    while (position < end) {
      // Entries point into it, so that each is a new one.
      const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, end - position));
      const got = readSync(this.#file ?? -1, chunk, 0, chunk.length, position);
      if (got < chunk.length) throw new Error('what was being sorted is not there any more');
      let at = 0;
      for (let entry = read(chunk, at); entry !== undefined; entry = read(chunk, at)) {
        at += lengthOf(entry);
        yield entry;
      }
      position += at;
    }
  }
}
