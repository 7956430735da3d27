import type { CollectionInfo, IndexInfo } from '../catalog/collection.ts';
import { hasLongKeys, keyPattern } from '../catalog/catalog.ts';
import { arrayFields } from '../catalog/multikey.ts';
import { equalValues } from '../bson/compare.ts';
import type { Document } from '../bson/values.ts';
import { isDocument } from '../bson/values.ts';
import { badValue } from '../errors.ts';
import type { IndexField } from '../keys/index-keys.ts';
import { documentPrefix, everythingUnder, indexPrefix, isTooLong } from '../keys/layout.ts';
import type { Range } from '../keys/layout.ts';
import type { Filter } from '../match/filter.ts';
import type { View } from '../store/view.ts';
import { componentRange, fieldIntervals, fitRange } from './bounds.ts';
import { mergeDirection, sortDirection } from './order.ts';
import { coversQuery, predicatesByPath } from './partial.ts';
import type { PredicatesByPath } from './partial.ts';
import type { SortField } from './sort.ts';
import { unionPlan } from './union.ts';

/** How the documents of one query are reached. */
export type Plan = {
  /** undefined: the collection itself, which is ordered by _id */
  index?: IndexInfo;
  ranges: readonly Range[];
  isReverse: boolean;
  /** the ranges alone already give the wanted order */
  isSorted: boolean;
  /**
   * each range is in the wanted order by itself: they are read side by side, and the smallest (or,
   * backwards, the largest) remainder of a key behind these leading bytes comes first
   */
  mergeBehind?: readonly number[];
  /** each range is one document's key: it is looked up rather than searched for */
  isLookup?: boolean;
  /** the documents of all these instead, each once; in order when each gives the order */
  alternatives?: readonly Plan[];
  /** entries of one document can come more than once */
  mayRepeat: boolean;
  /** whether the ranges are narrower than everything */
  isBounded: boolean;
};

export type Hint = Document | string | undefined;

export type Question = {
  view: View;
  collection: CollectionInfo;
  filter: Filter;
  sort: readonly SortField[];
  hint?: Hint;
};

const idFields: readonly IndexField[] = [{ path: '_id', parts: ['_id'], isDescending: false }];

const rootOf = (path: string): string => path.split('.', 1)[0] ?? '';

type Bounds = {
  ranges: Range[];
  points: number;
  isRange: boolean;
  /** how many leading bytes of each range are the points themselves */
  pointBytes: readonly number[];
};

const extend = (prefixes: readonly Buffer[], { start, end }: Range): Range[] =>
  prefixes.map((prefix) => ({
    start: Buffer.concat([prefix, start]),
    end: Buffer.concat([prefix, end]),
  }));

const MAX_RANGES = 2000;

/** Fields in index order: points as long as there are any, then one range, then nothing more. */
const indexBounds = (
  fields: readonly IndexField[],
  query: PredicatesByPath,
  hasArray: readonly boolean[],
): Bounds => {
  let prefixes: Buffer[] = [Buffer.alloc(0)];
  let points = 0;
  const arrayRoots = new Set<string>();
  for (const [at, { path, isDescending }] of fields.entries()) {
    const hasArrays = hasArray[at] === true;
    // Two predicates below one array may be met by different elements.
    if (hasArrays && arrayRoots.has(rootOf(path))) break;
    if (hasArrays) arrayRoots.add(rootOf(path));
    const intervals = fieldIntervals(query.get(path) ?? [], hasArrays);
    if (intervals === undefined || intervals.length * prefixes.length > MAX_RANGES) break;
    const components = intervals.map((interval) => componentRange(interval, isDescending));
    if (!intervals.every(({ isPoint }) => isPoint)) {
      const ranges = components.flatMap((component) => extend(prefixes, component));
      const pointBytes = components.flatMap(() => prefixes.map(({ length }) => length));
      return { ranges, points, isRange: true, pointBytes };
    }
    prefixes = prefixes.flatMap((prefix) =>
      components.map(({ start }) => Buffer.concat([prefix, start])),
    );
    points += 1;
  }
  return {
    ranges: prefixes.map(everythingUnder),
    points,
    isRange: false,
    pointBytes: prefixes.map(({ length }) => length),
  };
};

const sortRanges = (ranges: readonly Range[]): Range[] => {
  const ordered = ranges
    .filter(({ start, end }) => end.length === 0 || Buffer.compare(start, end) < 0)
    .sort((a, b) => Buffer.compare(a.start, b.start));
  return ordered.filter(
    ({ start }, i) => i === 0 || !start.equals(ordered[i - 1]?.start ?? Buffer.alloc(0)),
  );
};

const under = (prefix: Buffer, ranges: readonly Range[]): Range[] => {
  const whole = everythingUnder(prefix);
  return ranges.map((range) => {
    const { start, end } = fitRange(range);
    return {
      start: Buffer.concat([prefix, start]),
      end: end.length === 0 ? whole.end : Buffer.concat([prefix, end]),
    };
  });
};

type Candidate = Plan & { score: number };

const scoreOf = (bounds: Bounds, isSorted: boolean, isUniqueMatch: boolean): number =>
  bounds.points * 10 + (bounds.isRange ? 6 : 0) + (isSorted ? 4 : 0) + (isUniqueMatch ? 100 : 0);

const collectionPlan = (question: Question, query: PredicatesByPath): Candidate => {
  const { collection, sort } = question;
  const bounds = indexBounds(idFields, query, [false]);
  const ordering = { fields: idFields, hasArray: [false], points: bounds.points };
  const direction = sort.length > 0 ? sortDirection(ordering, sort, query) : false;
  const isBounded = bounds.points > 0 || bounds.isRange;
  return {
    ranges: sortRanges(under(documentPrefix(collection.id), bounds.ranges)),
    // Where an _id is too long for a key, its range begins before the key itself.
    isLookup: bounds.points > 0 && !bounds.ranges.some(({ start }) => isTooLong(start)),
    isReverse: direction === true,
    isSorted: direction !== undefined,
    mayRepeat: false,
    isBounded,
    // Preferred over another index of the same use: no second look-up is needed.
    score: scoreOf(bounds, sort.length > 0 && direction !== undefined, bounds.points > 0) + 1,
  };
};

/** Beyond this many ranges, sorting in memory is cheaper than reading side by side. */
const MAX_MERGED_RANGES = 100;

const mergedPlan = (plan: Plan, bounds: Bounds, isReverse: boolean, prefix: Buffer): Plan => {
  const leadingBytes = new Map(
    under(prefix, bounds.ranges).map(({ start }, at) => [
      start.toString('latin1'),
      prefix.length + (bounds.pointBytes[at] ?? 0),
    ]),
  );
  const mergeBehind = plan.ranges.map(
    ({ start }) => leadingBytes.get(start.toString('latin1')) ?? 0,
  );
  return { ...plan, isSorted: true, isReverse, mergeBehind };
};

const indexPlan = (
  { view, sort }: Question,
  index: IndexInfo,
  query: PredicatesByPath,
): Candidate => {
  const hasArray = arrayFields(view, index);
  const bounds = indexBounds(index.fields, query, hasArray);
  const ordering = { fields: index.fields, hasArray, points: bounds.points };
  const prefix = indexPrefix(index.id);
  const ranges = sortRanges(under(prefix, bounds.ranges));
  const canSort = !hasLongKeys(view, index);
  const direction =
    sort.length === 0 || ranges.length <= 1 ? sortDirection(ordering, sort, query) : undefined;
  const isSorted = sort.length === 0 || (canSort && direction !== undefined);
  const plan: Plan = {
    index,
    ranges,
    isReverse: isSorted && direction === true,
    isSorted,
    mayRepeat: hasArray.includes(true),
    isBounded: bounds.points > 0 || bounds.isRange,
  };
  const canMerge = canSort && !isSorted && ranges.length > 1 && ranges.length <= MAX_MERGED_RANGES;
  const merged = canMerge ? mergeDirection(ordering, sort, query) : undefined;
  const final = merged === undefined ? plan : mergedPlan(plan, bounds, merged, prefix);
  const isUniqueMatch = index.isUnique && bounds.points === index.fields.length;
  return { ...final, score: scoreOf(bounds, sort.length > 0 && final.isSorted, isUniqueMatch) };
};

const hintedIndex = (
  collection: CollectionInfo,
  hint: Document | string,
): IndexInfo | undefined => {
  const found = collection.indexes.find((index) =>
    typeof hint === 'string' ? index.name === hint : equalValues(keyPattern(index), hint),
  );
  const isNatural =
    isDocument(hint) && (hint.has('$natural') || (hint.has('_id') && hint.size === 1));
  if (found === undefined && !isNatural && hint !== '_id_') {
    throw badValue('hint provided does not correspond to an existing index');
  }
  return found;
};

const hintedPlan = (question: Question, query: PredicatesByPath, hint: Document | string): Plan => {
  const wanted = hintedIndex(question.collection, hint);
  if (wanted === undefined) return collectionPlan(question, query);
  if (!coversQuery(wanted, query)) {
    throw badValue(`the hinted index ${wanted.name} does not hold every document of this query`);
  }
  return indexPlan(question, wanted, query);
};

const bestPlan = (question: Question, query: PredicatesByPath): Plan => {
  let best = collectionPlan(question, query);
  // Asked for by its _id alone: no index is nearer.
  if (best.isLookup === true && query.size === 1) return best;
  for (const index of question.collection.indexes) {
    if (!coversQuery(index, query)) continue;
    const plan = indexPlan(question, index, query);
    const isUseful = plan.isBounded || (question.sort.length > 0 && plan.isSorted);
    if (isUseful && plan.score > best.score) best = plan;
  }
  return best;
};

/** Chooses how to reach the documents; the filter is still tested on each of them. */
export const choosePlan = (question: Question): Plan => {
  const query = predicatesByPath(question.filter);
  if (question.hint !== undefined) return hintedPlan(question, query, question.hint);
  const best = bestPlan(question, query);
  if (best.isBounded) return best;
  const union = unionPlan(question, choosePlan);
  // An order that comes by itself is kept: there is no limit to what it can give.
  const isBetter = question.sort.length === 0 || union?.isSorted === true || !best.isSorted;
  return union !== undefined && isBetter ? union : best;
};
