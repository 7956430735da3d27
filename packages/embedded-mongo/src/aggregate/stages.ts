import { count, int, isDocument } from '../bson/values.ts';
import type { Document, Value } from '../bson/values.ts';
import { CommandError, failedToParse } from '../errors.ts';
import { compileFilter } from '../match/matcher.ts';
import { parseFilter } from '../match/parse.ts';
import { wholeNumber } from '../bson/whole-number.ts';
import { splitPath } from '../match/path.ts';
import { parseSort, sortItems, sortKeyOf } from '../planner/sort.ts';
import { matchAll } from '../match/filter.ts';
import { compileBucket } from './bucket.ts';
import { compileExpression } from './expression.ts';
import { scopeOf } from './scope.ts';
import { addComputed } from './fields.ts';
import type { Computed } from './fields.ts';
import { compileGroup } from './group.ts';
import { compileLookup } from './lookup.ts';
import { compileProjection } from './projection.ts';
import type { Stage, StageCompiler } from './stage.ts';
import { compileUnwind } from './unwind.ts';

const asDocument = (name: string, operand: Value): Document => {
  if (!isDocument(operand))
    throw failedToParse(`the ${name} stage specification must be an object`);
  return operand;
};

export const wholeOperand = (name: string, operand: Value, least: number): number => {
  const value = wholeNumber(operand);
  if (value === undefined || value < BigInt(least)) {
    throw new CommandError(
      'FailedToParse',
      `the ${name} stage needs a whole number of at least ${least}`,
      {
        location: 5107201,
      },
    );
  }
  return Number(value);
};

const compileMatch: StageCompiler = (operand) => {
  const matches = compileFilter(parseFilter(asDocument('$match', operand)));
  return function* match(input) {
    for (const document of input) if (matches(document)) yield document;
  };
};

/** A rough size in memory, for the sort's limit. */
const ASSUMED_DOCUMENT_BYTES = 512;

const compileSort: StageCompiler = (operand) => {
  const keyOf = sortKeyOf(parseSort(asDocument('$sort', operand)));
  return (input) => sortItems(input, keyOf, () => ASSUMED_DOCUMENT_BYTES);
};

const compileLimit: StageCompiler = (operand) => {
  const size = wholeOperand('$limit', operand, 1);
  return function* limit(input) {
    let taken = 0;
    for (const document of input) {
      yield document;
      taken += 1;
      if (taken >= size) return;
    }
  };
};

const compileSkip: StageCompiler = (operand) => {
  const size = wholeOperand('$skip', operand, 0);
  return function* skip(input) {
    let passed = 0;
    for (const document of input) {
      passed += 1;
      if (passed > size) yield document;
    }
  };
};

const mapping = (change: (document: Document) => Document): Stage =>
  function* map(input) {
    for (const document of input) yield change(document);
  };

const compileProject: StageCompiler = (operand) => {
  const project = compileProjection(asDocument('$project', operand), 'stage');
  return mapping((document) => project(document));
};

const compileAddFields: StageCompiler = (operand) => {
  const computed = [...asDocument('$addFields', operand)].map(([path, value]): Computed => ({
    parts: splitPath(path),
    expression: compileExpression(value),
  }));
  return mapping((document) => addComputed(document, document, computed));
};

const compileUnset: StageCompiler = (operand) => {
  const paths = Array.isArray(operand) ? operand : [operand];
  const specification: Document = new Map();
  for (const path of paths) {
    if (typeof path !== 'string')
      throw failedToParse('$unset specification must be a string or an array of them');
    specification.set(path, int(0));
  }
  const project = compileProjection(specification, 'stage');
  return mapping((document) => project(document));
};

const compileCount: StageCompiler = (operand) => {
  if (
    typeof operand !== 'string' ||
    operand === '' ||
    operand.startsWith('$') ||
    operand.includes('.')
  ) {
    throw new CommandError(
      'BadValue',
      'the count field must be a non-empty string without $ and dots',
      { location: 40156 },
    );
  }
  return function* counted(input) {
    let total = 0;
    for (const _document of input) total += 1;
    if (total > 0) yield new Map([[operand, count(total)]]);
  };
};

const replaceWith = (expression: Value): Stage => {
  const root = compileExpression(expression);
  return mapping((document) => {
    const next = root(scopeOf(document));
    if (!isDocument(next)) {
      throw new CommandError('BadValue', "'newRoot' expression must evaluate to an object", {
        location: 40228,
      });
    }
    return next;
  });
};

const compileReplaceRoot: StageCompiler = (operand) => {
  const root = asDocument('$replaceRoot', operand).get('newRoot');
  if (root === undefined) {
    throw new CommandError('BadValue', 'no newRoot specified for the $replaceRoot stage', {
      location: 40231,
    });
  }
  return replaceWith(root);
};

const compileSortByCount: StageCompiler = (operand, context) =>
  context.compile([
    new Map([
      [
        '$group',
        new Map<string, Value>([
          ['_id', operand],
          ['count', new Map([['$sum', int(1)]])],
        ]),
      ],
    ]),
    new Map([['$sort', new Map([['count', int(-1)]])]]),
  ]);

const compileFacet: StageCompiler = (operand, context) => {
  const facets = [...asDocument('$facet', operand)].map(([name, pipeline]) => {
    if (!Array.isArray(pipeline))
      throw failedToParse('arguments to $facet must be arrays of stages');
    return [name, context.compile(pipeline)] as const;
  });
  return function* facet(input) {
    const documents = [...input];
    yield new Map(facets.map(([name, stage]): [string, Value] => [name, [...stage(documents)]]));
  };
};

/** The documents so far, then those of another collection. */
const compileUnionWith: StageCompiler = (operand, context) => {
  const specification = typeof operand === 'string' ? new Map([['coll', operand]]) : operand;
  const {
    coll,
    pipeline = [],
    ...others
  } = Object.fromEntries(asDocument('$unionWith', specification));
  if (typeof coll !== 'string' || !Array.isArray(pipeline) || Object.keys(others).length > 0) {
    throw failedToParse('$unionWith takes a collection, or its name as coll and a pipeline');
  }
  const inner = context.compile(pipeline);
  return function* unionWith(input) {
    yield* input;
    yield* inner(context.find(coll, matchAll));
  };
};

/** Every stage by name. */
export const stageTable: ReadonlyMap<string, StageCompiler> = new Map<string, StageCompiler>([
  ['$match', compileMatch],
  ['$sort', compileSort],
  ['$limit', compileLimit],
  ['$skip', compileSkip],
  ['$project', compileProject],
  ['$addFields', compileAddFields],
  ['$set', compileAddFields],
  ['$unset', compileUnset],
  ['$group', (operand) => compileGroup(operand)],
  ['$count', compileCount],
  ['$unwind', (operand) => compileUnwind(operand)],
  ['$lookup', compileLookup],
  ['$replaceRoot', compileReplaceRoot],
  ['$replaceWith', replaceWith],
  ['$sortByCount', compileSortByCount],
  ['$facet', compileFacet],
  ['$bucket', compileBucket],
  ['$unionWith', compileUnionWith],
]);
