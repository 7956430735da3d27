import type { ReminderRecord } from '../../ports/reminders.ts';
import type { Change } from '../shared/use-case.ts';
import { cancelWaiting } from './cancel-reminder.ts';

/** A vaccination's reminder names the child in its subject and key. */
const renamed = (reminder: ReminderRecord, fromId: string, toId: string): ReminderRecord => ({
  ...reminder,
  patientId: toId,
  subjectId: reminder.subjectId.replace(fromId, toId),
  key: reminder.key.replace(fromId, toId),
});

/**
 * One person's file became part of another: their reminders go over. Of a vaccination that both files
 * have a reminder of, one goes out. What is being sent just now stays as it is.
 */
export async function giveReminders(change: Change, fromId: string, toId: string): Promise<void> {
  const { reminders } = change.records;
  const theirs = await reminders.listOfPatient(fromId);
  for (const reminder of theirs.filter(({ state }) => state !== 'sending')) {
    const after = renamed(reminder, fromId, toId);
    const known = await reminders.findBySubject(after.subjectId);
    const isDouble = after.subjectId !== reminder.subjectId && known.length > 0;
    if (isDouble) await cancelWaiting(change, [reminder], 'replaced');
    else {
      const { version } = reminder;
      await reminders.replace({ ...after, version: version + 1 }, version);
    }
  }
}
