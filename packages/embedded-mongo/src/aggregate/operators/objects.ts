import { isDocument } from '../../bson/values.ts';
import type { Document, Maybe } from '../../bson/values.ts';
import { CommandError, badValue } from '../../errors.ts';
import type { OperatorCompiler, OperatorTable } from '../scope.ts';
import { compileArguments, isNullish, namedOperator, valuesOperator } from './arguments.ts';

/** Later documents win; nulls are passed over. */
export const mergeDocuments = (values: readonly Maybe[]): Document => {
  const result: Document = new Map();
  for (const value of values) {
    if (isNullish(value)) continue;
    if (!isDocument(value)) throw badValue('$mergeObjects requires object inputs');
    for (const [name, field] of value) result.set(name, field);
  }
  return result;
};

const compileMerge: OperatorCompiler = (operand, compile) => {
  const expressions = compileArguments(operand, compile);
  return (scope) => mergeDocuments(expressions.map((expression) => expression(scope)));
};

const objectToArray = ([value]: readonly Maybe[]): Maybe => {
  if (isNullish(value)) return null;
  if (!isDocument(value))
    throw new CommandError('TypeMismatch', '$objectToArray requires a document input');
  return [...value].map(
    ([name, field]): Document =>
      new Map([
        ['k', name],
        ['v', field],
      ]),
  );
};

const pairOf = (item: Maybe): readonly [Maybe, Maybe] =>
  isDocument(item)
    ? [item.get('k'), item.get('v')]
    : Array.isArray(item)
      ? [item[0], item[1]]
      : [undefined, undefined];

const arrayToObject = ([value]: readonly Maybe[]): Maybe => {
  if (isNullish(value)) return null;
  if (!Array.isArray(value))
    throw new CommandError('TypeMismatch', '$arrayToObject requires an array input');
  const result: Document = new Map();
  for (const item of value) {
    const [name, field] = pairOf(item);
    if (typeof name !== 'string' || field === undefined) {
      throw badValue('$arrayToObject needs pairs of a string key and a value');
    }
    result.set(name, field);
  }
  return result;
};

const compileGetField: OperatorCompiler = (operand, compile) => {
  if (typeof operand === 'string') return ({ root }) => root.get(operand);
  return namedOperator('$getField', ['field', 'input'], ({ required }) => {
    const [field, input] = [required('field'), required('input')];
    return (scope) => {
      const from = input(scope);
      const name = field(scope);
      if (typeof name !== 'string') throw badValue("$getField requires 'field' to be a string");
      return isDocument(from) ? from.get(name) : isNullish(from) ? from : undefined;
    };
  })(operand, compile);
};

export const objectOperators: OperatorTable = [
  ['$mergeObjects', compileMerge],
  ['$objectToArray', valuesOperator('$objectToArray', [1, 1], objectToArray)],
  ['$arrayToObject', valuesOperator('$arrayToObject', [1, 1], arrayToObject)],
  ['$getField', compileGetField],
];
