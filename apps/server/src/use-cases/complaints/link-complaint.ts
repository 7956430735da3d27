import { requireAccess } from '../shared/require-access.ts';
import { changes } from '../shared/use-case.ts';
import { changeComplaint } from './move-complaint.ts';

type Input = {
  readonly id: string;
  readonly version: number;
  readonly consultationId?: string | undefined;
};

/** Which consultation it is about; one of its own region, or none. Opens nothing of the case. */
export const linkComplaint = changes({
  action: 'link-complaint',
  concerns: ({ id }: Input) => ({ entityType: 'Complaint', entityId: id }),
  run: (change, { consultationId, ...target }) =>
    changeComplaint(change, target, 'link', async ({ regionId }) => {
      if (consultationId === undefined) {
        return { fields: { consultationId } };
      }
      const consultation = await change.records.consultations.find(consultationId);
      requireAccess(consultation, (it) => it.regionId === regionId);
      const { facilityId, isPractice = false } = consultation;
      return { fields: { consultationId, facilityId, isPractice } };
    }),
});
