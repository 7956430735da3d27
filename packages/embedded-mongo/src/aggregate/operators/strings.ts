import type { OperatorCompiler } from '../expression.ts';

export const stringOperators: readonly (readonly [string, OperatorCompiler])[] = [];
