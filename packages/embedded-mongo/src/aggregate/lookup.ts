import { isDocument } from '../bson/values.ts';
import type { Document, Maybe, Value } from '../bson/values.ts';
import { CommandError, failedToParse, notSupported } from '../errors.ts';
import { matchAll } from '../match/filter.ts';
import type { Filter } from '../match/filter.ts';
import { splitPath } from '../match/path.ts';
import { compileExpression } from './expression.ts';
import { scopeOf } from './scope.ts';
import { addComputed } from './fields.ts';
import type { Stage, StageContext } from './stage.ts';

const KNOWN = new Set(['from', 'localField', 'foreignField', 'as', 'pipeline', 'let']);

const text = (specification: Document, name: string): string | undefined => {
  const value = specification.get(name);
  if (value !== undefined && typeof value !== 'string') {
    throw failedToParse(`$lookup argument '${name}' must be a string`);
  }
  return value;
};

/** A missing local value joins with null and missing ones; an array joins with each element. */
const joinFilter = (foreignField: string, local: Maybe): Filter => {
  const values = Array.isArray(local) ? local : [local ?? null];
  return {
    kind: 'field',
    path: foreignField,
    predicate: { kind: 'in', values, patterns: [] },
  };
};

const compileInner = (pipeline: Value | undefined, context: StageContext): Stage => {
  if (pipeline === undefined) return (input) => input;
  if (!Array.isArray(pipeline))
    throw failedToParse("'pipeline' option must be specified as an array");
  return context.compile(pipeline);
};

export const compileLookup = (specification: Value, context: StageContext): Stage => {
  if (!isDocument(specification))
    throw failedToParse('the $lookup specification must be an object');
  for (const name of specification.keys()) {
    if (!KNOWN.has(name)) throw failedToParse(`unknown argument to $lookup: ${name}`);
  }
  const bindings = specification.get('let');
  if (isDocument(bindings) && bindings.size > 0) throw notSupported("the 'let' option of $lookup");
  const [from, as] = [text(specification, 'from'), text(specification, 'as')];
  const [localField, foreignField] = [
    text(specification, 'localField'),
    text(specification, 'foreignField'),
  ];
  if (from === undefined || as === undefined) throw failedToParse("$lookup needs 'from' and 'as'");
  if ((localField === undefined) !== (foreignField === undefined)) {
    throw failedToParse("$lookup needs both 'localField' and 'foreignField', or neither");
  }
  if (foreignField === undefined && !specification.has('pipeline')) {
    throw new CommandError(
      'FailedToParse',
      "$lookup needs either 'pipeline' or local and foreign fields",
    );
  }
  const inner = compileInner(specification.get('pipeline'), context);
  const local = localField === undefined ? undefined : compileExpression(`$${localField}`);
  const parts = splitPath(as);
  return function* lookup(input) {
    for (const document of input) {
      const filter =
        foreignField === undefined
          ? matchAll
          : joinFilter(foreignField, local?.(scopeOf(document)));
      const joined: Value[] = [...inner(context.find(from, filter))];
      yield addComputed(document, document, [{ parts, expression: () => joined }]);
    }
  };
};
