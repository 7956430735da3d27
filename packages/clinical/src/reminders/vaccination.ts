import { dayAfter } from '../time/moroccan-time.ts';

/** The age of a visit of the vaccination calendar: whole months, then days. */
export type VisitAge = { readonly months: number; readonly days: number };

/** The day a child reaches an age; the last of the month where the month has no such day. */
export function visitDay(birthDate: string, { months, days }: VisitAge): string {
  return dayAfter(addMonths(birthDate, months), days);
}

/** Everybody's birth date for whom the visit falls on a day. The end of a month has several. */
export function birthDatesDueOn(day: string, age: VisitAge): string[] {
  const earliest = addMonths(dayAfter(day, -age.days), -age.months);
  return [-1, 0, 1, 2, 3]
    .map((shift) => dayAfter(earliest, shift))
    .filter((birthDate) => visitDay(birthDate, age) === day);
}

function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}
