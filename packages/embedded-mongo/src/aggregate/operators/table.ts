import type { OperatorCompiler } from '../scope.ts';
import { arithmeticOperators } from './arithmetic.ts';
import { arrayOperators } from './arrays.ts';
import { conditionalOperators } from './conditionals.ts';
import { dateOperators } from './dates.ts';
import { foldOperators } from './folds.ts';
import { objectOperators } from './objects.ts';
import { setOperators } from './sets.ts';
import { stringOperators } from './strings.ts';
import { typeOperators } from './types.ts';

/** Every expression operator by name. */
export const operatorTable: ReadonlyMap<string, OperatorCompiler> = new Map([
  ...arithmeticOperators,
  ...arrayOperators,
  ...conditionalOperators,
  ...dateOperators,
  ...foldOperators,
  ...objectOperators,
  ...setOperators,
  ...stringOperators,
  ...typeOperators,
]);
