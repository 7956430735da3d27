import { isDocument } from '../bson/values.ts';
import type { Document, Maybe, Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { splitPath, valueAt } from '../match/path.ts';
import { addComputed } from './fields.ts';
import type { Stage } from './stage.ts';

type Options = { parts: readonly string[]; indexParts?: readonly string[]; keepsEmpty: boolean };

const parseOptions = (operand: Value): Options => {
  const path = isDocument(operand) ? operand.get('path') : operand;
  if (typeof path !== 'string' || !path.startsWith('$') || path.length < 2) {
    throw new CommandError(
      'BadValue',
      "path option to $unwind stage should be prefixed with a '$'",
      { location: 28818 },
    );
  }
  const parts = splitPath(path.slice(1));
  if (!isDocument(operand)) return { parts, keepsEmpty: false };
  for (const name of operand.keys()) {
    if (!['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'].includes(name)) {
      throw new CommandError('BadValue', `unrecognized option to $unwind stage: ${name}`, {
        location: 28811,
      });
    }
  }
  const index = operand.get('includeArrayIndex');
  return {
    parts,
    keepsEmpty: operand.get('preserveNullAndEmptyArrays') === true,
    ...(typeof index === 'string' ? { indexParts: splitPath(index) } : {}),
  };
};

const variant = (document: Document, options: Options, value: Maybe, index: Value): Document =>
  addComputed(document, document, [
    { parts: options.parts, expression: () => value },
    ...(options.indexParts === undefined
      ? []
      : [{ parts: options.indexParts, expression: () => index }]),
  ]);

/** One document per element of an array; a value that is no array counts as its only element. */
export const compileUnwind = (operand: Value): Stage => {
  const options = parseOptions(operand);
  return function* unwind(input) {
    for (const document of input) {
      const value = valueAt(document, options.parts);
      if (Array.isArray(value) && value.length > 0) {
        for (const [at, item] of value.entries())
          yield variant(document, options, item, BigInt(at));
      } else if (!Array.isArray(value) && value !== undefined && value !== null) {
        yield variant(document, options, value, null);
      } else if (options.keepsEmpty) {
        yield variant(document, options, Array.isArray(value) ? undefined : value, null);
      }
    }
  };
};
