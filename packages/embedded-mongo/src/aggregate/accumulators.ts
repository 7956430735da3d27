import { add } from '../bson/arithmetic.ts';
import { compareValues } from '../bson/compare.ts';
import { Decimal128, int, isNumber } from '../bson/values.ts';
import type { Maybe, NumberValue, Value } from '../bson/values.ts';
import { CommandError, notSupported } from '../errors.ts';
import { valueKey } from '../keys/encode-value.ts';
import { mergeDocuments } from './operators/objects.ts';

/** Gathers the values of a group, one by one. */
export interface Accumulator {
  add(value: Maybe): void;
  result(): Maybe;
}

const sum = (): Accumulator => {
  let total: NumberValue = int(0);
  return {
    add: (value) => {
      if (isNumber(value)) total = add(total, value, 'double');
    },
    result: () => total,
  };
};

const average = (): Accumulator => {
  let total: NumberValue = int(0);
  let count = 0;
  return {
    add: (value) => {
      if (!isNumber(value)) return;
      total = add(total, value, 'double');
      count += 1;
    },
    result: () => {
      if (count === 0) return null;
      if (total instanceof Decimal128) throw notSupported('$avg of Decimal128');
      return Number(total.toString()) / count;
    },
  };
};

const extreme = (isBetter: (order: number) => boolean): Accumulator => {
  let best: Maybe;
  return {
    add: (value) => {
      // Null and missing do not take part.
      if (value === undefined || value === null) return;
      if (best === undefined || isBetter(compareValues(value, best))) best = value;
    },
    result: () => best ?? null,
  };
};

const first = (): Accumulator => {
  let kept: { value: Maybe } | undefined;
  return {
    add: (value) => {
      kept ??= { value };
    },
    result: () => kept?.value ?? null,
  };
};

const last = (): Accumulator => {
  let kept: Maybe;
  return {
    add: (value) => {
      kept = value;
    },
    result: () => kept ?? null,
  };
};

const push = (): Accumulator => {
  const values: Value[] = [];
  return {
    add: (value) => {
      if (value !== undefined) values.push(value);
    },
    result: () => values,
  };
};

const addToSet = (): Accumulator => {
  const values = new Map<string, Value>();
  return {
    add: (value) => {
      if (value === undefined) return;
      const key = valueKey(value).toString('latin1');
      if (!values.has(key)) values.set(key, value);
    },
    result: () => [...values.values()],
  };
};

const merge = (): Accumulator => {
  const values: Maybe[] = [];
  return { add: (value) => values.push(value), result: () => mergeDocuments(values) };
};

const deviation = (isSample: boolean): Accumulator => {
  // Welford's method: stable however large the values are.
  let count = 0;
  let mean = 0;
  let squares = 0;
  return {
    add: (value) => {
      if (!isNumber(value)) return;
      const number = Number(value.toString());
      count += 1;
      const delta = number - mean;
      mean += delta / count;
      squares += delta * (number - mean);
    },
    result: () => {
      const degrees = isSample ? count - 1 : count;
      return degrees < 1 ? null : Math.sqrt(squares / degrees);
    },
  };
};

const makers: ReadonlyMap<string, () => Accumulator> = new Map<string, () => Accumulator>([
  ['$sum', sum],
  ['$avg', average],
  ['$min', () => extreme((order) => order < 0)],
  ['$max', () => extreme((order) => order > 0)],
  ['$first', first],
  ['$last', last],
  ['$push', push],
  ['$addToSet', addToSet],
  ['$mergeObjects', merge],
  ['$stdDevPop', () => deviation(false)],
  ['$stdDevSamp', () => deviation(true)],
]);

export const accumulatorMaker = (name: string): (() => Accumulator) => {
  const maker = makers.get(name);
  if (maker === undefined) {
    throw new CommandError('BadValue', `unknown group operator '${name}'`, { location: 15952 });
  }
  return maker;
};
