import { calendarOf, freeSlots, timeZone, type Specialty } from '@qarib/clinical';
import type { AppointmentMove } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { Change } from '../shared/use-case.ts';

type Wanted = Pick<AppointmentMove, 'practitionerId' | 'startsAt' | 'durationMinutes'> & {
  readonly specialty: Specialty;
};
export type OfferedTime = { readonly startsAt: Date; readonly endsAt: Date };

/** A time can be booked that its specialist offers. Whether it is still free is the store's word. */
export async function requireOffered(
  { records, now }: Change,
  { practitionerId, specialty, startsAt, durationMinutes }: Wanted,
): Promise<OfferedTime> {
  const start = new Date(startsAt);
  const startMs = start.getTime();
  const end = new Date(startMs + durationMinutes * 60_000);
  const practitioner = await records.practitioners.find(practitionerId);
  const availability = await records.availabilities.find(practitionerId);
  const isOfSpecialty =
    practitioner?.role === 'specialist' && practitioner.specialties.includes(specialty);
  const range = { startMs, endMs: startMs + 1 };
  const slots =
    isOfSpecialty && availability && start > now
      ? freeSlots(calendarOf(timeZone, range), availability, { range, taken: [], durationMinutes })
      : [];
  if (slots.length === 0) throw new AppError('APPOINTMENT_TIME_NOT_OFFERED');
  return { startsAt: start, endsAt: end };
}
