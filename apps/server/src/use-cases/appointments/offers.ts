import {
  calendarOf,
  freeSlots,
  timeZone,
  type Calendar,
  type Interval,
  type Specialty,
} from '@qarib/clinical';
import type { Slot } from '@qarib/contracts';
import type { AppointmentRecord } from '../../ports/appointments.ts';
import type { FacilityRecord, PractitionerRecord } from '../../ports/people.ts';
import type { Records } from '../../ports/store.ts';
import { hasAccount } from '../account/identify.ts';
import type { Reading } from '../shared/use-case.ts';
import { onMoroccanWall } from './present-appointment.ts';

/** A free time of a specialist. */
export type Offer = Interval & { readonly hospitalId: string; readonly practitionerId: string };

/** Who can be booked for a specialty. */
export async function specialistsOf(
  { records, ports }: Reading,
  specialty: Specialty,
): Promise<PractitionerRecord[]> {
  const all = await records.practitioners.listColleagues(specialty);
  return all.filter((it) => hasAccount(ports, it));
}

/** All that is free in a range; without a length, as long as each specialist's slots are. */
export async function offersOf(
  records: Records,
  specialists: readonly PractitionerRecord[],
  { range, durationMinutes }: { range: Interval; durationMinutes?: number | undefined },
): Promise<Offer[]> {
  const ids = specialists.map(({ id }) => id);
  const availabilities = await records.availabilities.findMany(ids);
  const span = { from: new Date(range.startMs), to: new Date(range.endMs) };
  const taken = Map.groupBy(
    await records.appointments.listHolding(ids, span),
    ({ practitionerId }: AppointmentRecord) => practitionerId,
  );
  const calendar: Calendar = calendarOf(timeZone, range);
  return specialists.flatMap(({ id: practitionerId, facilityId: hospitalId }) => {
    const availability = availabilities.find(({ id }) => id === practitionerId);
    if (!availability) return [];
    const own = (taken.get(practitionerId) ?? []).map(intervalOf);
    return freeSlots(calendar, availability, { range, taken: own, durationMinutes }).map(
      (slot) => ({ ...slot, hospitalId, practitionerId }),
    );
  });
}

export const intervalOf = ({ startsAt, endsAt }: AppointmentRecord): Interval => ({
  startMs: startsAt.getTime(),
  endMs: endsAt.getTime(),
});

export async function slotPresenter(records: Records, specialists: readonly PractitionerRecord[]) {
  const ids = [...new Set(specialists.map(({ facilityId }) => facilityId))];
  const facilities: FacilityRecord[] = await records.facilities.findMany(ids);
  return ({ practitionerId, hospitalId, startMs, endMs }: Offer): Slot => {
    const hospital = facilities.find(({ id }) => id === hospitalId);
    if (!hospital) throw new Error('a specialist without a hospital');
    const name = specialists.find(({ id }) => id === practitionerId)?.name ?? '';
    return {
      practitioner: { id: practitionerId, name },
      hospital,
      startsAt: onMoroccanWall(new Date(startMs)),
      endsAt: onMoroccanWall(new Date(endMs)),
    };
  };
}
