import { compareValues } from '../../bson/compare.ts';
import { int, isDocument } from '../../bson/values.ts';
import type { Maybe, Value } from '../../bson/values.ts';
import { CommandError, failedToParse } from '../../errors.ts';
import { isTrue, withVariables } from '../scope.ts';
import type { Compile, Expression, OperatorCompiler, OperatorTable } from '../scope.ts';
import { compileArguments, isNullish, valuesOperator, wrongCount } from './arguments.ts';

/** Missing sorts below null here, unlike in queries. */
const compareExpressions = (a: Maybe, b: Maybe): number => {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return compareValues(a, b);
};

const comparison = (name: string, passes: (order: number) => Value): [string, OperatorCompiler] => [
  name,
  valuesOperator(name, [2, 2], ([a, b]) => passes(compareExpressions(a, b))),
];

const logical =
  (evaluate: (operands: boolean[]) => boolean): OperatorCompiler =>
  (operand, compile) => {
    const expressions = compileArguments(operand, compile);
    return (scope) => evaluate(expressions.map((expression) => isTrue(expression(scope))));
  };

const compileCond: OperatorCompiler = (operand, compile) => {
  const parts = isDocument(operand)
    ? ['if', 'then', 'else'].map((name) => operand.get(name))
    : Array.isArray(operand)
      ? operand
      : [];
  if (parts.length !== 3 || (isDocument(operand) && operand.size !== 3)) {
    throw wrongCount('$cond', 'exactly 3', parts.length);
  }
  const [test, yes, no] = parts.map((part) => {
    if (part === undefined) throw failedToParse("$cond needs 'if', 'then' and 'else'");
    return compile(part);
  });
  return (scope) => (isTrue(test?.(scope)) ? yes?.(scope) : no?.(scope));
};

const compileIfNull: OperatorCompiler = (operand, compile) => {
  const expressions = compileArguments(operand, compile);
  if (expressions.length < 2) throw wrongCount('$ifNull', 'at least 2', expressions.length);
  return (scope) => {
    let value: Maybe;
    for (const expression of expressions) {
      value = expression(scope);
      if (!isNullish(value)) return value;
    }
    return value;
  };
};

type Branch = { test: Expression; result: Expression };

const parseBranch = (branch: Value, compile: Compile): Branch => {
  const test = isDocument(branch) ? branch.get('case') : undefined;
  const result = isDocument(branch) ? branch.get('then') : undefined;
  if (test === undefined || result === undefined) {
    throw failedToParse("$switch branches need a 'case' and a 'then' expression");
  }
  return { test: compile(test), result: compile(result) };
};

const compileSwitch: OperatorCompiler = (operand, compile) => {
  const branches = isDocument(operand) ? operand.get('branches') : undefined;
  if (!isDocument(operand) || !Array.isArray(branches) || branches.length === 0) {
    throw failedToParse('$switch requires at least one branch');
  }
  const parsed = branches.map((branch) => parseBranch(branch, compile));
  const fallback = operand.get('default');
  const otherwise = fallback === undefined ? undefined : compile(fallback);
  return (scope) => {
    const taken = parsed.find(({ test }) => isTrue(test(scope)));
    if (taken !== undefined) return taken.result(scope);
    if (otherwise === undefined) {
      throw new CommandError(
        'BadValue',
        '$switch could not find a matching branch for an input, and no default was specified',
        { location: 40066 },
      );
    }
    return otherwise(scope);
  };
};

const compileLet: OperatorCompiler = (operand, compile) => {
  const vars = isDocument(operand) ? operand.get('vars') : undefined;
  const body = isDocument(operand) ? operand.get('in') : undefined;
  if (!isDocument(vars) || body === undefined) throw failedToParse("$let needs 'vars' and 'in'");
  const variables = [...vars].map(([name, value]) => [name, compile(value)] as const);
  const inner = compile(body);
  return (scope) =>
    inner(
      withVariables(
        scope,
        variables.map(([name, value]) => [name, value(scope)]),
      ),
    );
};

export const conditionalOperators: OperatorTable = [
  comparison('$eq', (order) => order === 0),
  comparison('$ne', (order) => order !== 0),
  comparison('$gt', (order) => order > 0),
  comparison('$gte', (order) => order >= 0),
  comparison('$lt', (order) => order < 0),
  comparison('$lte', (order) => order <= 0),
  comparison('$cmp', (order) => int(order)),
  ['$and', logical((operands) => operands.every(Boolean))],
  ['$or', logical((operands) => operands.some(Boolean))],
  ['$not', valuesOperator('$not', [1, 1], ([value]) => !isTrue(value))],
  ['$cond', compileCond],
  ['$ifNull', compileIfNull],
  ['$switch', compileSwitch],
  ['$let', compileLet],
  ['$literal', (operand) => () => operand],
];
