import type { Audience } from '../../ports/notifier.ts';
import type { ComplaintRecord } from '../../ports/complaints.ts';
import type { Change } from '../shared/use-case.ts';

/** The region's coordinators, and the owner wherever they are, read the register again. */
export function tellComplaint({ tell }: Change, { regionId, ownerId }: ComplaintRecord): void {
  const audiences: Audience[] = [{ kind: 'region', regionId }];
  if (ownerId !== undefined) audiences.push({ kind: 'practitioner', practitionerId: ownerId });
  tell(audiences, 'complaints:changed', {});
}
