import type { CollectionInfo } from '../catalog/collection.ts';
import { documentKey } from '../store/documents.ts';
import { documentPrefix } from '../keys/layout.ts';
import type { Range } from '../keys/layout.ts';
import { dataDamaged } from '../store/seal.ts';
import type { Entry, View } from '../store/view.ts';
import { Found } from './found.ts';
import type { Plan } from './plan.ts';
import { sortKeyOf } from './sort.ts';
import type { SortField } from './sort.ts';

/** What a query cost, for explain. */
export type ScanCounters = { keysExamined: number; docsExamined: number };

export const noCounters = (): ScanCounters => ({ keysExamined: 0, docsExamined: 0 });

type Located = { record: Buffer; bytes: Buffer };

function* fromCollection(view: View, collection: CollectionInfo, plan: Plan): Generator<Located> {
  const prefixLength = documentPrefix(collection.id).length;
  for (const [key, bytes] of plan.isLookup === true ? lookUp(view, plan) : readRanges(view, plan)) {
    yield { record: key.subarray(prefixLength), bytes };
  }
}

type Head = { found: Found; key: Buffer };

/** Reads several scans side by side, each of which is in the wanted order. */
function* inOrderOf(
  sort: readonly SortField[],
  scans: readonly Generator<Found>[],
): Generator<Found> {
  const keyOf = sortKeyOf(sort);
  const nextOf = (scan: Generator<Found>): Head | undefined => {
    const next = scan.next();
    return next.done === true ? undefined : { found: next.value, key: keyOf(next.value.document) };
  };
  try {
    const heads = scans.map(nextOf);
    for (;;) {
      let first = -1;
      let least: Head | undefined;
      for (const [at, head] of heads.entries()) {
        if (head === undefined) continue;
        if (least !== undefined && Buffer.compare(head.key, least.key) >= 0) continue;
        [first, least] = [at, head];
      }
      const scan = scans[first];
      if (least === undefined || scan === undefined) return;
      yield least.found;
      heads[first] = nextOf(scan);
    }
  } finally {
    for (const scan of scans) scan.return(undefined);
  }
}

type Source = { entries: IterableIterator<Entry>; behind: number; head: Entry | undefined };

const advance = (source: Source): void => {
  const next = source.entries.next();
  source.head = next.done === true ? undefined : next.value;
};

const nothing = Buffer.alloc(0);

/** What decides between the ranges: the part of a key that the sort looks at. */
const remainder = ({ head, behind }: Source): Buffer => head?.[0].subarray(behind) ?? nothing;

/** Reads several ranges side by side, so that what they hold comes in one order. */
function* mergeRanges(
  view: View,
  ranges: readonly Range[],
  mergeBehind: readonly number[],
  isReverse: boolean,
): Generator<Entry> {
  const sign = isReverse ? -1 : 1;
  const sources = ranges.map((range, at): Source => ({
    entries: view.range(range, isReverse),
    behind: mergeBehind[at] ?? 0,
    head: undefined,
  }));
  try {
    sources.forEach(advance);
    for (;;) {
      let first: Source | undefined;
      for (const source of sources) {
        if (source.head === undefined) continue;
        const order =
          first === undefined ? -1 : Buffer.compare(remainder(source), remainder(first));
        if (first === undefined || order * sign < 0) first = source;
      }
      if (first?.head === undefined) return;
      yield first.head;
      advance(first);
    }
  } finally {
    for (const { entries } of sources) entries.return?.();
  }
}

function* lookUp(view: View, { ranges, isReverse }: Plan): Generator<Entry> {
  for (const { start } of isReverse ? ranges.toReversed() : ranges) {
    const bytes = view.get(start);
    if (bytes !== undefined) yield [start, bytes];
  }
}

function* readRanges(view: View, { ranges, isReverse, mergeBehind }: Plan): Generator<Entry> {
  if (mergeBehind !== undefined) {
    yield* mergeRanges(view, ranges, mergeBehind, isReverse);
    return;
  }
  for (const range of isReverse ? ranges.toReversed() : ranges) {
    yield* view.range(range, isReverse);
  }
}

function* fromIndex(
  view: View,
  collection: CollectionInfo,
  plan: Plan,
  counters: ScanCounters,
): Generator<Located> {
  const seen = new Set<string>();
  for (const [, record] of readRanges(view, plan)) {
    counters.keysExamined += 1;
    if (plan.mayRepeat) {
      const text = record.toString('latin1');
      if (seen.has(text)) continue;
      seen.add(text);
    }
    const bytes = view.get(documentKey(collection, record));
    if (bytes === undefined) throw dataDamaged();
    yield { record, bytes };
  }
}

function* once(items: Iterable<Found>): Generator<Found> {
  const seen = new Set<string>();
  for (const item of items) {
    const text = item.record.toString('latin1');
    if (seen.has(text)) continue;
    seen.add(text);
    yield item;
  }
}

function* oneAfterTheOther(scans: readonly Generator<Found>[]): Generator<Found> {
  for (const scan of scans) yield* scan;
}

type ScanOptions = { sort?: readonly SortField[]; counters?: ScanCounters };

/** Every document that the plan reaches and the filter accepts, in the plan's order. */
export function* scan(
  view: View,
  collection: CollectionInfo,
  plan: Plan,
  matches: (found: Found) => boolean,
  { sort = [], counters = noCounters() }: ScanOptions = {},
): Generator<Found> {
  if (plan.alternatives !== undefined) {
    const scans = plan.alternatives.map((alternative) =>
      scan(view, collection, alternative, matches, { sort, counters }),
    );
    const isMerged = plan.isSorted && sort.length > 0;
    yield* once(isMerged ? inOrderOf(sort, scans) : oneAfterTheOther(scans));
    return;
  }
  const located =
    plan.index === undefined
      ? fromCollection(view, collection, plan)
      : fromIndex(view, collection, plan, counters);
  for (const { record, bytes } of located) {
    counters.docsExamined += 1;
    const found = new Found(record, bytes);
    if (matches(found)) yield found;
  }
}
