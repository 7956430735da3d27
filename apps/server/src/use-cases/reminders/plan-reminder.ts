import {
  reminderDay,
  reminderSlots,
  type ReminderKind,
  type ReminderSlot,
  type ReminderWhen,
} from '@qarib/clinical';
import type { ReminderRecord } from '../../ports/reminders.ts';
import type { Change } from '../shared/use-case.ts';
import { cancelWaiting } from './cancel-reminder.ts';

export type ReminderPlan = {
  readonly kind: ReminderKind;
  /** The id of the appointment or of the follow-up. */
  readonly subjectId: string;
  readonly patientId: string;
  /** Where the patient is expected: the dispensary, for a teleconsultation. */
  readonly facilityId: string;
  readonly when: ReminderWhen;
};

/**
 * Plans the messages about an appointment, a follow-up or a vaccination, in the transaction that
 * books it. Called again for the same subject it replaces what was planned and has not gone out, so
 * rescheduling is one more call. Whether the patient allows reminders, and where they go, is asked
 * when they are sent.
 */
export async function planReminder(change: Change, plan: ReminderPlan): Promise<void> {
  const { reminders, facilities } = change.records;
  const slots = reminderSlots(plan.kind, plan.when, change.now);
  const earlier = await reminders.findBySubject(plan.subjectId);
  const keys = new Set(slots.map((slot) => keyOf(plan, slot)));
  const superseded = earlier.filter(({ key }) => !keys.has(key));
  await cancelWaiting(change, superseded, 'replaced');
  const facility = await facilities.find(plan.facilityId);
  for (const slot of slots) {
    const key = keyOf(plan, slot);
    const known = earlier.find((reminder) => reminder.key === key);
    if (known) await planAgain(change, known, slot);
    else await reminders.add(newReminder(change, { plan, slot, regionId: facility?.regionId }));
  }
}

const keyOf = ({ kind, subjectId, when }: ReminderPlan, { occasion }: ReminderSlot) =>
  [kind, subjectId, 'day' in when ? when.day : when.startsAt.toISOString(), occasion].join(':');

/** Moved away and back again: what was called off is due again, what went out stays out. */
async function planAgain(
  { records }: Change,
  known: ReminderRecord,
  { dueAt }: ReminderSlot,
): Promise<void> {
  if (known.state !== 'cancelled') return;
  const { version } = known;
  const planned = { state: 'planned', nextAttemptAt: dueAt, problem: undefined } as const;
  await records.reminders.replace({ ...known, ...planned, version: version + 1 }, version);
}

type Parts = {
  readonly plan: ReminderPlan;
  readonly slot: ReminderSlot;
  readonly regionId: string | undefined;
};

function newReminder({ newId, now }: Change, { plan, slot, regionId }: Parts): ReminderRecord {
  const { kind, subjectId, patientId, facilityId, when } = plan;
  return {
    id: newId(),
    key: keyOf(plan, slot),
    kind,
    subjectId,
    patientId,
    facilityId,
    regionId: regionId ?? 'unknown',
    day: reminderDay(when),
    startsAt: 'day' in when ? undefined : when.startsAt,
    ...slot,
    state: 'planned',
    nextAttemptAt: slot.dueAt,
    attempts: 0,
    wasInterrupted: false,
    plannedAt: now,
    version: 1,
  };
}
