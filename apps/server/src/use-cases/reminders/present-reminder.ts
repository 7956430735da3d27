import type { Reminder } from '@qarib/contracts';
import type { FacilityRecord } from '../../ports/people.ts';
import type { ReminderRecord } from '../../ports/reminders.ts';
import { compose } from './dispatch-reminders.ts';

/** As the outbox shows it: neither whose it is nor the whole address. */
export function presentReminder(
  reminder: ReminderRecord,
  facility: FacilityRecord | undefined,
): Reminder {
  const { id, kind, occasion, state, day, version, attempts, wasInterrupted } = reminder;
  const { channel, to, problem, dueAt, startsAt, sentAt, nextAttemptAt } = reminder;
  // Until it is sent nobody has settled the language: French shows what it will say.
  const { language = 'fr', text } = reminder.text ? reminder : compose(reminder, 'fr', facility);
  return {
    id,
    kind,
    occasion,
    state,
    day,
    version,
    attempts,
    wasInterrupted,
    channel,
    to,
    problem,
    language,
    text: text ?? '',
    facility: facility && { id: facility.id, name: facility.name },
    dueAt: dueAt.toISOString(),
    startsAt: startsAt?.toISOString(),
    sentAt: sentAt?.toISOString(),
    nextAttemptAt: nextAttemptAt?.toISOString(),
  };
}
