import { canUseComplaint, dayAfter, instantOf } from '@qarib/clinical';
import type { EndpointReply } from '@qarib/contracts';
import { requireAccess } from '../shared/require-access.ts';
import { reads } from '../shared/use-case.ts';
import { presentLinked } from './present-complaint.ts';

type Input = { readonly id: string; readonly facilityId: string; readonly day: string };

const listLength = 100;
const midnightOf = (day: string) => instantOf(`${day}T00:00`);

/** What a site of the complaint's region asked for on a day; which one it was is told by its time. */
export const listLinkableConsultations = reads({
  action: 'list-linkable-consultations',
  concerns: ({ id }: Input) => ({ entityType: 'Complaint', entityId: id }),
  async run(
    { records, person },
    { id, facilityId, day },
  ): Promise<EndpointReply<'listLinkableConsultations'>> {
    const complaint = await records.complaints.find(id);
    requireAccess(complaint, (it) => canUseComplaint(person.actor, it));
    const facility = await records.facilities.find(facilityId);
    requireAccess(facility, ({ regionId }) => regionId === complaint.regionId);
    const [from, until] = [midnightOf(day), midnightOf(dayAfter(day, 1))];
    const found = await records.consultations.listRequestedBetween(
      facilityId,
      from,
      until,
      listLength,
    );
    return { consultations: await presentLinked(records, found) };
  },
});
