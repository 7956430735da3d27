import type { OperatorCompiler } from '../expression.ts';

export const dateOperators: readonly (readonly [string, OperatorCompiler])[] = [];
