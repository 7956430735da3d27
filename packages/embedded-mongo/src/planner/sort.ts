import { isDocument } from '../bson/values.ts';
import type { Document } from '../bson/values.ts';
import { badValue, CommandError, notSupported } from '../errors.ts';
import { indexKeys } from '../keys/index-keys.ts';
import type { IndexField } from '../keys/index-keys.ts';
import { splitPath } from '../match/path.ts';

export type SortField = { path: string; isDescending: boolean };

export const parseSort = (sort: Document): SortField[] => {
  if (sort.has('$natural')) throw notSupported('sorting by $natural');
  return [...sort].map(([path, direction]) => {
    if (isDocument(direction)) throw notSupported('sorting by $meta');
    const order = Number(direction);
    if (path === '' || path.startsWith('$')) {
      throw new CommandError('FailedToParse', 'a sort key cannot be empty or start with $');
    }
    if (order !== 1 && order !== -1) throw badValue('$sort key ordering must be 1 or -1');
    return { path, isDescending: order === -1 };
  });
};

/**
 * The key of a document under a sort. An array counts with its smallest element when ascending and
 * its largest when descending, which is the first of its keys either way.
 */
export const sortKeyOf = (fields: readonly SortField[]): ((document: Document) => Buffer) => {
  const indexed: IndexField[] = fields.map(({ path, isDescending }) => ({
    path,
    isDescending,
    parts: splitPath(path),
  }));
  return (document) => {
    const { keys } = indexKeys(indexed, document);
    return keys.reduce((least, key) => (Buffer.compare(key, least) < 0 ? key : least));
  };
};

/** What may pile up in memory for one sort, as MongoDB's own limit. */
const MAX_SORT_BYTES = 100 * 1024 * 1024;

type Sorted<T> = { key: Buffer; item: T; at: number };

const inOrder = <T>(a: Sorted<T>, b: Sorted<T>): number =>
  Buffer.compare(a.key, b.key) || a.at - b.at;

/**
 * Sorts what does not come in order from an index; with a limit only the best are kept.
 * @param sizeOf bytes an item holds in memory
 */
export const sortItems = <T>(
  items: Iterable<T>,
  keyOf: (item: T) => Buffer,
  sizeOf: (item: T) => number,
  limit = Infinity,
): T[] => {
  let kept: Sorted<T>[] = [];
  let bytes = 0;
  let at = 0;
  for (const item of items) {
    const key = keyOf(item);
    kept.push({ key, item, at });
    at += 1;
    bytes += key.length + sizeOf(item);
    if (kept.length >= 2 * limit + 64) {
      kept = kept.sort(inOrder).slice(0, limit);
      bytes = kept.reduce((sum, entry) => sum + entry.key.length + sizeOf(entry.item), 0);
    }
    if (bytes > MAX_SORT_BYTES) {
      throw new CommandError('BadValue', 'Sort exceeded memory limit of 104857600 bytes', {
        location: 292,
      });
    }
  }
  return kept
    .sort(inOrder)
    .slice(0, limit)
    .map(({ item }) => item);
};
