import { isDocument } from '../bson/values.ts';
import type { Document, Maybe, Value } from '../bson/values.ts';
import { scopeOf } from './scope.ts';
import type { Expression } from './scope.ts';

/** A field that gets the value of an expression. */
export type Computed = { parts: readonly string[]; expression: Expression };

const put = (current: Maybe, parts: readonly string[], at: number, value: Maybe): Maybe => {
  const [part] = parts.slice(at, at + 1);
  if (part === undefined) return value;
  if (Array.isArray(current)) {
    return current.flatMap((item): Value[] => {
      const next = put(item, parts, at, value);
      return next === undefined ? [] : [next];
    });
  }
  const result: Document = new Map(isDocument(current) ? current : []);
  const next = put(result.get(part), parts, at + 1, value);
  if (next === undefined) result.delete(part);
  else result.set(part, next);
  return result;
};

/** Sets computed fields on a copy, through arrays; every expression sees the document as it was. */
export const addComputed = (
  target: Document,
  source: Document,
  computed: readonly Computed[],
): Document => {
  const scope = scopeOf(source);
  let result: Maybe = target;
  for (const { parts, expression } of computed) {
    result = put(result, parts, 0, expression(scope));
  }
  return isDocument(result) ? result : target;
};
