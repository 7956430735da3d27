import { dayAfter, instantOf, mondayOf } from '@qarib/clinical';
import type { Rota } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import { reads, type Reading } from '../shared/use-case.ts';
import { amongOnCall } from './duty.ts';
import { presentShifts } from './present-shift.ts';

type Input = { readonly day: string };

const mostShifts = 500;
const mostOffers = 50;

/** A week of who is on call at the own hospital, and what colleagues ask for. */
export const readRota = reads({
  action: 'read-rota',
  concerns: (_input: Input) => ({ entityType: 'OnCallShift' }),
  async run(reading, { day }): Promise<Rota> {
    const { records, person, now } = reading;
    const { role, facilityId: hospitalId, specialties, practitionerId } = person.actor;
    const hospital = await records.facilities.find(hospitalId);
    if (role !== 'specialist' || !hospital) throw new AppError('NOT_FOUND');
    const monday = mondayOf(day);
    const week = {
      from: instantOf(`${monday}T00:00`),
      to: instantOf(`${dayAfter(monday, 7)}T00:00`),
    };
    const shifts = await records.onCallShifts.list({ hospitalId, specialties }, week, mostShifts);
    const offered = await records.onCallShifts.listOfferedTo(practitionerId, now, mostOffers);
    return {
      hospital,
      monday,
      shifts: await presentShifts(records, shifts),
      offered: await presentShifts(records, offered),
      colleagues: await readColleagues(reading),
    };
  },
});

async function readColleagues({ records, person, now }: Reading): Promise<Rota['colleagues']> {
  const { specialties, facilityId } = person.actor;
  const people = await records.practitioners.listSpecialists(specialties, [facilityId]);
  const onCall = await amongOnCall(records, people, undefined, now);
  return people
    .map(({ id, name, specialties: own }) => ({
      id,
      name,
      specialties: own.filter((it) => specialties.includes(it)),
      isOnCall: onCall.has(id),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}
