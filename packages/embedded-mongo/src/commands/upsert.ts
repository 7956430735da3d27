import { ObjectId, isDocument } from '../bson/values.ts';
import type { Document, Value } from '../bson/values.ts';
import { CommandError, badValue } from '../errors.ts';
import type { Filter } from '../match/filter.ts';
import { splitPath } from '../match/path.ts';
import { isTooLong } from '../keys/layout.ts';
import { valueKey } from '../keys/encode-value.ts';
import { readTarget, writeTarget } from '../update/target.ts';
import type { Update } from '../update/update.ts';

/** What the query says must be equal, which a new document starts with. */
const equalities = (filter: Filter): [string, Value][] => {
  if (filter.kind === 'and') return filter.filters.flatMap(equalities);
  if (filter.kind === 'or' && filter.filters.length === 1)
    return filter.filters.flatMap(equalities);
  if (filter.kind !== 'field') return [];
  const { path, predicate } = filter;
  if (predicate.kind === 'compare' && predicate.operator === 'eq') return [[path, predicate.value]];
  const [only] = predicate.kind === 'in' && predicate.patterns.length === 0 ? predicate.values : [];
  if (predicate.kind === 'in' && predicate.values.length === 1 && only !== undefined) {
    return [[path, only]];
  }
  return [];
};

const startingPoint = (filter: Filter): Document => {
  const document: Document = new Map();
  for (const [path, value] of equalities(filter)) {
    const parts = splitPath(path);
    if (readTarget(document, parts) !== undefined) {
      throw new CommandError(
        'BadValue',
        `cannot infer query fields to set, path '${path}' is matched twice`,
        {
          location: 54,
        },
      );
    }
    writeTarget(document, parts, value);
  }
  return document;
};

/** Puts _id first and makes one when there is none, as servers and drivers do. */
export const withId = (document: Document): Document => {
  const id = document.get('_id') ?? new ObjectId();
  checkId(id);
  const [first] = document.keys();
  return first === '_id' && document.has('_id')
    ? document
    : new Map([['_id', id], ...document, ['_id', id]]);
};

export const checkId = (id: Value): void => {
  if (Array.isArray(id))
    throw new CommandError('InvalidIdField', "The '_id' value cannot be of type array");
  if (isDocument(id) && [...id.keys()].some((name) => name.startsWith('$'))) {
    throw new CommandError(
      'DollarPrefixedFieldName',
      '_id fields may not contain $-prefixed fields',
    );
  }
  if (isTooLong(valueKey(id))) throw badValue("The '_id' value is too long for this server");
};

/** The document an update makes when nothing matched. */
export const documentForUpsert = (filter: Filter, update: Update): Document => {
  const start = startingPoint(filter);
  const context = { isInsert: true, matchedIndex: undefined };
  if (!update.isReplacement) return withId(update.apply(start, context));
  const id = start.get('_id');
  return withId(update.apply(new Map(id === undefined ? [] : [['_id', id]]), context));
};
