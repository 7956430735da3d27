import { isDocument } from '../bson/values.ts';
import type { Document, Maybe } from '../bson/values.ts';
import type { Filter, Predicate } from './filter.ts';
import { compileFilter, elemMatchTest, valueTest } from './matcher.ts';
import { splitPath } from './path.ts';

/** The first array on a path, and what of the path is left after it. */
const firstArray = (document: Document, parts: readonly string[]) => {
  let value: Maybe = document;
  for (const [at, part] of parts.entries()) {
    value = isDocument(value) ? value.get(part) : undefined;
    if (Array.isArray(value)) return { items: value, rest: parts.slice(at + 1) };
  }
  return undefined;
};

const indexFor = (document: Document, path: string, predicate: Predicate): number | undefined => {
  if (predicate.kind === 'not') return undefined;
  const found = firstArray(document, splitPath(path));
  if (found === undefined) return undefined;
  const { items, rest } = found;
  const test =
    rest.length > 0
      ? (item: Maybe) =>
          isDocument(item) &&
          compileFilter({ kind: 'field', path: rest.join('.'), predicate })(item)
      : (elemMatchTest(predicate) ?? valueTest(predicate));
  const index = items.findIndex((item) => test(item));
  return index < 0 ? undefined : index;
};

/** Which element of an array made the query match: what the positional operator stands for. */
export const matchedPosition = (document: Document, filter: Filter): number | undefined => {
  if (filter.kind === 'field') return indexFor(document, filter.path, filter.predicate);
  if (filter.kind !== 'and' && filter.kind !== 'or') return undefined;
  for (const part of filter.filters) {
    if (filter.kind === 'or' && !compileFilter(part)(document)) continue;
    const index = matchedPosition(document, part);
    if (index !== undefined) return index;
  }
  return undefined;
};
