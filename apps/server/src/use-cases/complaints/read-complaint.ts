import { canUseComplaint } from '@qarib/clinical';
import type { Complaint } from '@qarib/contracts';
import { requireAccess } from '../shared/require-access.ts';
import { reads } from '../shared/use-case.ts';
import { presentComplaint } from './present-complaint.ts';

/** One complaint with its history. */
export const readComplaint = reads({
  action: 'read-complaint',
  concerns: ({ id }: { id: string }) => ({ entityType: 'Complaint', entityId: id }),
  async run({ records, person, now }, { id }): Promise<Complaint> {
    const complaint = await records.complaints.find(id);
    requireAccess(complaint, (it) => canUseComplaint(person.actor, it));
    return presentComplaint(records, complaint, now);
  },
});
