import { CommandError } from '../../errors.ts';
import { dayOfWeek, dayOfYear, isoWeek } from './calendar.ts';
import type { LocalTime } from './calendar.ts';

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

const offset = (minutes: number, separator: string): string => {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60), 2)}${separator}${pad(size % 60, 2)}`;
};

/** What each letter after % stands for. */
const specifiers: Record<string, (time: LocalTime, zoneMinutes: number) => string> = {
  Y: ({ year }) => pad(year, 4),
  m: ({ month }) => pad(month, 2),
  d: ({ day }) => pad(day, 2),
  H: ({ hour }) => pad(hour, 2),
  M: ({ minute }) => pad(minute, 2),
  S: ({ second }) => pad(second, 2),
  L: ({ millisecond }) => pad(millisecond, 3),
  j: (time) => pad(dayOfYear(time), 3),
  w: (time) => String(dayOfWeek(time)),
  u: (time) => String(isoWeek(time).weekday),
  V: (time) => pad(isoWeek(time).week, 2),
  G: (time) => pad(isoWeek(time).year, 4),
  z: (_time, minutes) => offset(minutes, ''),
  Z: (_time, minutes) => String(minutes),
  '%': () => '%',
};

/** Writes a date as $dateToString's format says. */
export const formatDate = (format: string, time: LocalTime, zoneMinutes: number): string =>
  format.replaceAll(/%(.?)/gs, (_whole, letter: string) => {
    const write = specifiers[letter];
    if (write === undefined) {
      throw new CommandError('BadValue', `Invalid format character '%${letter}' in format string`, {
        location: 18536,
      });
    }
    return write(time, zoneMinutes);
  });
