import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/**
 * LMDB maps its file into memory and trusts what it finds: opening something else, or a file that
 * was cut off, ends the process with a signal. So its two meta pages are looked at first.
 * Offsets are those of MDB_page_header and MDB_meta in LMDB's data format 2.
 */
const MAGIC = 0xbeefc0de;
const VERSION = 2;
const META_BYTES = 0xa0;
const at = {
  magic: 0x18,
  version: 0x1c,
  pageSize: 0x30,
  freeRoot: 0x58,
  mainRoot: 0x88,
  txn: 0x98,
};
/** A tree without pages. */
const NO_ROOT = 0xffff_ffff_ffff_ffffn;

type Meta = { txn: bigint; roots: readonly bigint[]; pageSize: number };

const readMeta = (file: number, position: number): Meta | undefined => {
  const bytes = Buffer.alloc(META_BYTES);
  if (readSync(file, bytes, 0, META_BYTES, position) < META_BYTES) return undefined;
  if (bytes.readUInt32LE(at.magic) !== MAGIC || bytes.readUInt32LE(at.version) !== VERSION) {
    return undefined;
  }
  return {
    txn: bytes.readBigUInt64LE(at.txn),
    pageSize: bytes.readUInt32LE(at.pageSize),
    roots: [bytes.readBigUInt64LE(at.freeRoot), bytes.readBigUInt64LE(at.mainRoot)],
  };
};

const isPageSize = (size: number): boolean =>
  size >= 256 && size <= 65_536 && Number.isInteger(Math.log2(size));

/** @returns what is wrong with an existing data file, or undefined when LMDB can open it */
export const headerProblem = (path: string): string | undefined => {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    // A file that was only just created is filled by LMDB.
    if (size === 0) return undefined;
    const first = readMeta(file, 0);
    if (first === undefined || !isPageSize(first.pageSize)) return 'it is not a data file';
    const second = readMeta(file, first.pageSize);
    if (second === undefined) return 'its second page is damaged';
    const newest = second.txn > first.txn ? second : first;
    const isCut = newest.roots.some(
      (root) => root !== NO_ROOT && (root + 1n) * BigInt(newest.pageSize) > BigInt(size),
    );
    return isCut ? 'its end is missing' : undefined;
  } finally {
    closeSync(file);
  }
};
