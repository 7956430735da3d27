import type { FollowUp } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import { reads } from '../shared/use-case.ts';
import { ownAppointments } from './own-appointments.ts';
import { presentFollowUps } from './present-follow-up.ts';

const listLength = 200;

/** Who is to be seen again and has no time yet, the earliest day first. */
export const listFollowUps = reads({
  action: 'list-follow-ups',
  concerns: (_input: object) => ({ entityType: 'FollowUp' }),
  async run({ records, person }): Promise<{ followUps: FollowUp[] }> {
    const own = ownAppointments(person.actor);
    if (!own) throw new AppError('NOT_FOUND');
    const due = await records.followUps.listDue(own, listLength);
    return { followUps: await presentFollowUps(records, due) };
  },
});
