import { decode, decodeFields } from '../bson/decode.ts';
import type { Document } from '../bson/values.ts';
import type { Filter } from '../match/filter.ts';
import { compileFilter } from '../match/matcher.ts';
import { splitPath } from '../match/path.ts';

/** A stored document: its place and its bytes as they are. What they say is read once somebody asks. */
export class Found {
  readonly record: Buffer;
  readonly bytes: Buffer;
  #document: Document | undefined;

  constructor(record: Buffer, bytes: Buffer) {
    this.record = record;
    this.bytes = bytes;
  }

  get document(): Document {
    this.#document ??= decode(this.bytes);
    return this.#document;
  }
}

/** The top-level fields that a filter looks at; undefined when it may look at any. */
const fieldsOf = (filter: Filter): readonly string[] | undefined => {
  switch (filter.kind) {
    case 'field':
      return splitPath(filter.path).slice(0, 1);
    case 'constant':
      return [];
    case 'expr':
      return undefined;
    default: {
      const all = filter.filters.map(fieldsOf);
      return all.some((fields) => fields === undefined) ? undefined : all.flatMap((it) => it ?? []);
    }
  }
};

/**
 * Turns a parsed query into a test of what was found. Most documents are asked for by a field or two and go out
 * as the bytes they are; to read the whole of each took longer than all else about finding it.
 * @param isWholeRead whoever asks reads the whole document anyway, so nothing of it is read twice
 */
export const compileFoundFilter = (
  filter: Filter,
  isWholeRead: boolean,
): ((found: Found) => boolean) => {
  const matches = compileFilter(filter);
  const fields = fieldsOf(filter);
  // The _id comes first: to look at it alone costs nothing.
  if (fields === undefined || (isWholeRead && fields.some((field) => field !== '_id'))) {
    return ({ document }) => matches(document);
  }
  const wanted = new Set(fields);
  return ({ bytes }) => matches(wanted.size === 0 ? new Map() : decodeFields(bytes, wanted));
};
