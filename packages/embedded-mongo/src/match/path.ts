import { isDocument } from '../bson/values.ts';
import type { Document, Maybe, Value } from '../bson/values.ts';

export type ValueTest = (value: Maybe) => boolean;

/**
 * How a test meets an array at the end of its path: most operators also try each element, a few
 * ($size, $elemMatch, $exists) look only at the array itself.
 */
export type LeafMode = 'each' | 'whole';

export const splitPath = (path: string): string[] => path.split('.');

const testLeaf = (value: Maybe, mode: LeafMode, test: ValueTest): boolean =>
  (mode === 'each' && Array.isArray(value) && value.some(test)) || test(value);

const isIndex = (part: string): boolean => /^(0|[1-9]\d*)$/.test(part);

const anyInArray = (
  items: readonly Value[],
  parts: readonly string[],
  at: number,
  mode: LeafMode,
  test: ValueTest,
): boolean => {
  for (const item of items) if (isDocument(item) && anyAt(item, parts, at, mode, test)) return true;
  const part = parts[at] ?? '';
  if (!isIndex(part)) return false;
  const item = items[Number(part)];
  if (item === undefined) return false;
  // An element named by its position is a leaf as it is: its own elements are not tried.
  if (at === parts.length - 1) return test(item);
  if (isDocument(item)) return anyAt(item, parts, at + 1, mode, test);
  return Array.isArray(item) && anyInArray(item, parts, at + 1, mode, test);
};

const anyAt = (
  document: Document,
  parts: readonly string[],
  at: number,
  mode: LeafMode,
  test: ValueTest,
): boolean => {
  const value = document.get(parts[at] ?? '');
  if (at === parts.length - 1) return testLeaf(value, mode, test);
  if (isDocument(value)) return anyAt(value, parts, at + 1, mode, test);
  if (Array.isArray(value)) return anyInArray(value, parts, at + 1, mode, test);
  return test(undefined);
};

/** Whether any value the path leads to, through arrays at every level, passes the test. */
export const anyValueAt = (
  document: Document,
  parts: readonly string[],
  mode: LeafMode,
  test: ValueTest,
): boolean => anyAt(document, parts, 0, mode, test);

/** The value at a path through documents alone, as update operators and aggregation start from. */
export const valueAt = (document: Document, parts: readonly string[]): Maybe => {
  let value: Maybe = document;
  for (const part of parts) {
    if (isDocument(value)) value = value.get(part);
    else if (Array.isArray(value) && isIndex(part)) value = value[Number(part)];
    else return undefined;
  }
  return value;
};
