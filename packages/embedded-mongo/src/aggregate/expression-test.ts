import type { Document, Maybe, Value } from '../bson/values.ts';
import { isNumber } from '../bson/values.ts';
import { compileExpression, scopeOf } from './expression.ts';

/** What expressions take for true: everything but false, null, missing and zero. */
export const isTrue = (value: Maybe): boolean =>
  value !== undefined &&
  value !== null &&
  value !== false &&
  !(isNumber(value) && Number(value.toString()) === 0);

/** The $expr of a query. */
export const compileExpressionTest = (value: Value): ((document: Document) => boolean) => {
  const expression = compileExpression(value);
  return (document) => isTrue(expression(scopeOf(document)));
};
