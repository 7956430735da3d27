import type { OperatorCompiler } from '../expression.ts';

export const arrayOperators: readonly (readonly [string, OperatorCompiler])[] = [];
