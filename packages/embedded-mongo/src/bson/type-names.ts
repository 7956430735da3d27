import {
  BSONRegExp,
  Binary,
  Code,
  Decimal128,
  Int32,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from './values.ts';
import type { Maybe } from './values.ts';

/** BSON type numbers as the wire format and $type know them. */
export const typeCode = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  javascript: 13,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127,
} as const;

export type TypeName = keyof typeof typeCode;

const classNames: readonly (readonly [new (...args: never[]) => object, TypeName])[] = [
  [Int32, 'int'],
  [Date, 'date'],
  [ObjectId, 'objectId'],
  [Decimal128, 'decimal'],
  [Binary, 'binData'],
  [BSONRegExp, 'regex'],
  [Timestamp, 'timestamp'],
  [MinKey, 'minKey'],
  [MaxKey, 'maxKey'],
];

/** The alias that $type uses for a value; "missing" for none, as the $type expression says it. */
export const typeName = (value: Maybe): TypeName | 'missing' => {
  switch (typeof value) {
    case 'undefined':
      return 'missing';
    case 'string':
      return 'string';
    case 'number':
      return 'double';
    case 'bigint':
      return 'long';
    case 'boolean':
      return 'bool';
    default:
  }
  if (value === null) return 'null';
  if (value instanceof Map) return 'object';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Code) return value.scope === null ? 'javascript' : 'javascriptWithScope';
  for (const [type, name] of classNames) if (value instanceof type) return name;
  throw new Error('a value of no BSON type');
};
