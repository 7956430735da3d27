import { Binary, Decimal128, Int32, ObjectId, isDocument } from './values.ts';
import type { Value } from './values.ts';

/** A value as MongoDB's messages print it; used for keys only, never for whole documents. */
export const toDisplay = (value: Value): string => {
  if (typeof value === 'string') return `"${value}"`;
  if (value === null) return 'null';
  if (typeof value !== 'object') return value.toString();
  if (isDocument(value)) {
    return `{ ${[...value].map(([name, field]) => `${name}: ${toDisplay(field)}`).join(', ')} }`;
  }
  if (Array.isArray(value)) return `[ ${value.map(toDisplay).join(', ')} ]`;
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`;
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (value instanceof Int32 || value instanceof Decimal128) return value.toString();
  if (value instanceof Binary) return `BinData(${value.sub_type}, ${value.toString('hex')})`;
  return value.constructor.name;
};
