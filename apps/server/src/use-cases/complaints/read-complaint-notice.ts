import {
  complaintScope,
  dayAfter,
  moroccanDay,
  openComplaintStates,
  soonUntil,
} from '@qarib/clinical';
import type { EndpointReply } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import { reads } from '../shared/use-case.ts';

/** How many wait for oneself or for anybody at all: what the reminder in every page says. */
export const readComplaintNotice = reads({
  action: 'read-complaint-notice',
  concerns: (_input: object) => ({ entityType: 'Complaint' }),
  async run({ records, person, now }): Promise<EndpointReply<'readComplaintNotice'>> {
    const scope = complaintScope(person.actor);
    if (!scope) throw new AppError('NOT_FOUND');
    const today = moroccanDay(now);
    const late = { dueBefore: today };
    const soon = { dueFrom: today, dueBefore: dayAfter(soonUntil(today), 1) };
    const countOf = (query: object, ownerId: string | null) =>
      records.complaints.count({ ...scope, states: openComplaintStates, ...query, ownerId });
    const { practitionerId } = person.actor;
    return {
      overdue: (await countOf(late, practitionerId)) + (await countOf(late, null)),
      dueSoon: (await countOf(soon, practitionerId)) + (await countOf(soon, null)),
      unassigned: await countOf({}, null),
    };
  },
});
