import { typeName } from '../bson/type-names.ts';
import { BSONRegExp, isDocument } from '../bson/values.ts';
import type { Document, Value } from '../bson/values.ts';
import { equalValues } from '../bson/compare.ts';
import { badValue } from '../errors.ts';
import { compileFilter, elemMatchTest } from '../match/matcher.ts';
import { parseFilter } from '../match/parse.ts';
import type { Modifier } from './modifier.ts';

const startsWithOperator = (operand: Document): boolean => {
  const [first] = operand.keys();
  return first?.startsWith('$') === true;
};

/** A query on the elements as if each were the field "item"; what $pull makes of operators. */
const elementMatches = (condition: Value): ((item: Value) => boolean) => {
  const matches = compileFilter(parseFilter(new Map([['item', condition]])));
  return (item) => matches(new Map([['item', item]]));
};

const isUnwanted = (operand: Value): ((item: Value) => boolean) => {
  if (operand instanceof BSONRegExp) return elementMatches(operand);
  if (!isDocument(operand)) return (item) => equalValues(item, operand);
  if (startsWithOperator(operand)) return elementMatches(operand);
  // A plain document is a query on elements that are documents themselves.
  const test = elemMatchTest({ kind: 'elemMatchDocument', filter: parseFilter(operand) });
  return (item) => isDocument(item) && test?.(item) === true;
};

export const parsePull = (path: string, operand: Value): Modifier => {
  const unwanted = isUnwanted(operand);
  return (current) => {
    if (current === undefined) return undefined;
    if (!Array.isArray(current)) {
      throw badValue(`Cannot apply $pull to a non-array value at '${path}' (${typeName(current)})`);
    }
    return current.filter((item) => !unwanted(item));
  };
};
