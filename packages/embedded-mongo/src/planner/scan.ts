import type { CollectionInfo } from '../catalog/collection.ts';
import { decode } from '../bson/decode.ts';
import type { Document } from '../bson/values.ts';
import type { Matcher } from '../match/matcher.ts';
import { documentKey } from '../store/documents.ts';
import { documentPrefix } from '../keys/layout.ts';
import type { View } from '../store/view.ts';
import type { Plan } from './plan.ts';

/** A stored document: its place, its bytes as they are, and what they say. */
export type Found = { record: Buffer; bytes: Buffer; document: Document };

/** What a query cost, for explain. */
export type ScanCounters = { keysExamined: number; docsExamined: number };

export const noCounters = (): ScanCounters => ({ keysExamined: 0, docsExamined: 0 });

type Located = { record: Buffer; bytes: Buffer };

function* fromCollection(view: View, collection: CollectionInfo, plan: Plan): Generator<Located> {
  const prefixLength = documentPrefix(collection.id).length;
  for (const range of plan.isReverse ? plan.ranges.toReversed() : plan.ranges) {
    for (const [key, bytes] of view.range(range, plan.isReverse)) {
      yield { record: key.subarray(prefixLength), bytes };
    }
  }
}

function* fromIndex(
  view: View,
  collection: CollectionInfo,
  plan: Plan,
  counters: ScanCounters,
): Generator<Located> {
  const seen = new Set<string>();
  for (const range of plan.isReverse ? plan.ranges.toReversed() : plan.ranges) {
    for (const [, record] of view.range(range, plan.isReverse)) {
      counters.keysExamined += 1;
      if (plan.mayRepeat) {
        const text = record.toString('latin1');
        if (seen.has(text)) continue;
        seen.add(text);
      }
      const bytes = view.get(documentKey(collection, record));
      if (bytes === undefined)
        throw new Error(`index ${plan.index?.name ?? ''} points to no document`);
      yield { record, bytes };
    }
  }
}

/** Every document that the plan reaches and the filter accepts, in the plan's order. */
export function* scan(
  view: View,
  collection: CollectionInfo,
  plan: Plan,
  matches: Matcher,
  counters: ScanCounters = noCounters(),
): Generator<Found> {
  const located =
    plan.index === undefined
      ? fromCollection(view, collection, plan)
      : fromIndex(view, collection, plan, counters);
  for (const { record, bytes } of located) {
    counters.docsExamined += 1;
    const document = decode(bytes);
    if (matches(document)) yield { record, bytes, document };
  }
}
