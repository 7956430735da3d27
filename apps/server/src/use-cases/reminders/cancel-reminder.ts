import type { ReminderProblem, ReminderRecord } from '../../ports/reminders.ts';
import type { Change } from '../shared/use-case.ts';

/** Calls off every message about an appointment or a follow-up that has not gone out yet. */
export async function cancelReminder(change: Change, subjectId: string): Promise<void> {
  const known = await change.records.reminders.findBySubject(subjectId);
  await cancelWaiting(change, known, 'called-off');
}

const isWaiting = ({ state, nextAttemptAt }: ReminderRecord) =>
  state === 'planned' || (state === 'failed' && nextAttemptAt !== undefined);

export async function cancelWaiting(
  { records }: Change,
  reminders: readonly ReminderRecord[],
  problem: ReminderProblem,
): Promise<void> {
  for (const reminder of reminders.filter(isWaiting)) {
    const { version } = reminder;
    const cancelled = { state: 'cancelled', nextAttemptAt: undefined, problem } as const;
    await records.reminders.replace({ ...reminder, ...cancelled, version: version + 1 }, version);
  }
}
