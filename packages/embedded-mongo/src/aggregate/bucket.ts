import { compareValues, rankOf } from '../bson/compare.ts';
import { int, isDocument } from '../bson/values.ts';
import type { Document, Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import type { StageCompiler } from './stage.ts';

const refused = (location: number, message: string): CommandError =>
  new CommandError('BadValue', message, { location });

const KNOWN = new Set(['groupBy', 'boundaries', 'default', 'output']);

const document = (name: string, value: Value): Document => new Map([[name, value]]);

const checkBoundaries = (boundaries: readonly Value[]): void => {
  if (boundaries.length < 2) throw refused(40192, "$bucket needs at least two 'boundaries'");
  for (const [at, boundary] of boundaries.slice(1).entries()) {
    const before = boundaries[at] ?? null;
    if (rankOf(before) !== rankOf(boundary)) {
      throw refused(40193, "all of the $bucket 'boundaries' must be of one type");
    }
    if (compareValues(before, boundary) >= 0) {
      throw refused(40194, "the $bucket 'boundaries' must be in ascending order");
    }
  }
};

const checkDefault = (fallback: Value, boundaries: readonly Value[]): void => {
  const [lowest = null, highest = null] = [boundaries[0], boundaries.at(-1)];
  if (compareValues(fallback, lowest) >= 0 && compareValues(fallback, highest) < 0) {
    throw refused(40199, "the $bucket 'default' must be outside of the boundaries");
  }
};

const parse = (operand: Value) => {
  if (!isDocument(operand)) throw refused(40201, 'the argument to $bucket must be an object');
  for (const name of operand.keys()) {
    if (!KNOWN.has(name)) throw refused(40197, `unrecognized option to $bucket: ${name}`);
  }
  const [groupBy, boundaries] = [operand.get('groupBy'), operand.get('boundaries')];
  if (groupBy === undefined || boundaries === undefined) {
    throw refused(40198, "$bucket requires 'groupBy' and 'boundaries'");
  }
  if (!isDocument(groupBy) && !(typeof groupBy === 'string' && groupBy.startsWith('$'))) {
    throw refused(40202, "the $bucket 'groupBy' must be a path or an expression");
  }
  if (!Array.isArray(boundaries)) throw refused(40200, "the $bucket 'boundaries' must be an array");
  checkBoundaries(boundaries);
  const fallback = operand.get('default');
  if (fallback !== undefined) checkDefault(fallback, boundaries);
  const output = operand.get('output') ?? document('count', document('$sum', int(1)));
  if (!isDocument(output)) throw refused(40196, "the $bucket 'output' must be an object");
  return { groupBy, boundaries, fallback, output };
};

const literal = (value: Value): Document => document('$literal', value);

/** One group for each span between two boundaries, the lower one included, in their order. */
export const compileBucket: StageCompiler = (operand, context) => {
  const { groupBy, boundaries, fallback, output } = parse(operand);
  const branches = boundaries.slice(1).map((high, at): Value => {
    const low = boundaries[at] ?? null;
    const isWithin = [
      document('$gte', [groupBy, literal(low)]),
      document('$lt', [groupBy, literal(high)]),
    ];
    return new Map<string, Value>([
      ['case', document('$and', isWithin)],
      ['then', literal(low)],
    ]);
  });
  const choice: Document = new Map([['branches', branches]]);
  if (fallback !== undefined) choice.set('default', literal(fallback));
  const group: Document = new Map<string, Value>([['_id', document('$switch', choice)], ...output]);
  return context.compile([document('$group', group), document('$sort', document('_id', int(1)))]);
};
