import { z } from 'zod';
import {
  reminderKinds,
  reminderLanguages,
  reminderOccasions,
  reminderStates,
} from '@qarib/clinical';
import { id, isoDate, isoDateTime, localizedText } from './primitives.ts';

export const reminderState = z.enum(reminderStates);

export const reminderProblem = z.enum([
  'replaced',
  'called-off',
  'not-allowed',
  'no-address',
  'no-channel',
  'unreachable',
  'timed-out',
  'refused',
  'too-late',
]);

/** A message as the outbox shows it: neither whose it is nor the whole address. */
export const reminder = z.object({
  id,
  kind: z.enum(reminderKinds),
  occasion: z.enum(reminderOccasions),
  state: reminderState,
  day: isoDate,
  startsAt: isoDateTime.optional(),
  dueAt: isoDateTime,
  nextAttemptAt: isoDateTime.optional().describe('waiting: the next attempt'),
  sentAt: isoDateTime.optional(),
  attempts: z.number().int().min(0),
  wasInterrupted: z.boolean().describe('an attempt never ended, so it may have gone out twice'),
  channel: z.enum(['sms', 'mail']).optional(),
  to: z.string().optional().describe('the last digits, or the domain'),
  language: z.enum(reminderLanguages),
  text: z.string(),
  problem: reminderProblem.optional(),
  facility: z.object({ id, name: localizedText }).optional(),
  version: z.number().int(),
});
export type Reminder = z.infer<typeof reminder>;

export const reminderListQuery = z.object({ state: reminderState.optional() });
export type ReminderListQuery = z.infer<typeof reminderListQuery>;

/** The latest due first, at most a hundred; the counts are of all. */
export const reminderList = z.object({
  reminders: z.array(reminder),
  counts: z.record(reminderState, z.number().int()),
  isRehearsal: z.boolean().describe('the demo: nothing leaves the machine'),
});
export type ReminderList = z.infer<typeof reminderList>;

export const reminderVersion = z.object({ version: z.number().int().min(0) });

/** Whether and how a patient, or who answers for them, wants to be reminded. */
export const contactPreference = z.object({
  areRemindersAllowed: z.boolean(),
  language: z.enum(reminderLanguages),
  email: z.email().max(254).optional(),
});
export type ContactPreference = z.infer<typeof contactPreference>;
