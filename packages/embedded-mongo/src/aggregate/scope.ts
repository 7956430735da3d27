import type { Document, Maybe, Value } from '../bson/values.ts';
import { isNumber } from '../bson/values.ts';

/** What an expression is evaluated against: the document, and the variables around it. */
export type Scope = { readonly root: Document; readonly variables: ReadonlyMap<string, Maybe> };

/** A compiled expression; undefined stands for a missing value. */
export type Expression = (scope: Scope) => Maybe;

/** Compiles any expression; handed to operators for their arguments. */
export type Compile = (value: Value) => Expression;

/** Builds an operator's expression from its operand. */
export type OperatorCompiler = (operand: Value, compile: Compile) => Expression;

export type OperatorTable = readonly (readonly [string, OperatorCompiler])[];

export const scopeOf = (
  root: Document,
  variables: ReadonlyMap<string, Maybe> = new Map(),
): Scope => ({ root, variables });

export const withVariables = (
  scope: Scope,
  variables: Iterable<readonly [string, Maybe]>,
): Scope => ({
  root: scope.root,
  variables: new Map([...scope.variables, ...variables]),
});

/** What expressions take for true: everything but false, null, missing and zero. */
export const isTrue = (value: Maybe): boolean =>
  value !== undefined &&
  value !== null &&
  value !== false &&
  !(isNumber(value) && Number(value.toString()) === 0);
