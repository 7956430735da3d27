import { inputInvalid } from '../../ports/app-error.ts';
import { changes } from '../shared/use-case.ts';
import { moveComplaint } from './move-complaint.ts';
import { possibleOwners } from './possible-owners.ts';

type Input = { readonly id: string; readonly version: number; readonly ownerId: string };

/** From now on it is somebody's. */
export const assignComplaint = changes({
  action: 'assign-complaint',
  concerns: ({ id }: Input) => ({ entityType: 'Complaint', entityId: id }),
  run: (change, { ownerId, ...target }) =>
    moveComplaint(change, target, 'assign', async ({ regionId }) => {
      const owners = await possibleOwners(change.records, change.person, regionId);
      const owner = owners.find(({ id }) => id === ownerId);
      if (!owner) throw inputInvalid('ownerId', 'unknown');
      return { fields: { ownerId }, step: { owner: owner.name } };
    }),
});
