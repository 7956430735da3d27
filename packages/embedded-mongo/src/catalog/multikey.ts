import type { IndexInfo } from './collection.ts';
import { catalogKey } from '../keys/layout.ts';
import type { WriteUnit } from '../store/unit.ts';
import type { View } from '../store/view.ts';

/**
 * Which fields of an index have met an array. Once they have, they count as arrays for good: an index
 * keeps no account of how many documents still have one.
 *
 * Each field has a key of its own, so that transactions that meet arrays in different fields at the same
 * time change different keys and neither undoes the other's. One more key per index says whether to look
 * for them, because most indexes have none.
 */
const indexKey = (indexId: number): Buffer => catalogKey(`m${indexId}`);
const fieldKey = (indexId: number, at: number): Buffer => catalogKey(`m${indexId}.${at}`);

/** Left by versions that noted an array without its field; the field may be any of them. */
const SOMEWHERE = 1;
const IN_NOTED_FIELDS = 2;

/** For each field of the index whether any document has, or had, an array there or on the way to it. */
export const arrayFields = (view: View, index: IndexInfo): boolean[] => {
  const mark = view.get(indexKey(index.id))?.[0];
  return index.fields.map(
    (_field, at) =>
      mark === SOMEWHERE ||
      (mark === IN_NOTED_FIELDS && view.get(fieldKey(index.id, at)) !== undefined),
  );
};

export const isMultikey = (view: View, index: IndexInfo): boolean =>
  view.get(indexKey(index.id)) !== undefined;

/** Whether an older version left open in which fields the arrays are. */
export const isUndecided = (view: View, index: IndexInfo): boolean =>
  view.get(indexKey(index.id))?.[0] === SOMEWHERE;

/** Must be part of the change that puts the array into the index. */
export const noteArrays = (unit: WriteUnit, index: IndexInfo, hasArray: readonly boolean[]): void =>
  hasArray.forEach((isArray, at) => {
    const key = fieldKey(index.id, at);
    if (!isArray || unit.get(key) !== undefined) return;
    unit.put(key, Buffer.of(1));
    if (!isMultikey(unit, index)) unit.put(indexKey(index.id), Buffer.of(IN_NOTED_FIELDS));
  });

/** Says that the fields noted are all there are, after every document was looked at. */
export const decideArrays = (
  unit: WriteUnit,
  index: IndexInfo,
  hasArray: readonly boolean[],
): void => {
  noteArrays(unit, index, hasArray);
  unit.put(indexKey(index.id), Buffer.of(IN_NOTED_FIELDS));
};

export const forgetArrays = (unit: WriteUnit, index: IndexInfo): void => {
  if (!isMultikey(unit, index)) return;
  unit.remove(indexKey(index.id));
  index.fields.forEach((_field, at) => unit.remove(fieldKey(index.id, at)));
};
