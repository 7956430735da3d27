import type { Actor } from '@qarib/clinical';
import type { AppointmentFilter } from '../../ports/appointments.ts';

/** The site's for its nurses, their own for specialists; nobody else has any. */
export function ownAppointments(actor: Actor): AppointmentFilter | undefined {
  const { role, facilityId, practitionerId } = actor;
  if (role === 'nurse') return { facilityId };
  if (role === 'specialist') return { practitionerId };
  return undefined;
}
