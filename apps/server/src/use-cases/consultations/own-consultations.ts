import type { Actor } from '@qarib/clinical';
import type { ConsultationFilter } from '../../ports/consultations.ts';

/** The site's consultations for its nurses, their own for specialists; nobody else has any. */
export function ownConsultations(actor: Actor): ConsultationFilter | undefined {
  const { role, facilityId, practitionerId } = actor;
  if (role === 'nurse') return { facilityId };
  if (role === 'specialist') return { responsiblePractitionerId: practitionerId };
  return undefined;
}
