import { dayAfter, instantOf, moroccanDay, wallTimeOf } from '../time/moroccan-time.ts';

export const reminderKinds = ['appointment', 'follow-up', 'vaccination'] as const;
export type ReminderKind = (typeof reminderKinds)[number];

export const reminderOccasions = ['days-before', 'day-before', 'same-day'] as const;
export type ReminderOccasion = (typeof reminderOccasions)[number];

/** `sending` is somebody's for the length of a lease; `failed` is tried again while it has a next time. */
export const reminderStates = ['planned', 'sending', 'sent', 'failed', 'cancelled'] as const;
export type ReminderState = (typeof reminderStates)[number];

export const reminderLanguages = ['fr', 'ar'] as const;
export type ReminderLanguage = (typeof reminderLanguages)[number];

/** What people are reminded of: a time, or a day without one. */
export type ReminderWhen = { readonly startsAt: Date } | { readonly day: string };

/** When one message goes out, and from when on it would be wrong or of no use. */
export type ReminderSlot = {
  readonly occasion: ReminderOccasion;
  readonly dueAt: Date;
  readonly uselessAt: Date;
};

/** Nobody's telephone rings at night: from eight to twenty, local time. */
const morning = '08:00';
const midMorning = '10:00';
const evening = '20:00';
const minuteMs = 60_000;

/** Whoever is being booked now is standing there, and needs no message about it. */
const leastNoticeMs = 2 * 60 * minuteMs;
/** A message that comes later than this before the appointment finds people on the way. */
const leastUseMs = 30 * minuteMs;

/** Enough to come to the health centre, or to ask for a time; late enough not to be forgotten. */
const noticeDays = 3;

/** Its day in Morocco, `YYYY-MM-DD`. */
export const reminderDay = (when: ReminderWhen) =>
  'day' in when ? when.day : moroccanDay(when.startsAt);

const at = (day: string, time: string) => instantOf(`${day}T${time}`);

/** The messages about one appointment, follow-up or vaccination that lie ahead, earliest first. */
export function reminderSlots(kind: ReminderKind, when: ReminderWhen, now: Date): ReminderSlot[] {
  const day = reminderDay(when);
  // Without a time nobody is expected tomorrow.
  const slots = kind === 'appointment' ? [dayBefore(day), sameDay(day, when)] : [daysBefore(day)];
  const earliest = now.getTime() + leastNoticeMs;
  return slots.filter(
    ({ dueAt, uselessAt }) => dueAt.getTime() >= earliest && dueAt.getTime() < uselessAt.getTime(),
  );
}

function daysBefore(day: string): ReminderSlot {
  const dueAt = at(dayAfter(day, -noticeDays), midMorning);
  return { occasion: 'days-before', dueAt, uselessAt: at(day, evening) };
}

function dayBefore(day: string): ReminderSlot {
  const eve = dayAfter(day, -1);
  const uselessAt = at(eve, evening);
  return { occasion: 'day-before', dueAt: at(eve, midMorning), uselessAt };
}

function sameDay(day: string, when: ReminderWhen): ReminderSlot {
  const end = at(day, evening);
  const start = 'startsAt' in when ? when.startsAt.getTime() - leastUseMs : end.getTime();
  const uselessAt = new Date(Math.min(start, end.getTime()));
  return { occasion: 'same-day', dueAt: at(day, morning), uselessAt };
}

/** That instant, or the next morning when it lies in the night. */
export function withinDaytime(instant: Date): Date {
  const [day = '', time = ''] = wallTimeOf(instant).split('T');
  if (time < morning) return at(day, morning);
  return time < evening ? instant : at(dayAfter(day, 1), morning);
}

/** Gateways come back within minutes or within hours. */
const retryDelaysMinutes = [1, 5, 15, 60, 120] as const;

/** When it is tried again after so many attempts in vain; undefined when it is given up. */
export function nextReminderAttempt(
  attempts: number,
  now: Date,
  uselessAt: Date,
): Date | undefined {
  const delayMinutes = retryDelaysMinutes[attempts - 1];
  if (delayMinutes === undefined) return undefined;
  const next = withinDaytime(new Date(now.getTime() + delayMinutes * minuteMs));
  return next < uselessAt ? next : undefined;
}
