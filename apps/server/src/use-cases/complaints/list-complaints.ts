import {
  complaintScope,
  isComplaintOpen,
  moroccanDay,
  dayAfter,
  openComplaintStates,
  soonUntil,
  type ComplaintState,
} from '@qarib/clinical';
import type { ComplaintListQuery, EndpointReply } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { ComplaintOrder, ComplaintQuery } from '../../ports/complaints.ts';
import { reads } from '../shared/use-case.ts';
import { presentComplaints } from './present-complaint.ts';

const pageLength = 50;

/** The register: their region's for a coordinator, all of it for the ministry and the administrator. */
export const listComplaints = reads({
  action: 'list-complaints',
  concerns: (_input: ComplaintListQuery) => ({ entityType: 'Complaint' }),
  async run({ records, person, now }, query): Promise<EndpointReply<'listComplaints'>> {
    const scope = complaintScope(person.actor);
    if (!scope) throw new AppError('NOT_FOUND');
    const states = statesOf(query);
    const wanted: ComplaintQuery = {
      ...scope,
      ...dueDaysOf(query, moroccanDay(now)),
      states,
      channel: query.channel,
      provinceId: query.provinceId,
      number: query.number,
      ownerId: query.owner === 'nobody' ? null : query.owner && person.actor.practitionerId,
    };
    const by = states?.every(isComplaintOpen) ? 'dueDay' : 'receivedDay';
    const order: ComplaintOrder = { by, after: placeOf(query.after), limit: pageLength + 1 };
    const found = await records.complaints.list(wanted, order);
    const page = found.slice(0, pageLength);
    const last = found.length > pageLength ? page.at(-1) : undefined;
    return {
      complaints: await presentComplaints(records, page, now),
      next: last && `${last[by]}_${last.id}`,
    };
  },
});

/** A deadline is that of one nobody has answered. */
function statesOf({ state, due }: ComplaintListQuery): readonly ComplaintState[] | undefined {
  if (state !== undefined && state !== 'open') return [state];
  return state === 'open' || due !== undefined ? openComplaintStates : undefined;
}

function dueDaysOf({ due }: ComplaintListQuery, today: string) {
  if (due === 'overdue') return { dueBefore: today };
  if (due === undefined) return {};
  return { dueFrom: today, dueBefore: dayAfter(soonUntil(today), 1) };
}

function placeOf(after: string | undefined): ComplaintOrder['after'] {
  if (after === undefined) return undefined;
  const [day = '', id = ''] = after.split('_');
  return { day, id };
}
