import { isDocument } from '../bson/values.ts';
import type { Document, Maybe, Value } from '../bson/values.ts';
import { badValue, failedToParse } from '../errors.ts';
import type { CommandError } from '../errors.ts';
import { compileFilter } from '../match/matcher.ts';
import { parseFilter } from '../match/parse.ts';

/** Tests of array elements by the identifier that $[identifier] names them with. */
export type ArrayFilters = ReadonlyMap<string, (element: Value) => boolean>;

const identifierOf = (filter: Document): string => {
  const names = new Set<string>();
  for (const [key, value] of filter) {
    if (!key.startsWith('$')) names.add(key.split('.', 1)[0] ?? '');
    else if (Array.isArray(value)) {
      for (const inner of value) if (isDocument(inner)) names.add(identifierOf(inner));
    }
  }
  const [name] = names;
  if (name === undefined || names.size > 1) {
    throw failedToParse('an array filter must use exactly one identifier');
  }
  if (!/^[a-z][a-zA-Z0-9]*$/.test(name)) {
    throw badValue('an array filter identifier must start with a lowercase letter');
  }
  return name;
};

export const parseArrayFilters = (filters: readonly Document[]): ArrayFilters => {
  const tests = new Map<string, (element: Value) => boolean>();
  for (const filter of filters) {
    const name = identifierOf(filter);
    if (tests.has(name)) throw failedToParse(`found multiple array filters for '${name}'`);
    const matches = compileFilter(parseFilter(filter));
    tests.set(name, (element) => matches(new Map([[name, element]])));
  }
  return tests;
};

export type PathContext = { arrayFilters: ArrayFilters; matchedIndex: number | undefined };

const noArray = (path: readonly string[]): CommandError =>
  badValue(
    `The path '${path.join('.')}' must exist in the document in order to apply array updates`,
  );

const chosenElements = (part: string, current: Maybe, context: PathContext): number[] => {
  const identifier = part.slice(2, -1);
  const test = identifier === '' ? () => true : context.arrayFilters.get(identifier);
  if (test === undefined) throw badValue(`No array filter found for identifier '${identifier}'`);
  if (!Array.isArray(current)) throw noArray([part]);
  return current.flatMap((item, index) => (test(item) ? [index] : []));
};

const positional = (context: PathContext): string => {
  if (context.matchedIndex === undefined) {
    throw badValue('The positional operator did not find the match needed from the query.');
  }
  return String(context.matchedIndex);
};

const childAt = (parent: Maybe, part: string): Maybe =>
  isDocument(parent) ? parent.get(part) : Array.isArray(parent) ? parent[Number(part)] : undefined;

/** The concrete paths that a path with $, $[] and $[identifier] stands for in one document. */
export const expandPath = (
  root: Document,
  parts: readonly string[],
  context: PathContext,
): string[][] => {
  let open: { path: string[]; value: Maybe }[] = [{ path: [], value: root }];
  for (const part of parts) {
    open = open.flatMap(({ path, value }) => {
      const names =
        part === '$'
          ? [positional(context)]
          : part.startsWith('$[') && part.endsWith(']')
            ? chosenElements(part, value, context).map(String)
            : [part];
      return names.map((name) => ({ path: [...path, name], value: childAt(value, name) }));
    });
  }
  return open.map(({ path }) => path);
};

export const usedIdentifiers = (parts: readonly string[]): string[] =>
  parts.flatMap((part) => /^\$\[(.+)\]$/.exec(part)?.[1] ?? []);
