import { CommandError, badValue } from '../../errors.ts';

/** A moment as the clock and calendar of one zone show it. */
export type LocalTime = {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
};

const DAY_MS = 86_400_000;
const OFFSET = /^([+-])(\d\d):?(\d\d)?$/;

/** Minutes east of UTC at a moment. */
type Zone = (ms: number) => number;

const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterOf = (name: string): Intl.DateTimeFormat => {
  const known = formatters.get(name);
  if (known !== undefined) return known;
  try {
    const formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(name, formatter);
    return formatter;
  } catch {
    throw new CommandError('BadValue', `unrecognized time zone identifier: "${name}"`, {
      location: 40485,
    });
  }
};

/** Asks the zone database what its clocks show and takes the difference. */
const namedZone = (name: string): Zone => {
  const formatter = formatterOf(name);
  return (ms) => {
    const parts = new Map(formatter.formatToParts(ms).map(({ type, value }) => [type, value]));
    const number = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type));
    const year = parts.get('era') === 'BC' ? 1 - number('year') : number('year');
    const shown = utc({
      year,
      month: number('month'),
      day: number('day'),
      hour: number('hour'),
      minute: number('minute'),
      second: number('second'),
      millisecond: 0,
    });
    return Math.round((shown - Math.floor(ms / 1000) * 1000) / 60_000);
  };
};

/** @param name an Olson name or an offset such as +01:00; none is UTC */
export const zoneOf = (name: string | undefined): Zone => {
  if (name === undefined || name === 'UTC' || name === 'GMT' || name === 'Z') return () => 0;
  const offset = OFFSET.exec(name);
  if (offset === null) return namedZone(name);
  const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
  return () => (offset[1] === '-' ? -minutes : minutes);
};

/** Milliseconds since the epoch of a calendar time in UTC; fields may overflow into the next. */
export const utc = ({ year, month, day, hour, minute, second, millisecond }: LocalTime): number => {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, millisecond);
  return date.getTime();
};

export const toLocal = (ms: number, zone: Zone): LocalTime => {
  const date = new Date(ms + zone(ms) * 60_000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
  };
};

/**
 * The moment at which a zone's clocks show a time. When they show it twice the first is taken; when
 * they skip it, the moment that follows.
 */
export const fromLocal = (time: LocalTime, zone: Zone): number => {
  const shown = utc(time);
  const before = shown - zone(shown - DAY_MS) * 60_000;
  const after = shown - zone(shown + DAY_MS) * 60_000;
  const exact = [before, after].filter((ms) => ms + zone(ms) * 60_000 === shown);
  return exact.length > 0 ? Math.min(...exact) : Math.max(before, after);
};

/** 1 (Sunday) to 7 (Saturday). */
export const dayOfWeek = ({ year, month, day }: LocalTime): number =>
  new Date(utc({ year, month, day, hour: 0, minute: 0, second: 0, millisecond: 0 })).getUTCDay() +
  1;

const midnight = { hour: 0, minute: 0, second: 0, millisecond: 0 };

export const dayOfYear = ({ year, month, day }: LocalTime): number =>
  (utc({ year, month, day, ...midnight }) - utc({ year, month: 1, day: 1, ...midnight })) / DAY_MS +
  1;

/** ISO 8601: weeks start on Monday, the first has the year's first Thursday. */
export const isoWeek = (time: LocalTime): { year: number; week: number; weekday: number } => {
  const weekday = ((dayOfWeek(time) + 5) % 7) + 1;
  const thursday = new Date(utc({ ...time, ...midnight }) + (4 - weekday) * DAY_MS);
  const year = thursday.getUTCFullYear();
  const first = utc({ year, month: 1, day: 1, ...midnight });
  return { year, week: Math.floor((thursday.getTime() - first) / DAY_MS / 7) + 1, weekday };
};

export type Unit =
  'year' | 'quarter' | 'month' | 'week' | 'day' | 'hour' | 'minute' | 'second' | 'millisecond';

const units: readonly Unit[] = [
  'year',
  'quarter',
  'month',
  'week',
  'day',
  'hour',
  'minute',
  'second',
  'millisecond',
];

export const unitOf = (value: unknown): Unit => {
  const unit = units.find((known) => known === value);
  if (unit === undefined) throw badValue('unknown time unit value');
  return unit;
};

const fixedMs: Partial<Record<Unit, number>> = {
  hour: 3_600_000,
  minute: 60_000,
  second: 1_000,
  millisecond: 1,
};

/** Adds units on the calendar of a zone: a month later is the same day, or the last there is. */
export const addUnits = (ms: number, unit: Unit, amount: number, zone: Zone): number => {
  const fixed = fixedMs[unit];
  if (fixed !== undefined) return ms + amount * fixed;
  const time = toLocal(ms, zone);
  if (unit === 'day') return fromLocal({ ...time, day: time.day + amount }, zone);
  if (unit === 'week') return fromLocal({ ...time, day: time.day + 7 * amount }, zone);
  const months = amount * (unit === 'year' ? 12 : unit === 'quarter' ? 3 : 1);
  const at = time.year * 12 + time.month - 1 + months;
  const [year, month] = [Math.floor(at / 12), (((at % 12) + 12) % 12) + 1];
  const last = new Date(utc({ ...time, year, month: month + 1, day: 0 })).getUTCDate();
  return fromLocal({ ...time, year, month, day: Math.min(time.day, last) }, zone);
};

/** MongoDB counts bins from 1 January 2000, and weeks from the first of their first day before it. */
const REFERENCE_YEAR = 2000;

const floorTo = (value: number, size: number): number => Math.floor(value / size) * size;

/** The start of the bin a moment falls into. */
export const truncate = (
  ms: number,
  { unit, binSize, startOfWeek }: { unit: Unit; binSize: number; startOfWeek: number },
  zone: Zone,
): number => {
  const start = { year: REFERENCE_YEAR, month: 1, day: 1, ...midnight };
  const fixed = fixedMs[unit];
  if (fixed !== undefined) {
    const reference = fromLocal(start, zone);
    // Clocks that changed since the reference shift its bins with them.
    const shift = (zone(ms) - zone(reference)) * 60_000;
    return reference - shift + floorTo(ms - reference + shift, fixed * binSize);
  }
  const time = toLocal(ms, zone);
  if (unit === 'day' || unit === 'week') {
    const firstDay = unit === 'week' ? 1 + ((startOfWeek - dayOfWeek(start) + 7) % 7) : 1;
    const base = utc({ ...start, day: firstDay });
    const size = (unit === 'week' ? 7 : 1) * binSize;
    const days = floorTo(Math.floor((utc({ ...time, ...midnight }) - base) / DAY_MS), size);
    return fromLocal({ ...start, day: firstDay + days }, zone);
  }
  const size = binSize * (unit === 'year' ? 12 : unit === 'quarter' ? 3 : 1);
  const months = floorTo((time.year - REFERENCE_YEAR) * 12 + time.month - 1, size);
  return fromLocal(
    {
      ...start,
      year: REFERENCE_YEAR + Math.floor(months / 12),
      month: (((months % 12) + 12) % 12) + 1,
    },
    zone,
  );
};

/** How many boundaries of a unit lie between two moments. */
export const difference = (
  from: number,
  to: number,
  { unit, startOfWeek }: { unit: Unit; startOfWeek: number },
  zone: Zone,
): number => {
  const [a, b] = [toLocal(from, zone), toLocal(to, zone)];
  const months = (b.year - a.year) * 12 + b.month - a.month;
  const days = (time: LocalTime): number => utc({ ...time, ...midnight }) / DAY_MS;
  switch (unit) {
    case 'year':
      return b.year - a.year;
    case 'quarter':
      return (b.year - a.year) * 4 + Math.floor((b.month - 1) / 3) - Math.floor((a.month - 1) / 3);
    case 'month':
      return months;
    case 'week': {
      const week = (time: LocalTime): number =>
        (days(time) - ((dayOfWeek(time) - startOfWeek + 7) % 7)) / 7;
      return week(b) - week(a);
    }
    case 'day':
      return days(b) - days(a);
    default: {
      const size = fixedMs[unit] ?? 1;
      const shift = (ms: number): number => ms + zone(ms) * 60_000;
      return unit === 'millisecond'
        ? to - from
        : Math.floor(shift(to) / size) - Math.floor(shift(from) / size);
    }
  }
};
