import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { PageCheck } from './page-check.ts';
import { PageProblem, PageReader } from './page-reader.ts';

/**
 * LMDB maps its file into memory and trusts what it finds: opening something else, or a damaged
 * file, ends the process with a signal. So its two meta pages, and from there all others, are looked
 * at first. Offsets are those of MDB_page_header and MDB_meta in LMDB's data format 2.
 */
const MAGIC = 0xbeefc0de;
const VERSION = 2;
const META_BYTES = 0xa0;
const at = {
  magic: 0x18,
  version: 0x1c,
  pageSize: 0x30,
  freeDepth: 0x36,
  freeEntries: 0x50,
  freeRoot: 0x58,
  mainDepth: 0x66,
  mainEntries: 0x80,
  mainRoot: 0x88,
  lastPage: 0x90,
  commit: 0x98,
};
/** A tree without pages. */
const NO_ROOT = 0xffff_ffff_ffff_ffffn;
const MAX_DEPTH = 32;

type Root = { root: number | undefined; depth: number; entries: number };
type Meta = { commit: number; pageSize: number; lastPage: number; free: Root; main: Root };

const rootAt = (bytes: Buffer, root: number, depth: number, entries: number): Root => {
  const number = bytes.readBigUInt64LE(root);
  return {
    root: number === NO_ROOT ? undefined : Number(number),
    depth: bytes.readUInt16LE(depth),
    entries: Number(bytes.readBigUInt64LE(entries)),
  };
};

const readMeta = (file: number, position: number): Meta | undefined => {
  const bytes = Buffer.alloc(META_BYTES);
  if (readSync(file, bytes, 0, META_BYTES, position) < META_BYTES) return undefined;
  if (bytes.readUInt32LE(at.magic) !== MAGIC || bytes.readUInt32LE(at.version) !== VERSION) {
    return undefined;
  }
  return {
    commit: Number(bytes.readBigUInt64LE(at.commit)),
    pageSize: bytes.readUInt32LE(at.pageSize),
    lastPage: Number(bytes.readBigUInt64LE(at.lastPage)),
    free: rootAt(bytes, at.freeRoot, at.freeDepth, at.freeEntries),
    main: rootAt(bytes, at.mainRoot, at.mainDepth, at.mainEntries),
  };
};

const isPageSize = (size: number): boolean =>
  size >= 256 && size <= 65_536 && Number.isInteger(Math.log2(size));

/** The first state of a file is its zeroth commit, the only one without data. */
const isPlausible = ({ commit, main }: Meta): boolean =>
  (commit === 0) === (main.root === undefined);

/**
 * LMDB writes the two in turn, even commits to the first, and takes the one that says to be newer.
 * Of a damaged newest one it would so go back a commit, without a word, so what the two say has to
 * fit together.
 */
const isPair = (first: Meta, second: Meta): boolean => {
  const isNew = first.commit === 0 && second.commit === 0;
  // LMDB writes a copy's only commit behind the beginning of a new file.
  const isCopy = first.commit === 0 && first.lastPage === 1 && second.commit % 2 === 1;
  const isInTurn = first.commit % 2 === 0 && Math.abs(first.commit - second.commit) === 1;
  return isPlausible(first) && isPlausible(second) && (isNew || isCopy || isInTurn);
};

/** How often a server may have committed between the reading of the one and of the other. */
const MAX_READINGS = 5;

/** The newest commit's meta page. */
const newestMeta = (file: number): Meta => {
  for (let reading = 1; ; reading += 1) {
    const first = readMeta(file, 0);
    if (first === undefined || !isPageSize(first.pageSize)) {
      throw new PageProblem('it is not a data file');
    }
    const second = readMeta(file, first.pageSize);
    if (second === undefined || second.pageSize !== first.pageSize) {
      throw new PageProblem('its second page is damaged');
    }
    if (isPair(first, second)) return second.commit > first.commit ? second : first;
    if (reading === MAX_READINGS) throw new PageProblem('its first two pages do not fit together');
  }
};

const damagedList = (): PageProblem => new PageProblem('its list of free pages is damaged');

/** Pages that are used and free at once would be overwritten by the next change. */
const checkFreeList = (check: PageCheck, lastPage: number, value: Buffer): void => {
  if (value.length < 8 || value.length % 8 !== 0) throw damagedList();
  const words = new BigInt64Array(value.length / 8);
  Buffer.from(words.buffer).set(value);
  const count = Number(words[0]);
  if (count < 0 || count >= words.length) throw damagedList();
  for (let i = 1; i <= count; i += 1) {
    // A negative number says how many pages follow each other from the next one on.
    const run = Number(words[i]) < 0 ? -Number(words[i]) : 1;
    if (run > 1) i += 1;
    const first = Number(words[i]);
    if (first === 0) continue;
    for (let page = first; page < first + run; page += 1) {
      if (page > lastPage || check.isReached(page)) throw damagedList();
    }
  }
};

const checkPages = (file: number): void => {
  const { pageSize, lastPage, commit, free, main } = newestMeta(file);
  // Free pages at the end need not have been written, so the size alone says nothing more.
  const pagesThere = Math.ceil(fstatSync(file).size / pageSize);
  if (Math.max(free.depth, main.depth) > MAX_DEPTH || lastPage > pagesThere * 2 + 1_000_000) {
    throw new PageProblem('its newest meta page is damaged');
  }
  const check = new PageCheck(new PageReader(file, pageSize), lastPage, commit);
  check.walk({ name: 'data', ...main });
  const lists: Buffer[] = [];
  check.walk({ name: 'list of free pages', ...free }, (list) => lists.push(Buffer.from(list)));
  for (const list of lists) checkFreeList(check, lastPage, list);
};

/** A server may commit while its file is looked at, and then use pages anew. */
const MAX_ATTEMPTS = 5;

/** @returns what is wrong with an existing data file, or undefined when LMDB can open it */
export const fileProblem = (path: string): string | undefined => {
  const file = openSync(path, 'r');
  try {
    // A file that was only just created is filled by LMDB.
    if (fstatSync(file).size === 0) return undefined;
    for (let attempt = 1; ; attempt += 1) {
      const before = newestMeta(file).commit;
      try {
        checkPages(file);
        return undefined;
      } catch (error) {
        if (newestMeta(file).commit === before) throw error;
        // Whoever commits to it has looked at it before.
        if (attempt === MAX_ATTEMPTS) return undefined;
      }
    }
  } catch (error) {
    if (error instanceof PageProblem) return error.message;
    throw error;
  } finally {
    closeSync(file);
  }
};
