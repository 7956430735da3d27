import { typeRank } from '../bson/compare.ts';
import { isDocument } from '../bson/values.ts';
import type { Document, Maybe } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { ByteWriter } from './byte-writer.ts';
import { writeValue } from './encode-value.ts';

export type IndexField = { path: string; parts: readonly string[]; isDescending: boolean };

export type IndexKeys = {
  /** one key per combination of array elements; none when no indexed field exists and sparse */
  keys: Buffer[];
  /** true for the fields of which an array is the value or on the way to it; most have none */
  hasArray: readonly boolean[];
  /** whether any indexed field exists, which is what a sparse index asks */
  hasAnyField: boolean;
};

/** Stands in a key for an array without elements. */
const EMPTY_ARRAY = Symbol('empty array');

type Component = { value: Maybe | typeof EMPTY_ARRAY };
/** A field still to be read: from which value on, along which path. */
type Pending = { from: Maybe; parts: readonly string[] };
type Slot = Component | Pending;

const isPending = (slot: Slot): slot is Pending => 'parts' in slot;

type Walked = { array?: readonly Maybe[]; rest: readonly string[]; value: Maybe };

/** Follows a path through documents until it ends or meets an array. */
const walk = ({ from, parts }: Pending): Walked => {
  let value = from;
  let rest = parts;
  for (;;) {
    if (Array.isArray(value)) return { array: value, rest, value };
    const [part] = rest;
    if (part === undefined) return { rest, value };
    value = isDocument(value) ? value.get(part) : undefined;
    rest = rest.slice(1);
    if (value === undefined) return { rest: [], value };
  }
};

const elementSlot = (walked: Walked, element: Maybe): Slot => {
  if (walked.rest.length === 0) return { value: element };
  return isDocument(element) ? { from: element, parts: walked.rest } : { value: undefined };
};

/** Indexed fields may go through one array together, never through two different ones. */
const sharedArray = (walked: readonly (Walked | undefined)[]): readonly Maybe[] | undefined => {
  let shared: readonly Maybe[] | undefined;
  for (const item of walked) {
    if (item?.array === undefined) continue;
    if (shared !== undefined && shared !== item.array) {
      throw new CommandError('CannotIndexParallelArrays', 'cannot index parallel arrays');
    }
    shared = item.array;
  }
  return shared;
};

class Extraction {
  readonly rows: Component[][] = [];
  readonly hasArray: boolean[] = [];

  run(slots: readonly Slot[]): void {
    const walked = slots.map((slot) => (isPending(slot) ? walk(slot) : undefined));
    const array = sharedArray(walked);
    if (array === undefined) {
      this.rows.push(
        slots.map((slot, i) => (isPending(slot) ? { value: walked[i]?.value } : slot)),
      );
      return;
    }
    walked.forEach((item, i) => {
      if (item?.array !== undefined) this.hasArray[i] = true;
    });
    const elements: readonly (Maybe | typeof EMPTY_ARRAY)[] =
      array.length === 0 ? [EMPTY_ARRAY] : array;
    for (const element of elements) {
      this.run(
        slots.map((slot, i): Slot => {
          const at = walked[i];
          if (at === undefined) return slot;
          if (at.array === undefined) return { value: at.value };
          if (element === EMPTY_ARRAY) {
            return { value: at.rest.length === 0 ? EMPTY_ARRAY : undefined };
          }
          return elementSlot(at, element);
        }),
      );
    }
  }
}

const encodeRow = (row: readonly Component[], fields: readonly IndexField[]): Buffer => {
  const out = new ByteWriter();
  row.forEach(({ value }, i) => {
    const from = out.length;
    if (value === EMPTY_ARRAY) out.byte(typeRank.emptyArray);
    else writeValue(out, value);
    if (fields[i]?.isDescending === true) out.invertFrom(from);
  });
  return out.finish();
};

/** The entries a document has in an index over these fields. */
export const indexKeys = (fields: readonly IndexField[], document: Document): IndexKeys => {
  const extraction = new Extraction();
  extraction.run(fields.map(({ parts }): Slot => ({ from: document, parts })));
  const unique = new Map<string, Buffer>();
  for (const row of extraction.rows) {
    const key = encodeRow(row, fields);
    unique.set(key.toString('latin1'), key);
  }
  return {
    keys: [...unique.values()],
    hasArray: extraction.hasArray,
    hasAnyField: extraction.rows.some((row) => row.some(({ value }) => value !== undefined)),
  };
};
