import { isDocument, isNumber } from '../bson/values.ts';
import type { Document, Maybe, Value } from '../bson/values.ts';
import { CommandError, badValue } from '../errors.ts';
import { splitPath } from '../match/path.ts';
import { compileExpression } from './expression.ts';
import { addComputed } from './fields.ts';
import type { Computed } from './fields.ts';
import { parseFindOperator } from './find-projection.ts';
import type { ArrayProjection } from './find-projection.ts';

type Tree = Map<string, Tree | true>;

export type Projection = (document: Document, matchedIndex?: number) => Document;

type Parsed = {
  included: Tree;
  excluded: Tree;
  computed: Computed[];
  arrays: ArrayProjection[];
  isInclusion: boolean | undefined;
  showId: boolean | undefined;
};

const location = (code: number, message: string): CommandError =>
  new CommandError('BadValue', message, { location: code });

const addPath = (tree: Tree, parts: readonly string[], path: string): void => {
  let node = tree;
  parts.forEach((part, at) => {
    const existing = node.get(part);
    const isLast = at === parts.length - 1;
    if (existing === true || (isLast && existing !== undefined)) {
      throw location(31249, `Path collision at ${path}`);
    }
    if (isLast) {
      node.set(part, true);
      return;
    }
    const child: Tree = existing ?? new Map();
    node.set(part, child);
    node = child;
  });
};

const setKind = (parsed: Parsed, isInclusion: boolean, path: string): void => {
  if (parsed.isInclusion !== undefined && parsed.isInclusion !== isInclusion) {
    throw isInclusion
      ? location(31253, `Cannot do inclusion on field ${path} in exclusion projection`)
      : location(31254, `Cannot do exclusion on field ${path} in inclusion projection`);
  }
  parsed.isInclusion = isInclusion;
};

const flagOf = (value: Value): boolean | undefined =>
  typeof value === 'boolean' ? value : isNumber(value) ? Number(value.toString()) !== 0 : undefined;

const isOperator = (value: Value): value is Document => {
  if (!isDocument(value)) return false;
  const [first] = value.keys();
  return first?.startsWith('$') === true;
};

class ProjectionParser {
  readonly #isFind: boolean;
  readonly #parsed: Parsed = {
    included: new Map(),
    excluded: new Map(),
    computed: [],
    arrays: [],
    isInclusion: undefined,
    showId: undefined,
  };

  constructor(isFind: boolean) {
    this.#isFind = isFind;
  }

  parse(specification: Document): Parsed {
    this.#parseLevel(specification, '');
    return this.#parsed;
  }

  #parseLevel(specification: Document, prefix: string): void {
    for (const [name, value] of specification) this.#parseEntry(`${prefix}${name}`, value);
  }

  #parseEntry(path: string, value: Value): void {
    const flag = flagOf(value);
    if (this.#isFind && path.endsWith('.$')) {
      setKind(this.#parsed, true, path);
      this.#parsed.arrays.push({ path: path.slice(0, -2), kind: 'positional' });
      addPath(this.#parsed.included, splitPath(path.slice(0, -2)), path);
      return;
    }
    const parts = splitPath(path);
    if (parts.some((part) => part === '' || part.startsWith('$'))) {
      throw location(16410, `FieldPath field names may not be empty or start with '$': ${path}`);
    }
    if (flag !== undefined) this.#parseFlag(path, parts, flag);
    else if (isOperator(value)) this.#parseOperator(path, parts, value);
    else if (isDocument(value)) this.#parseLevel(value, `${path}.`);
    else this.#addComputed(path, parts, value);
  }

  #parseFlag(path: string, parts: readonly string[], flag: boolean): void {
    if (path === '_id') {
      this.#parsed.showId = flag;
      return;
    }
    setKind(this.#parsed, flag, path);
    addPath(flag ? this.#parsed.included : this.#parsed.excluded, parts, path);
  }

  #parseOperator(path: string, parts: readonly string[], value: Document): void {
    const array = this.#isFind ? parseFindOperator(path, value) : undefined;
    if (array === undefined) {
      this.#addComputed(path, parts, value);
      return;
    }
    this.#parsed.arrays.push(array);
    // $slice keeps the other fields unless something else makes this an inclusion.
    if (array.kind === 'elemMatch') setKind(this.#parsed, true, path);
  }

  #addComputed(path: string, parts: readonly string[], value: Value): void {
    setKind(this.#parsed, true, path);
    this.#parsed.computed.push({ parts, expression: compileExpression(value) });
  }
}

const includeIn = (value: Maybe, tree: Tree): Maybe => {
  if (Array.isArray(value)) {
    return value.flatMap((item): Value[] => {
      const kept = isDocument(item) || Array.isArray(item) ? includeIn(item, tree) : undefined;
      return kept === undefined ? [] : [kept];
    });
  }
  if (!isDocument(value)) return undefined;
  const result: Document = new Map();
  for (const [name, field] of value) {
    const node = tree.get(name);
    const kept = node === true ? field : node === undefined ? undefined : includeIn(field, node);
    if (kept !== undefined) result.set(name, kept);
  }
  return result;
};

const excludeIn = (value: Value, tree: Tree): Value => {
  if (Array.isArray(value)) return value.map((item) => excludeIn(item, tree));
  if (!isDocument(value)) return value;
  const result: Document = new Map();
  for (const [name, field] of value) {
    const node = tree.get(name);
    if (node !== true) result.set(name, node === undefined ? field : excludeIn(field, node));
  }
  return result;
};

const asDocument = (value: Maybe): Document => (isDocument(value) ? value : new Map());

/** @param kind what is allowed in it: find knows $slice, $elemMatch and the positional operator */
export const compileProjection = (specification: Document, kind: 'find' | 'stage'): Projection => {
  const parsed = new ProjectionParser(kind === 'find').parse(specification);
  const { included, excluded, computed, arrays, showId } = parsed;
  const isInclusion = parsed.isInclusion ?? (showId === true && arrays.length === 0);
  if (kind === 'stage' && specification.size === 0) {
    throw location(51272, 'projection specification must have at least one field');
  }
  if (isInclusion) {
    if (showId !== false && !computed.some(({ parts }) => parts[0] === '_id'))
      included.set('_id', true);
    for (const { path } of arrays) if (!included.has(path)) included.set(path, true);
  } else if (showId === false) {
    excluded.set('_id', true);
  }
  if (arrays.filter(({ kind: each }) => each === 'positional').length > 1) {
    throw badValue('Cannot specify more than one positional projection per query');
  }
  return (document, matchedIndex) => {
    let result = asDocument(
      isInclusion ? includeIn(document, included) : excludeIn(document, excluded),
    );
    for (const array of arrays) result = applyArray(result, array, matchedIndex);
    return computed.length === 0 ? result : addComputed(result, document, computed);
  };
};

const firstMatch = (
  items: readonly Value[],
  array: ArrayProjection,
  matchedIndex?: number,
): Maybe => {
  if (array.kind === 'elemMatch') {
    const found = items.find(array.test);
    return found === undefined ? undefined : [found];
  }
  if (array.kind === 'slice') return items.slice(...array.bounds(items.length));
  if (matchedIndex === undefined) {
    throw location(51246, 'Executor error during find command: positional operator needs a match');
  }
  const item = items[matchedIndex];
  return item === undefined ? [] : [item];
};

const applyArray = (
  document: Document,
  array: ArrayProjection,
  matchedIndex?: number,
): Document => {
  const apply = (value: Maybe, parts: readonly string[]): Maybe => {
    const [part, ...rest] = parts;
    if (part === undefined) {
      if (Array.isArray(value)) return firstMatch(value, array, matchedIndex);
      return array.kind === 'elemMatch' ? undefined : value;
    }
    if (Array.isArray(value)) return value.map((item) => apply(item, parts) ?? null);
    if (!isDocument(value) || !value.has(part)) return value;
    const next = apply(value.get(part), rest);
    const copy: Document = new Map(value);
    if (next === undefined) copy.delete(part);
    else copy.set(part, next);
    return copy;
  };
  return asDocument(apply(document, splitPath(array.path)));
};
