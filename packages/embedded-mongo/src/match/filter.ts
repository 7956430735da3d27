import type { BSONRegExp, Document, Value } from '../bson/values.ts';
import type { TypeName } from '../bson/type-names.ts';

export type ComparisonOperator = 'eq' | 'gt' | 'gte' | 'lt' | 'lte';

/** What is asked of the values at one path. */
export type Predicate =
  | { kind: 'compare'; operator: ComparisonOperator; value: Value }
  | { kind: 'in'; values: readonly Value[]; patterns: readonly BSONRegExp[] }
  | { kind: 'exists'; wanted: boolean }
  | { kind: 'type'; names: ReadonlySet<TypeName> }
  | { kind: 'regex'; pattern: BSONRegExp }
  | { kind: 'mod'; divisor: bigint; remainder: bigint }
  | { kind: 'size'; size: number }
  | { kind: 'elemMatchDocument'; filter: Filter }
  | { kind: 'elemMatchValue'; predicates: readonly Predicate[] }
  | { kind: 'bits'; mask: bigint; wanted: 'allSet' | 'allClear' | 'anySet' | 'anyClear' }
  | { kind: 'not'; predicates: readonly Predicate[] };

/** A parsed query: what the matcher tests and the planner looks for bounds in. */
export type Filter =
  | { kind: 'and' | 'or' | 'nor'; filters: readonly Filter[] }
  | { kind: 'field'; path: string; predicate: Predicate }
  | { kind: 'constant'; value: boolean }
  | { kind: 'expr'; expression: Value; test: (document: Document) => boolean };

export const matchAll: Filter = { kind: 'and', filters: [] };
