import type { Maybe } from '../bson/values.ts';

/**
 * One change of one field: from its current value to the next.
 * Returning the very same value changes nothing; undefined removes the field.
 */
export type Modifier = (current: Maybe) => Maybe;
