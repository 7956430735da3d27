import { canRetryReminder } from '@qarib/clinical';
import { AppError } from '../../ports/app-error.ts';
import type { ReminderRecord } from '../../ports/reminders.ts';
import { changes } from '../shared/use-case.ts';
import { presentReminder } from './present-reminder.ts';

type Input = { readonly id: string; readonly version: number };

/** The administrator has mended the gateway: what failed is due now. */
export const retryReminder = changes({
  action: 'retry-reminder',
  concerns: ({ id }: Input) => ({ entityType: 'Reminder', entityId: id }),
  async run({ records, person, now }, { id, version }) {
    const reminder = await records.reminders.find(id);
    if (!reminder || !canRetryReminder(person.actor)) throw new AppError('NOT_FOUND');
    if (reminder.version !== version || reminder.state !== 'failed' || now >= reminder.uselessAt) {
      throw new AppError('VERSION_CONFLICT');
    }
    const again: ReminderRecord = {
      ...reminder,
      state: 'planned',
      attempts: 0,
      nextAttemptAt: now,
      version: version + 1,
    };
    const isWritten = await records.reminders.replace(again, version);
    if (!isWritten) throw new AppError('VERSION_CONFLICT');
    return presentReminder(again, await records.facilities.find(reminder.facilityId));
  },
});
