import { dayAfter, moroccanDay } from '../time/moroccan-time.ts';
import { isComplaintOpen, type ComplaintState } from './complaint.ts';

/** Whoever complains is answered within so many working days. */
export const answerWithinWorkingDays = 15;
/** How many are left when the owner is reminded for the first time. */
export const remindedWorkingDaysBefore = 3;

/**
 * Public holidays with a fixed date, `MM-DD`, and the year each began. Religious ones follow the moon
 * and are announced days before: they are counted as working days, so a deadline is never too late.
 */
const fixedHolidays: Readonly<Record<string, number>> = {
  '01-01': 0,
  '01-11': 0,
  '01-14': 2024,
  '05-01': 0,
  '07-30': 0,
  '08-14': 0,
  '08-20': 0,
  '08-21': 0,
  '10-31': 2025,
  '11-06': 0,
  '11-18': 0,
};

/** Monday to Friday, without public holidays. `day` is `YYYY-MM-DD` in Morocco. */
export function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  const since = fixedHolidays[day.slice(5)];
  return since === undefined || Number(day.slice(0, 4)) < since;
}

/** The working day that is the n-th after a day; the day itself does not count. */
export function workingDayAfter(day: string, count: number): string {
  let [found, left] = [day, count];
  while (left > 0) {
    found = dayAfter(found, 1);
    if (isWorkingDay(found)) left -= 1;
  }
  return found;
}

/** How many working days lie after one day, up to and including another. */
export function workingDaysBetween(from: string, to: string): number {
  let count = 0;
  for (let day = dayAfter(from, 1); day <= to; day = dayAfter(day, 1)) {
    if (isWorkingDay(day)) count += 1;
  }
  return count;
}

/** The last day on which an answer is in time. */
export const answerDueDay = (receivedDay: string): string =>
  workingDayAfter(receivedDay, answerWithinWorkingDays);

export const dueStates = ['in-time', 'due-soon', 'overdue'] as const;
export type DueState = (typeof dueStates)[number];

/** The last deadline that counts as near on a day. */
export const soonUntil = (today: string): string =>
  workingDayAfter(today, remindedWorkingDaysBefore);

/** How the deadline stands; nothing once nobody waits any more. */
export function dueStateOf(
  { state, dueDay }: { readonly state: ComplaintState; readonly dueDay: string },
  now: Date,
): DueState | undefined {
  if (!isComplaintOpen(state)) return undefined;
  const today = moroccanDay(now);
  if (dueDay < today) return 'overdue';
  return dueDay <= soonUntil(today) ? 'due-soon' : 'in-time';
}

export const complaintReminders = ['before-deadline', 'after-deadline'] as const;
export type ComplaintReminder = (typeof complaintReminders)[number];

/** Which reminder is due and was not given yet; what was missed before the deadline is not made up for. */
export function complaintReminderDue(
  complaint: {
    readonly state: ComplaintState;
    readonly dueDay: string;
    readonly reminded?: ComplaintReminder | undefined;
  },
  now: Date,
): ComplaintReminder | undefined {
  const due = dueStateOf(complaint, now);
  if (due === 'overdue' && complaint.reminded !== 'after-deadline') return 'after-deadline';
  if (due === 'due-soon' && complaint.reminded === undefined) return 'before-deadline';
  return undefined;
}

/** Whole calendar days somebody waited for the answer. */
export function daysToAnswer(receivedDay: string, answeredDay: string): number {
  return Math.round((Date.parse(answeredDay) - Date.parse(receivedDay)) / 86_400_000);
}
