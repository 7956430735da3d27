import { int, isDocument } from '../bson/values.ts';
import type { Document, Maybe, Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { valueKey } from '../keys/encode-value.ts';
import { accumulatorMaker } from './accumulators.ts';
import type { Accumulator } from './accumulators.ts';
import { compileExpression } from './expression.ts';
import { scopeOf } from './scope.ts';
import type { Expression } from './scope.ts';
import type { Stage } from './stage.ts';

type GroupField = { name: string; make: () => Accumulator; expression: Expression };

const parseField = (name: string, specification: Value): GroupField => {
  const [only] = isDocument(specification) ? specification : [];
  if (!isDocument(specification) || only === undefined || specification.size !== 1) {
    throw new CommandError('BadValue', `The field '${name}' must specify one accumulator`, {
      location: 40234,
    });
  }
  if (name.includes('.')) {
    throw new CommandError('BadValue', `The field name '${name}' cannot contain '.'`, {
      location: 40235,
    });
  }
  const [operator, operand] = only;
  if (operator === '$count') {
    return { name, make: accumulatorMaker('$sum'), expression: () => int(1) };
  }
  return { name, make: accumulatorMaker(operator), expression: compileExpression(operand) };
};

type Group = { id: Maybe; accumulators: Accumulator[] };

const toDocument = ({ id, accumulators }: Group, fields: readonly GroupField[]): Document => {
  const result: Document = new Map([['_id', id ?? null]]);
  fields.forEach(({ name }, at) => {
    const value = accumulators[at]?.result();
    if (value !== undefined) result.set(name, value);
  });
  return result;
};

export const compileGroup = (specification: Value): Stage => {
  if (!isDocument(specification)) {
    throw new CommandError('BadValue', "a group's fields must be specified in an object", {
      location: 15947,
    });
  }
  const id = specification.get('_id');
  if (id === undefined) {
    throw new CommandError('BadValue', 'a group specification must include an _id', {
      location: 15955,
    });
  }
  const idExpression = compileExpression(id);
  const fields = [...specification]
    .filter(([name]) => name !== '_id')
    .map(([name, value]) => parseField(name, value));
  return function* group(input) {
    const groups = new Map<string, Group>();
    for (const document of input) {
      const scope = scopeOf(document);
      const value = idExpression(scope);
      const key = valueKey(value).toString('latin1');
      let found = groups.get(key);
      if (found === undefined) {
        found = { id: value, accumulators: fields.map(({ make }) => make()) };
        groups.set(key, found);
      }
      for (const [at, { expression }] of fields.entries())
        found.accumulators[at]?.add(expression(scope));
    }
    for (const found of groups.values()) yield toDocument(found, fields);
  };
};
