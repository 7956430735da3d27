import { dayAfter, daysIn, isWorkingDay, type DayRange, type Specialty } from '@qarib/clinical';
import type { CountryOptions } from './options.ts';

/** The years before the last day, that day included. */
export function rangeOfCountry({ years, until }: CountryOptions): DayRange {
  const sameDay = `${Number(until.slice(0, 4)) - years}${until.slice(4)}`;
  // There is no 29 February in most years: the day after it is the first of March.
  return { from: dayAfter(sameDay.replace('02-29', '02-28'), 1), to: until };
}

/** From Sunday to Saturday. */
const ofWeekday = [0.2, 1.15, 1.1, 1.05, 1.05, 0.85, 0.35] as const;
const ofHoliday = 0.35;

const weekdayOf = (day: string) => new Date(`${day}T12:00:00Z`).getUTCDay();
/** 1 in the middle of January, -1 in the middle of July. */
const winterOf = (day: string) => {
  const dayOfYear = (Date.parse(day) - Date.parse(`${day.slice(0, 4)}-01-01`)) / 86_400_000;
  return Math.cos((2 * Math.PI * (dayOfYear - 15)) / 365);
};

/** How much of the programme is there, of a time from 0 to 1: it grows for most of the years. */
export const openShare = (time: number): number => 0.35 + 0.65 * Math.min(1, time * 1.25);

function weightOf(day: string, time: number): number {
  const weekday = weekdayOf(day);
  const isHoliday = weekday !== 0 && weekday !== 6 && !isWorkingDay(day);
  const ofDay = isHoliday ? ofHoliday : (ofWeekday[weekday] ?? 1);
  return ofDay * openShare(time) * (1 + 0.15 * winterOf(day));
}

export type CountryDay = { readonly day: string; readonly time: number; readonly size: number };

/** How many ask on each day; all together exactly as many as were wanted. */
export function countryDays(options: CountryOptions): CountryDay[] {
  const range = rangeOfCountry(options);
  const length = daysIn(range);
  const days = Array.from({ length }, (_, at) => {
    const [day, time] = [dayAfter(range.from, at), at / length];
    return { day, time, weight: weightOf(day, time) };
  });
  const total = days.reduce((sum, { weight }) => sum + weight, 0);
  let weight = 0;
  let asked = 0;
  return days.map(({ day, time, weight: own }, at) => {
    weight += own;
    const isLast = at === length - 1;
    const until = isLast
      ? options.consultations
      : Math.floor((weight / total) * options.consultations);
    const size = until - asked;
    asked = until;
    return { day, time, size };
  });
}

/** Lungs and children suffer in winter, skins in summer. */
export function seasonOf(specialty: Specialty, day: string): number {
  const winter = winterOf(day);
  if (specialty === 'pneumology') return 1 + 0.5 * winter;
  if (specialty === 'paediatrics') return 1 + 0.3 * winter;
  return specialty === 'dermatology' ? 1 - 0.3 * winter : 1;
}

/** How often a site asks in each hour of the day. */
const ofHour = [
  0.2, 0.15, 0.1, 0.1, 0.1, 0.2, 0.5, 1, 4, 8, 9, 8, 5, 3, 5, 6, 4, 2, 1.5, 1.2, 1, 0.8, 0.5, 0.3,
] as const;
export const hourWeights = ofHour.map((weight, hour) => [hour, weight] as const);

export const isNight = (hour: number): boolean => hour < 8 || hour >= 20;
export const isWeekend = (day: string): boolean => [0, 6].includes(weekdayOf(day));
