import type { OperatorCompiler } from '../expression.ts';
import { arithmeticOperators } from './arithmetic.ts';
import { arrayOperators } from './arrays.ts';
import { conditionalOperators } from './conditionals.ts';
import { dateOperators } from './dates.ts';
import { objectOperators } from './objects.ts';
import { stringOperators } from './strings.ts';
import { typeOperators } from './types.ts';

let table: ReadonlyMap<string, OperatorCompiler> | undefined;

/** Every expression operator by name. Built on first use: operators and compiler need each other. */
export const operatorTable = (): ReadonlyMap<string, OperatorCompiler> => {
  table ??= new Map([
    ...arithmeticOperators,
    ...arrayOperators,
    ...conditionalOperators,
    ...dateOperators,
    ...objectOperators,
    ...stringOperators,
    ...typeOperators,
  ]);
  return table;
};
