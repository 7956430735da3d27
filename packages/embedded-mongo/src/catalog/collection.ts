import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import { Int32, doc, int, isDocument } from '../bson/values.ts';
import type { Document, Maybe, Value } from '../bson/values.ts';
import type { IndexField } from '../keys/index-keys.ts';
import { splitPath } from '../match/path.ts';
import { compileFilter } from '../match/matcher.ts';
import type { Matcher } from '../match/matcher.ts';
import { parseFilter } from '../match/parse.ts';
import type { Filter } from '../match/filter.ts';

/** An index as it was defined; `spec` is what listIndexes shows. */
export type IndexInfo = {
  id: number;
  name: string;
  spec: Document;
  fields: readonly IndexField[];
  isUnique: boolean;
  isSparse: boolean;
  partial?: { filter: Filter; matches: Matcher };
  expireAfterSeconds?: number;
};

export type CollectionInfo = {
  id: number;
  namespace: string;
  uuid: Value;
  options: Document;
  /** All but the _id index, which is the collection's own order. */
  indexes: readonly IndexInfo[];
};

const damaged = (): Error => new Error('a damaged catalogue entry');

const textOf = (value: Maybe): string => {
  if (typeof value !== 'string') throw damaged();
  return value;
};

const parseIndex = (id: number, spec: Document): IndexInfo => {
  const key = spec.get('key');
  const fields = isDocument(key) ? [...key] : [];
  const partial = spec.get('partialFilterExpression');
  const filter = isDocument(partial) ? parseFilter(partial) : undefined;
  const seconds = spec.get('expireAfterSeconds');
  return {
    id,
    name: textOf(spec.get('name')),
    spec,
    fields: fields.map(([path, direction]) => ({
      path,
      parts: splitPath(path),
      isDescending: Number(direction) < 0,
    })),
    isUnique: spec.get('unique') === true,
    isSparse: spec.get('sparse') === true,
    ...(filter === undefined ? {} : { partial: { filter, matches: compileFilter(filter) } }),
    ...(seconds === undefined ? {} : { expireAfterSeconds: Number(seconds) }),
  };
};

const idOf = (document: Document): number => {
  const id = document.get('id');
  if (!(id instanceof Int32)) throw damaged();
  return id.value;
};

const parseCollection = (bytes: Buffer): CollectionInfo => {
  const stored = decode(bytes);
  const options = stored.get('options');
  const indexes = stored.get('indexes');
  if (!isDocument(options) || !Array.isArray(indexes)) throw damaged();
  return {
    id: idOf(stored),
    namespace: textOf(stored.get('ns')),
    uuid: stored.get('uuid') ?? null,
    options,
    indexes: indexes.filter(isDocument).map((index) => {
      const spec = index.get('spec');
      if (!isDocument(spec)) throw damaged();
      return parseIndex(idOf(index), spec);
    }),
  };
};

export const encodeCollection = (collection: CollectionInfo): Buffer =>
  encode(
    doc({
      id: int(collection.id),
      ns: collection.namespace,
      uuid: collection.uuid,
      options: collection.options,
      indexes: collection.indexes.map(({ id, spec }) => doc({ id: int(id), spec })),
    }),
  );

/** Parsed entries by their bytes: always right, whichever state they were read from. */
const parsed = new Map<string, CollectionInfo>();
const MAX_PARSED = 4096;

export const decodeCollection = (bytes: Buffer): CollectionInfo => {
  const text = bytes.toString('latin1');
  const known = parsed.get(text);
  if (known !== undefined) return known;
  if (parsed.size >= MAX_PARSED) parsed.clear();
  const collection = parseCollection(bytes);
  parsed.set(text, collection);
  return collection;
};

export { parseIndex };
