import { AppError } from '../../ports/app-error.ts';
import { reads } from '../shared/use-case.ts';

/** Hospitals a physician can send a patient to. */
export const listAcceptingFacilities = reads({
  action: 'list-accepting-facilities',
  concerns: (_input: object) => ({ entityType: 'Referral' }),
  async run({ records, person }) {
    if (person.actor.role !== 'specialist') throw new AppError('NOT_FOUND');
    return { facilities: await records.facilities.listHospitals() };
  },
});
