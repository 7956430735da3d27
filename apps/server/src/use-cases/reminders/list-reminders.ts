import { canReadOutbox } from '@qarib/clinical';
import type { ReminderList, ReminderListQuery } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import { reads } from '../shared/use-case.ts';
import { presentReminder } from './present-reminder.ts';

const listLength = 100;

/** The outbox: all of it for the administrator, their region's for a coordinator. */
export const listReminders = reads({
  action: 'read-outbox',
  concerns: (_input: ReminderListQuery) => ({ entityType: 'Reminder' }),
  async run({ records, person: { actor }, ports }, { state }): Promise<ReminderList> {
    if (!canReadOutbox(actor)) throw new AppError('NOT_FOUND');
    const regionId = actor.role === 'admin' ? undefined : actor.regionId;
    const reminders = await records.reminders.list({ regionId, state }, listLength);
    const counts = await records.reminders.countByState(regionId);
    const ids = [...new Set(reminders.map(({ facilityId }) => facilityId))];
    const facilities = await records.facilities.findMany(ids);
    const byId = new Map(facilities.map((facility) => [facility.id, facility]));
    return {
      reminders: reminders.map((it) => presentReminder(it, byId.get(it.facilityId))),
      counts: { planned: 0, sending: 0, sent: 0, failed: 0, cancelled: 0, ...counts },
      isRehearsal: ports.settings.isDemo,
    };
  },
});
