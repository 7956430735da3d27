import type { Maybe } from '../../bson/values.ts';
import { accumulatorMaker } from '../accumulators.ts';
import type { OperatorCompiler, OperatorTable } from '../scope.ts';
import { compileArguments } from './arguments.ts';

/**
 * Accumulators used as expressions: over several operands, or over the elements of the array that
 * is their only one.
 */
const fold =
  (name: string): OperatorCompiler =>
  (operand, compile) => {
    const make = accumulatorMaker(name);
    const expressions = compileArguments(operand, compile);
    return (scope) => {
      const values = expressions.map((expression) => expression(scope));
      const [only] = values;
      const items: readonly Maybe[] = values.length === 1 && Array.isArray(only) ? only : values;
      const accumulator = make();
      for (const item of items) accumulator.add(item);
      return accumulator.result();
    };
  };

const names = ['$sum', '$avg', '$min', '$max', '$stdDevPop', '$stdDevSamp'] as const;

export const foldOperators: OperatorTable = names.map((name) => [name, fold(name)] as const);
