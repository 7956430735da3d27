import { typeName } from '../../bson/type-names.ts';
import { ObjectId, Timestamp, int, isDocument } from '../../bson/values.ts';
import type { Maybe, Value } from '../../bson/values.ts';
import { wholeNumber } from '../../bson/whole-number.ts';
import { CommandError, badValue } from '../../errors.ts';
import type { Expression, OperatorCompiler, OperatorTable, Scope } from '../scope.ts';
import { isNullish, namedOperator } from './arguments.ts';
import {
  addUnits,
  dayOfWeek,
  dayOfYear,
  difference,
  fromLocal,
  isoWeek,
  toLocal,
  truncate,
  unitOf,
  zoneOf,
} from './calendar.ts';
import type { LocalTime } from './calendar.ts';
import { parseIsoDate } from './conversions.ts';
import { formatDate } from './date-format.ts';

const momentOf = (name: string, value: Maybe): number => {
  if (value instanceof Date) return value.getTime();
  if (value instanceof ObjectId) return value.getTimestamp().getTime();
  if (value instanceof Timestamp) return value.getHighBitsUnsigned() * 1000;
  throw new CommandError(
    'BadValue',
    `${name} can't convert from BSON type ${typeName(value)} to Date`,
    {
      location: 16006,
    },
  );
};

type Zone = ReturnType<typeof zoneOf>;

/** @returns undefined when the zone is null, which makes the whole result null */
const zoneFrom = (expression: Expression | undefined, scope: Scope): Zone | undefined => {
  if (expression === undefined) return zoneOf(undefined);
  const name = expression(scope);
  if (isNullish(name)) return undefined;
  if (typeof name !== 'string') throw badValue('timezone must evaluate to a string');
  return zoneOf(name);
};

/** Operators that take a date, or { date, timezone }, and read one part of it. */
const part = (
  name: string,
  read: (time: LocalTime) => number | bigint,
): readonly [string, OperatorCompiler] => {
  const named = namedOperator(name, ['date', 'timezone'], ({ required, optional }) => {
    const [date, timezone] = [required('date'), optional('timezone')];
    return (scope) => {
      const value = date(scope);
      const zone = zoneFrom(timezone, scope);
      if (isNullish(value) || zone === undefined) return null;
      const result = read(toLocal(momentOf(name, value), zone));
      return typeof result === 'bigint' ? result : int(result);
    };
  });
  const isNamed = (operand: Value): boolean => isDocument(operand) && operand.has('date');
  return [
    name,
    (operand, compile) => {
      const single = Array.isArray(operand) && operand.length === 1 ? operand[0] : operand;
      return named(isNamed(operand) ? operand : new Map([['date', single ?? null]]), compile);
    },
  ];
};

const wholeOr = (value: Maybe, otherwise: number, name: string): number => {
  if (value === undefined) return otherwise;
  const number = wholeNumber(value);
  if (number === undefined) throw badValue(`${name} must be a whole number`);
  return Number(number);
};

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

const weekStart = (value: Maybe): number => {
  if (isNullish(value)) return 1;
  const name = typeof value === 'string' ? value.toLowerCase() : '';
  const at = weekdays.findIndex(
    (day) => day === name || (name.length >= 3 && day.slice(0, 3) === name),
  );
  if (at < 0) throw badValue('startOfWeek must name a day of the week');
  return at + 1;
};

const dateTrunc = namedOperator(
  '$dateTrunc',
  ['date', 'unit', 'binSize', 'timezone', 'startOfWeek'],
  ({ required, optional }) => {
    const [date, unit, binSize] = [required('date'), required('unit'), optional('binSize')];
    const [timezone, startOfWeek] = [optional('timezone'), optional('startOfWeek')];
    return (scope) => {
      const [value, unitName, size] = [date(scope), unit(scope), binSize?.(scope)];
      const zone = zoneFrom(timezone, scope);
      if (isNullish(value) || isNullish(unitName) || size === null || zone === undefined)
        return null;
      const bins = wholeOr(size, 1, 'binSize');
      if (bins <= 0) throw badValue('$dateTrunc requires a positive binSize');
      const options = {
        unit: unitOf(unitName),
        binSize: bins,
        startOfWeek: weekStart(startOfWeek?.(scope)),
      };
      return new Date(truncate(momentOf('$dateTrunc', value), options, zone));
    };
  },
);

const shifting = (name: '$dateAdd' | '$dateSubtract'): readonly [string, OperatorCompiler] => [
  name,
  namedOperator(name, ['startDate', 'unit', 'amount', 'timezone'], ({ required, optional }) => {
    const [start, unit, amount] = [required('startDate'), required('unit'), required('amount')];
    const timezone = optional('timezone');
    return (scope) => {
      const [value, unitName, by] = [start(scope), unit(scope), amount(scope)];
      const zone = zoneFrom(timezone, scope);
      if (isNullish(value) || isNullish(unitName) || isNullish(by) || zone === undefined)
        return null;
      const signed = wholeOr(by, 0, 'amount') * (name === '$dateAdd' ? 1 : -1);
      return new Date(addUnits(momentOf(name, value), unitOf(unitName), signed, zone));
    };
  }),
];

const dateDiff = namedOperator(
  '$dateDiff',
  ['startDate', 'endDate', 'unit', 'timezone', 'startOfWeek'],
  ({ required, optional }) => {
    const [start, end, unit] = [required('startDate'), required('endDate'), required('unit')];
    const [timezone, startOfWeek] = [optional('timezone'), optional('startOfWeek')];
    return (scope) => {
      const [from, to, unitName] = [start(scope), end(scope), unit(scope)];
      const zone = zoneFrom(timezone, scope);
      if (isNullish(from) || isNullish(to) || isNullish(unitName) || zone === undefined)
        return null;
      const options = { unit: unitOf(unitName), startOfWeek: weekStart(startOfWeek?.(scope)) };
      return BigInt(
        difference(momentOf('$dateDiff', from), momentOf('$dateDiff', to), options, zone),
      );
    };
  },
);

const ISO_FORMAT = '%Y-%m-%dT%H:%M:%S.%LZ';

const dateToString = namedOperator(
  '$dateToString',
  ['date', 'format', 'timezone', 'onNull'],
  ({ required, optional }) => {
    const [date, format] = [required('date'), optional('format')];
    const [timezone, onNull] = [optional('timezone'), optional('onNull')];
    return (scope) => {
      const value = date(scope);
      if (isNullish(value)) return onNull === undefined ? null : onNull(scope);
      const zone = zoneFrom(timezone, scope);
      const pattern = format === undefined ? undefined : format(scope);
      if (zone === undefined || pattern === null) return null;
      const text = pattern ?? (timezone === undefined ? ISO_FORMAT : ISO_FORMAT.slice(0, -1));
      if (typeof text !== 'string') throw badValue('$dateToString requires a string format');
      const ms = momentOf('$dateToString', value);
      return formatDate(text, toLocal(ms, zone), zone(ms));
    };
  },
);

const dateFromString = namedOperator(
  '$dateFromString',
  ['dateString', 'timezone', 'onError', 'onNull'],
  ({ required, optional }) => {
    const [input, timezone] = [required('dateString'), optional('timezone')];
    const [onError, onNull] = [optional('onError'), optional('onNull')];
    return (scope) => {
      const value = input(scope);
      if (isNullish(value)) return onNull === undefined ? null : onNull(scope);
      const zone = zoneFrom(timezone, scope);
      if (zone === undefined) return null;
      try {
        if (typeof value !== 'string') throw badValue('$dateFromString requires a string');
        const shown = parseIsoDate(value).getTime();
        const hasZone = /Z$|[+-]\d\d:?\d\d$/.test(value.slice(10));
        return new Date(hasZone ? shown : fromLocal(toLocal(shown, zoneOf(undefined)), zone));
      } catch (error) {
        if (!(error instanceof CommandError) || onError === undefined) throw error;
        return onError(scope);
      }
    };
  },
);

const numbersOf = { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0 };

const dateFromParts = namedOperator(
  '$dateFromParts',
  [...Object.keys(numbersOf), 'timezone'],
  ({ optional, required }) => {
    required('year');
    const fields = Object.entries(numbersOf).map(([name, start]) => ({
      name,
      start,
      value: optional(name),
    }));
    const timezone = optional('timezone');
    return (scope) => {
      const zone = zoneFrom(timezone, scope);
      const values = fields.map(({ name, start, value }) => {
        const given = value?.(scope);
        return [
          name,
          value === undefined ? start : isNullish(given) ? null : wholeOr(given, start, name),
        ] as const;
      });
      if (zone === undefined || values.some(([, value]) => value === null)) return null;
      const time: LocalTime = { ...numbersOf, ...Object.fromEntries(values) };
      return new Date(fromLocal(time, zone));
    };
  },
);

const isoParts = (time: LocalTime) => {
  const { year, week, weekday } = isoWeek(time);
  const { hour, minute, second, millisecond } = time;
  return {
    isoWeekYear: year,
    isoWeek: week,
    isoDayOfWeek: weekday,
    hour,
    minute,
    second,
    millisecond,
  };
};

const dateToParts = namedOperator(
  '$dateToParts',
  ['date', 'timezone', 'iso8601'],
  ({ required, optional }) => {
    const [date, timezone] = [required('date'), optional('timezone')];
    const iso = optional('iso8601');
    return (scope) => {
      const value = date(scope);
      const zone = zoneFrom(timezone, scope);
      const isIso = iso?.(scope) ?? false;
      if (isNullish(value) || zone === undefined) return null;
      if (typeof isIso !== 'boolean') {
        throw new CommandError('BadValue', "'iso8601' must evaluate to a bool", {
          location: 40521,
        });
      }
      const time = toLocal(momentOf('$dateToParts', value), zone);
      const parts = isIso ? isoParts(time) : time;
      return new Map(Object.entries(parts).map(([name, number]) => [name, int(number)]));
    };
  },
);

export const dateOperators: OperatorTable = [
  part('$year', ({ year }) => year),
  part('$month', ({ month }) => month),
  part('$dayOfMonth', ({ day }) => day),
  part('$hour', ({ hour }) => hour),
  part('$minute', ({ minute }) => minute),
  part('$second', ({ second }) => second),
  part('$millisecond', ({ millisecond }) => millisecond),
  part('$dayOfWeek', dayOfWeek),
  part('$dayOfYear', dayOfYear),
  part('$isoWeek', (time) => isoWeek(time).week),
  part('$isoWeekYear', (time) => BigInt(isoWeek(time).year)),
  part('$isoDayOfWeek', (time) => isoWeek(time).weekday),
  ['$dateTrunc', dateTrunc],
  shifting('$dateAdd'),
  shifting('$dateSubtract'),
  ['$dateDiff', dateDiff],
  ['$dateToString', dateToString],
  ['$dateFromString', dateFromString],
  ['$dateFromParts', dateFromParts],
  ['$dateToParts', dateToParts],
];
