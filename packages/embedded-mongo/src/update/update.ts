import { equalValues } from '../bson/compare.ts';
import { isDocument } from '../bson/values.ts';
import type { Document, Maybe, Value } from '../bson/values.ts';
import { CommandError, badValue, failedToParse } from '../errors.ts';
import { splitPath } from '../match/path.ts';
import { modifierParsers } from './operators.ts';
import type { Modifier } from './modifier.ts';
import { expandPath, parseArrayFilters, usedIdentifiers } from './paths.ts';
import type { ArrayFilters, PathContext } from './paths.ts';
import { readTarget, removeTarget, writeTarget } from './target.ts';

export type UpdateContext = {
  /** where the query found its array element, for the positional operator */
  matchedIndex: number | undefined;
  isInsert: boolean;
};

/** Turns a document into its next state. It may change the one it is given. */
export type Update = {
  apply: (document: Document, context: UpdateContext) => Document;
  isReplacement: boolean;
  /** the array path a positional operator needs the match of */
  needsPosition: boolean;
};

type Change = { path: string; parts: readonly string[]; modify: Modifier; onlyOnInsert: boolean };
type Rename = { from: readonly string[]; to: readonly string[] };

const checkPath = (path: string): readonly string[] => {
  const parts = splitPath(path);
  if (path === '' || parts.includes('')) {
    throw new CommandError('BadValue', `The update path '${path}' contains an empty field name`, {
      location: 56,
    });
  }
  parts.forEach((part, at) => {
    const isPositional = part === '$' || /^\$\[.*\]$/.test(part);
    if (isPositional && at === 0) {
      throw badValue(`Cannot have positional element in the first position in path '${path}'`);
    }
    if (part.startsWith('$') && !isPositional && !['$ref', '$id', '$db'].includes(part)) {
      throw new CommandError(
        'DollarPrefixedFieldName',
        `The dollar ($) prefixed field '${part}' is not valid`,
      );
    }
  });
  return parts;
};

/** Numbers in order of value, names in order of text: the order in which changes are made. */
const comparePaths = (a: readonly string[], b: readonly string[]): number => {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const [left = '', right = ''] = [a[i], b[i]];
    if (left === right) continue;
    const order = Number(left) - Number(right);
    return Number.isNaN(order) ? (left < right ? -1 : 1) : order;
  }
  return a.length - b.length;
};

const checkConflicts = (paths: readonly (readonly string[])[]): void => {
  const ordered = paths.map((parts) => parts.join('.')).sort();
  for (const [i, path] of ordered.entries()) {
    const conflict = ordered.find(
      (other, at) => at !== i && (other === path || other.startsWith(`${path}.`)),
    );
    if (conflict !== undefined) {
      throw new CommandError(
        'ConflictingUpdateOperators',
        `Updating the path '${conflict}' would create a conflict at '${path}'`,
      );
    }
  }
};

const parseRenames = (operand: Document): Rename[] =>
  [...operand].map(([from, to]) => {
    if (typeof to !== 'string') throw badValue(`The 'to' field for $rename must be a string`);
    if (from.includes('$') || to.includes('$')) throw badValue('$rename may not be positional');
    if (from === to) throw badValue(`The source and target field for $rename must differ: ${from}`);
    return { from: checkPath(from), to: checkPath(to) };
  });

const parseChanges = (operator: string, operand: Document): Change[] => {
  const parse = modifierParsers.get(operator);
  if (parse === undefined) {
    throw failedToParse(
      `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
    );
  }
  return [...operand].map(([path, value]) => ({
    path,
    parts: checkPath(path),
    modify: parse(path, value),
    onlyOnInsert: operator === '$setOnInsert',
  }));
};

const applyChange = (document: Document, change: Change, context: PathContext): void => {
  for (const path of expandPath(document, change.parts, context)) {
    const current = readTarget(document, path);
    const next = change.modify(current);
    if (next === undefined) {
      if (current !== undefined) removeTarget(document, path);
    } else if (next !== current) {
      writeTarget(document, path, next);
    }
  }
};

const throughArray = (document: Document, path: readonly string[]): boolean =>
  path.some((_part, at) => at > 0 && Array.isArray(readTarget(document, path.slice(0, at))));

const applyRename = (document: Document, { from, to }: Rename): void => {
  const value: Maybe = readTarget(document, from);
  if (value === undefined) return;
  if (throughArray(document, from) || throughArray(document, to)) {
    throw badValue('$rename cannot go through an array');
  }
  removeTarget(document, from);
  writeTarget(document, to, value);
};

const checkFilters = (filters: ArrayFilters, changes: readonly Change[]): void => {
  const used = new Set(changes.flatMap(({ parts }) => usedIdentifiers(parts)));
  for (const name of filters.keys()) {
    if (!used.has(name)) {
      throw failedToParse(`The array filter for identifier '${name}' was not used in the update`);
    }
  }
};

const parseOperators = (update: Document, arrayFilters: ArrayFilters): Update => {
  const changes: Change[] = [];
  const renames: Rename[] = [];
  for (const [operator, operand] of update) {
    if (!operator.startsWith('$')) {
      throw failedToParse(`Unknown modifier: ${operator}. Expected a valid update modifier`);
    }
    if (!isDocument(operand)) {
      throw failedToParse(
        `Modifiers operate on fields but we found another type instead for ${operator}`,
      );
    }
    if (operator === '$rename') renames.push(...parseRenames(operand));
    else changes.push(...parseChanges(operator, operand));
  }
  checkConflicts([
    ...changes.map(({ parts }) => parts),
    ...renames.flatMap(({ from, to }) => [from, to]),
  ]);
  checkFilters(arrayFilters, changes);
  changes.sort((a, b) => comparePaths(a.parts, b.parts));
  return {
    isReplacement: false,
    needsPosition: changes.some(({ parts }) => parts.includes('$')),
    apply: (document, { isInsert, matchedIndex }) => {
      for (const change of changes) {
        if (change.onlyOnInsert && !isInsert) continue;
        applyChange(document, change, { arrayFilters, matchedIndex });
      }
      for (const rename of renames) applyRename(document, rename);
      return document;
    },
  };
};

const parseReplacement = (replacement: Document): Update => {
  for (const name of replacement.keys()) {
    if (name.startsWith('$')) {
      throw new CommandError(
        'DollarPrefixedFieldName',
        `The dollar ($) prefixed field '${name}' is not allowed`,
      );
    }
  }
  return {
    isReplacement: true,
    needsPosition: false,
    apply: (document) => {
      const id = document.get('_id');
      const result: Document = new Map();
      // The _id stays where it is: first.
      if (id !== undefined) result.set('_id', id);
      for (const [name, value] of replacement) {
        if (name === '_id' && id !== undefined && !equalValues(value, id)) throw immutableId();
        if (name !== '_id' || id === undefined) result.set(name, value);
      }
      return result;
    },
  };
};

export const immutableId = (): CommandError =>
  new CommandError(
    'ImmutableField',
    "Performing an update on the path '_id' would modify the immutable field '_id'",
  );

/** Parses an update given as operators or as a replacement. */
export const parseUpdate = (update: Value, arrayFilters: readonly Document[] = []): Update => {
  if (!isDocument(update)) throw failedToParse('an update must be a document or a pipeline');
  const filters = parseArrayFilters(arrayFilters);
  const [first] = update.keys();
  if (first?.startsWith('$') === true) return parseOperators(update, filters);
  if (filters.size > 0) throw failedToParse('array filters need update operators');
  return parseReplacement(update);
};
