import type { OperatorCompiler } from '../expression.ts';

export const typeOperators: readonly (readonly [string, OperatorCompiler])[] = [];
