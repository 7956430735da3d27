import { isDocument } from '../bson/values.ts';
import type { Document, Maybe, Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';

const INDEX = /^(0|[1-9]\d*)$/;
/** How far beyond its end an array may be written, as in MongoDB. */
const MAX_PADDING = 1_500_000;

const notViable = (part: string, parent: string): CommandError =>
  new CommandError('PathNotViable', `Cannot create field '${part}' in element {${parent}}`);

const childOf = (parent: Document | Value[], part: string): Maybe =>
  isDocument(parent) ? parent.get(part) : INDEX.test(part) ? parent[Number(part)] : undefined;

const setChild = (parent: Document | Value[], part: string, value: Value): void => {
  if (isDocument(parent)) {
    parent.set(part, value);
    return;
  }
  const index = Number(part);
  if (index > parent.length + MAX_PADDING) {
    throw new CommandError('BadValue', 'cannot write that far beyond the end of an array');
  }
  while (parent.length < index) parent.push(null);
  parent[index] = value;
};

/** Reads the value an update operator starts from. */
export const readTarget = (root: Document, path: readonly string[]): Maybe => {
  let value: Maybe = root;
  for (const part of path) {
    if (!isDocument(value) && !Array.isArray(value)) return undefined;
    value = childOf(value, part);
  }
  return value;
};

/** Writes a value, making the documents on the way; scalars on the way are an error. */
export const writeTarget = (root: Document, path: readonly string[], value: Value): void => {
  let parent: Document | Value[] = root;
  path.forEach((part, at) => {
    const isLast = at === path.length - 1;
    if (Array.isArray(parent) && !INDEX.test(part)) throw notViable(part, path[at - 1] ?? '');
    if (isLast) {
      setChild(parent, part, value);
      return;
    }
    let next = childOf(parent, part);
    if (next === undefined) {
      next = new Map();
      setChild(parent, part, next);
    }
    if (!isDocument(next) && !Array.isArray(next)) throw notViable(path[at + 1] ?? '', part);
    parent = next;
  });
};

/** Removes a field; an array keeps its length and gets a null instead. */
export const removeTarget = (root: Document, path: readonly string[]): void => {
  const parent = readTarget(root, path.slice(0, -1));
  const last = path.at(-1) ?? '';
  if (isDocument(parent)) parent.delete(last);
  else if (Array.isArray(parent) && INDEX.test(last) && Number(last) < parent.length) {
    parent[Number(last)] = null;
  }
};
