import type { FollowUpRecord } from '../../ports/appointments.ts';
import { cancelReminder } from '../reminders/cancel-reminder.ts';
import { planReminder } from '../reminders/plan-reminder.ts';
import type { Change } from '../shared/use-case.ts';

/** Who is to be seen again and has no time yet is reminded to ask for one; with one, of that alone. */
export async function remindFollowUp(
  change: Change,
  { id: subjectId, status, patientId, facilityId, dueOn }: FollowUpRecord,
): Promise<void> {
  if (status !== 'due') return cancelReminder(change, subjectId);
  const plan = { kind: 'follow-up', subjectId, patientId, facilityId } as const;
  await planReminder(change, { ...plan, when: { day: dueOn } });
}
