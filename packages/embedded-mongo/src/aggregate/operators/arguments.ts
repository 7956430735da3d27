import type { Document, Maybe, Value } from '../../bson/values.ts';
import { isDocument } from '../../bson/values.ts';
import { CommandError, failedToParse } from '../../errors.ts';
import type { Compile, Expression, OperatorCompiler, Scope } from '../scope.ts';

export const isNullish = (value: Maybe): value is null | undefined =>
  value === undefined || value === null;

export const wrongCount = (name: string, wanted: string, given: number): CommandError =>
  new CommandError(
    'FailedToParse',
    `Expression ${name} takes ${wanted} arguments. ${given} were passed in.`,
    { location: 16020 },
  );

/** Operands as a list: an array holds several, anything else is the only one. */
export const compileArguments = (operand: Value, compile: Compile): Expression[] =>
  (Array.isArray(operand) ? operand : [operand]).map((item) => compile(item));

/** An operator over a fixed or bounded number of values. */
export const valuesOperator =
  (
    name: string,
    [least, most]: readonly [number, number],
    evaluate: (values: readonly Maybe[]) => Maybe,
  ): OperatorCompiler =>
  (operand, compile) => {
    const expressions = compileArguments(operand, compile);
    if (expressions.length < least || expressions.length > most) {
      const wanted =
        least === most ? `exactly ${least}` : `at least ${least} arguments, and at most ${most}`;
      throw wrongCount(name, wanted, expressions.length);
    }
    return (scope) => evaluate(expressions.map((expression) => expression(scope)));
  };

export type NamedArguments = {
  required: (name: string) => Expression;
  optional: (name: string) => Expression | undefined;
  document: Document;
  compile: Compile;
};

/** An operator whose operand is a document of named arguments; unknown names are refused. */
export const namedOperator =
  (
    name: string,
    allowed: readonly string[],
    build: (named: NamedArguments) => (scope: Scope) => Maybe,
  ): OperatorCompiler =>
  (operand, compile) => {
    if (!isDocument(operand))
      throw failedToParse(`${name} only supports an object as its argument`);
    for (const key of operand.keys()) {
      if (!allowed.includes(key)) throw failedToParse(`${name} found an unknown argument: ${key}`);
    }
    const optional = (key: string): Expression | undefined => {
      const value = operand.get(key);
      return value === undefined ? undefined : compile(value);
    };
    const required = (key: string): Expression => {
      const expression = optional(key);
      if (expression === undefined)
        throw failedToParse(`${name} requires '${key}' to be specified`);
      return expression;
    };
    return build({ required, optional, document: operand, compile });
  };
