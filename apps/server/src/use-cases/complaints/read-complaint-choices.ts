import { complaintScope, provinces } from '@qarib/clinical';
import type { EndpointReply } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import { reads } from '../shared/use-case.ts';
import { possibleOwners } from './possible-owners.ts';

type Input = { readonly provinceId: string };

/** Whom a complaint of a province may be given to, and which places there it may be about. */
export const readComplaintChoices = reads({
  action: 'read-complaint-choices',
  concerns: (_input: Input) => ({ entityType: 'Complaint' }),
  async run({ records, person }, { provinceId }): Promise<EndpointReply<'readComplaintChoices'>> {
    const scope = complaintScope(person.actor);
    const province = provinces.find(({ id }) => id === provinceId);
    const isWithin = scope && (scope.regionId ?? province?.regionId) === province?.regionId;
    if (!province || !isWithin) throw new AppError('NOT_FOUND');
    const facilities = await records.facilities.listOfProvince(provinceId);
    return {
      owners: await possibleOwners(records, person, province.regionId),
      facilities: facilities
        .filter(({ kind }) => kind !== 'directorate')
        .map(({ id, name }) => ({ id, name })),
    };
  },
});
