import { PageProblem } from './page-reader.ts';
import type { Page, PageReader } from './page-reader.ts';

/**
 * LMDB believes its pages: one that was overwritten or cut off makes it jump anywhere, which ends
 * the process with a signal or gives a wrong answer. So before it may map a file, every page that
 * can be reached is looked at here through plain reads: that it is the page it should be, and that
 * everything in it lies within it. Offsets are those of LMDB's data format 2.
 */
const HEADER_BYTES = 24;
const NODE_BYTES = 8;
const at = { number: 0, commit: 8, flags: 18, lower: 20, upper: 22, overflowPages: 20 };
const inNode = { sizeLow: 0, sizeHigh: 2, flags: 4, keySize: 6 };
const BRANCH = 1;
const LEAF = 2;
const OVERFLOW = 4;
/** The value of a leaf's node is in pages of its own. */
const BIG = 1;
const OVERFLOW_POINTER_BYTES = 24;

const FIRST_DATA_PAGE = 2;

export type Tree = {
  name: string;
  /** undefined for a tree without pages */
  root: number | undefined;
  depth: number;
  /** how many keys it holds */
  entries: number;
};

/** A page to be looked at, and between which keys everything below it must be. */
type Place = { page: number; low: Buffer | undefined; high: Buffer | undefined };

const damaged = (tree: Tree, { number }: Page): PageProblem =>
  new PageProblem(`page ${number} of its ${tree.name} is damaged`);

/** How many bytes of pointers to nodes the page begins with. */
const pointerBytes = (tree: Tree, page: Page): number => {
  const { bytes } = page;
  const [lower, upper] = [bytes.readUInt16LE(at.lower), bytes.readUInt16LE(at.upper)];
  if (lower % 2 !== 0 || lower > upper || upper > bytes.length - HEADER_BYTES || lower === 0) {
    throw damaged(tree, page);
  }
  return lower;
};

/** Where a node begins; its own header is within the page. */
const nodeAt = (tree: Tree, page: Page, pointer: number): number => {
  const start = HEADER_BYTES + page.bytes.readUInt16LE(HEADER_BYTES + pointer);
  if (start + NODE_BYTES > page.bytes.length) throw damaged(tree, page);
  return start;
};

const sizeAt = (bytes: Buffer, node: number): number =>
  bytes.readUInt16LE(node + inNode.sizeLow) + bytes.readUInt16LE(node + inNode.sizeHigh) * 0x1_0000;

/** Whether one key comes before the next; short loops beat a call into the runtime here. */
const isAscending = (bytes: Buffer, a: number, aEnd: number, b: number, bEnd: number): boolean => {
  const common = Math.min(aEnd - a, bEnd - b);
  for (let i = 0; i < common; i += 1) {
    const [left = 0, right = 0] = [bytes[a + i], bytes[b + i]];
    if (left !== right) return left < right;
  }
  return aEnd - a < bEnd - b;
};

const numberAt = (bytes: Buffer, position: number): number =>
  Number(bytes.readBigUInt64LE(position));

/** Where in a leaf its first and its last key are. */
type Keys = { first: number; firstEnd: number; last: number; lastEnd: number };

type OnValue = (value: Buffer) => void;

/** Looks at all pages of a data file that one commit reaches. */
export class PageCheck {
  readonly #reader: PageReader;
  readonly #commit: number;
  readonly #isReached: Uint8Array;

  /** @param lastPage the highest page number in use; commit the number of the commit that is read */
  constructor(reader: PageReader, lastPage: number, commit: number) {
    this.#reader = reader;
    this.#commit = commit;
    this.#isReached = new Uint8Array(lastPage + 1);
  }

  isReached(page: number): boolean {
    return this.#isReached[page] === 1;
  }

  /** @param onValue is given each leaf's value; for the list of free pages, whose keys are numbers */
  walk(tree: Tree, onValue?: OnValue): void {
    let level: Place[] = [];
    if (tree.root !== undefined) {
      level = [{ page: tree.root, low: undefined, high: undefined }];
      this.#reach(tree.root, 1, { number: tree.root, bytes: Buffer.alloc(0) }, tree);
    }
    for (let depth = 1; depth < tree.depth; depth += 1) level = this.#branches(tree, level);
    const overflow = new Map<number, number>();
    let [next, entries] = [0, 0];
    for (const page of this.#reader.read(level.map(({ page }) => page))) {
      entries += pointerBytes(tree, page) / 2;
      const place = level[next];
      next += 1;
      if (onValue !== undefined || place === undefined) this.#leaf(tree, page, overflow, onValue);
      else this.#orderedLeaf(tree, page, overflow, place);
    }
    // A page whose own count of what it holds was changed looks sound by itself.
    if (entries !== tree.entries) throw new PageProblem(`part of its ${tree.name} is missing`);
    this.#overflowPages(tree, overflow);
  }

  #branches(tree: Tree, level: readonly Place[]): Place[] {
    const children: Place[] = [];
    let next = 0;
    for (const page of this.#reader.read(level.map(({ page }) => page))) {
      this.#header(tree, page, BRANCH);
      const { bytes } = page;
      const pointers = pointerBytes(tree, page);
      let child: Place | undefined;
      for (let pointer = 0; pointer < pointers; pointer += 2) {
        const node = nodeAt(tree, page, pointer);
        const keyEnd = node + NODE_BYTES + bytes.readUInt16LE(node + inNode.keySize);
        if (keyEnd > bytes.length) throw damaged(tree, page);
        const key = Buffer.from(bytes.subarray(node + NODE_BYTES, keyEnd));
        if (child !== undefined) child.high = key;
        child = {
          page: sizeAt(bytes, node) + bytes.readUInt16LE(node + inNode.flags) * 2 ** 32,
          // The first key of a branch stands for everything before the second.
          low: pointer === 0 ? level[next]?.low : key,
          high: level[next]?.high,
        };
        this.#reach(child.page, 1, page, tree);
        children.push(child);
      }
      next += 1;
    }
    return children.sort((a, b) => a.page - b.page);
  }

  #orderedLeaf(tree: Tree, page: Page, overflow: Map<number, number>, { low, high }: Place): void {
    const { bytes } = page;
    const keys = this.#leaf(tree, page, overflow, undefined);
    const isWithin =
      (low === undefined || low.compare(bytes, keys.first, keys.firstEnd) <= 0) &&
      (high === undefined || high.compare(bytes, keys.last, keys.lastEnd) > 0);
    if (!isWithin) throw damaged(tree, page);
  }

  #leaf(tree: Tree, page: Page, overflow: Map<number, number>, onValue: OnValue | undefined): Keys {
    const { bytes } = page;
    this.#header(tree, page, LEAF);
    const pointers = pointerBytes(tree, page);
    const keys: Keys = { first: 0, firstEnd: 0, last: 0, lastEnd: 0 };
    for (let pointer = 0; pointer < pointers; pointer += 2) {
      const node = nodeAt(tree, page, pointer);
      const dataSize = sizeAt(bytes, node);
      const flags = bytes.readUInt16LE(node + inNode.flags);
      const key = node + NODE_BYTES;
      const value = key + bytes.readUInt16LE(node + inNode.keySize);
      const end = value + (flags === BIG ? OVERFLOW_POINTER_BYTES : dataSize);
      if ((flags !== 0 && flags !== BIG) || value === key || end > bytes.length) {
        throw damaged(tree, page);
      }
      const isOrdered = onValue !== undefined || pointer === 0;
      if (!isOrdered && !isAscending(bytes, keys.last, keys.lastEnd, key, value)) {
        throw damaged(tree, page);
      }
      if (pointer === 0) [keys.first, keys.firstEnd] = [key, value];
      [keys.last, keys.lastEnd] = [key, value];
      if (flags === BIG) this.#bigValue(tree, page, value, dataSize, overflow, onValue);
      else onValue?.(bytes.subarray(value, end));
    }
    return keys;
  }

  #bigValue(
    tree: Tree,
    page: Page,
    pointer: number,
    dataSize: number,
    overflow: Map<number, number>,
    onValue: OnValue | undefined,
  ): void {
    const [first, pages] = [numberAt(page.bytes, pointer), numberAt(page.bytes, pointer + 16)];
    if (pages !== this.#pagesFor(dataSize)) throw damaged(tree, page);
    this.#reach(first, pages, page, tree);
    overflow.set(first, pages);
    onValue?.(this.#reader.readBytes(first, HEADER_BYTES, dataSize));
  }

  #pagesFor(dataSize: number): number {
    return Math.floor((HEADER_BYTES - 1 + dataSize) / this.#reader.pageSize) + 1;
  }

  #overflowPages(tree: Tree, overflow: ReadonlyMap<number, number>): void {
    const firsts = [...overflow.keys()].sort((a, b) => a - b);
    for (const page of this.#reader.read(firsts)) {
      this.#header(tree, page, OVERFLOW);
      const pages = page.bytes.readUInt32LE(at.overflowPages);
      if (pages !== overflow.get(page.number)) throw damaged(tree, page);
      // The last of them has to be there as well.
      this.#reader.readBytes(page.number, pages * this.#reader.pageSize - 1, 1);
    }
  }

  #header(tree: Tree, page: Page, flags: number): void {
    const { bytes, number } = page;
    const isThisPage =
      numberAt(bytes, at.number) === number &&
      numberAt(bytes, at.commit) <= this.#commit &&
      bytes.readUInt16LE(at.flags) === flags;
    if (!isThisPage) throw damaged(tree, page);
  }

  #reach(first: number, pages: number, from: Page, tree: Tree): void {
    if (first < FIRST_DATA_PAGE || first + pages > this.#isReached.length) {
      throw damaged(tree, from);
    }
    for (let page = first; page < first + pages; page += 1) {
      // A page belongs to one place only.
      if (this.isReached(page)) throw damaged(tree, from);
      this.#isReached[page] = 1;
    }
  }
}
