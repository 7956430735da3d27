import type { Document, Value } from '../bson/values.ts';
import { compileExpression } from './expression.ts';
import { isTrue, scopeOf } from './scope.ts';

/** The $expr of a query. */
export const compileExpressionTest = (value: Value): ((document: Document) => boolean) => {
  const expression = compileExpression(value);
  return (document) => isTrue(expression(scopeOf(document)));
};
