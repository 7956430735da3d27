import {
  calendarOf,
  dayAfter,
  freeSlots,
  inSiteOrder,
  instantOf,
  moroccanDay,
  timeZone,
  type Calendar,
  type Interval,
  type Specialty,
} from '@qarib/clinical';
import type { Slot } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { AppointmentRecord } from '../../ports/appointments.ts';
import type { FacilityRecord, PractitionerRecord } from '../../ports/people.ts';
import type { Records } from '../../ports/store.ts';
import { hasAccount } from '../account/identify.ts';
import { reads, type Reading } from '../shared/use-case.ts';
import { onMoroccanWall } from './present-appointment.ts';

type Input = {
  readonly specialty: Specialty;
  readonly practitionerId?: string | undefined;
  readonly durationMinutes?: number | undefined;
  readonly from?: string | undefined;
};
type Offer = Interval & { readonly hospitalId: string; readonly practitionerId: string };
type Reply = { today: string; first: Slot[]; slots: Slot[] };

const daysShown = 7;
/** How far ahead the first free time of a hospital is looked for. */
const daysAhead = 60;
const mostSlots = 600;
const mostHospitals = 10;

/** Free times of a specialty: those of a week, and the first of each hospital in the site's order. */
export const findSlots = reads({
  action: 'find-slots',
  concerns: (_input: Input) => ({ entityType: 'Availability' }),
  async run(reading, input): Promise<Reply> {
    const { records, person, now } = reading;
    const { role, facilityId } = person.actor;
    if (role !== 'nurse' && role !== 'specialist') throw new AppError('NOT_FOUND');
    const today = moroccanDay(now);
    const from = input.from !== undefined && input.from > today ? input.from : today;
    const startMs = Math.max(instantOf(`${from}T00:00`).getTime(), now.getTime() + 1);
    const endMs = instantOf(`${dayAfter(from, daysAhead)}T00:00`).getTime();
    const shownUntilMs = instantOf(`${dayAfter(from, daysShown)}T00:00`).getTime();
    const specialists = await specialistsOf(reading, input);
    const range = { startMs, endMs };
    const offers = await offersOf(records, specialists, { range, ...input });
    const site = await records.facilities.find(facilityId);
    const order = site?.hospitalIds ?? [facilityId];
    const shown = offers.filter((offer) => offer.startMs < shownUntilMs);
    const first = firstOfEach(inSiteOrder(offers, order)).slice(0, mostHospitals);
    const present = await slotPresenter(records, specialists);
    const inTime = shown.toSorted((a, b) => a.startMs - b.startMs).slice(0, mostSlots);
    return { today, first: first.map(present), slots: inTime.map(present) };
  },
});

async function specialistsOf(
  { records, ports }: Reading,
  { specialty, practitionerId }: Input,
): Promise<PractitionerRecord[]> {
  const all = await records.practitioners.listColleagues(specialty);
  return all.filter(
    (it) => hasAccount(ports, it) && (practitionerId === undefined || it.id === practitionerId),
  );
}

async function offersOf(
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
    const own = (taken.get(practitionerId) ?? []).map(({ startsAt, endsAt }) => ({
      startMs: startsAt.getTime(),
      endMs: endsAt.getTime(),
    }));
    return freeSlots(calendar, availability, { range, taken: own, durationMinutes }).map(
      (slot) => ({ ...slot, hospitalId, practitionerId }),
    );
  });
}

function firstOfEach(offers: readonly Offer[]): Offer[] {
  const seen = new Set<string>();
  return offers.filter(({ hospitalId }) => !seen.has(hospitalId) && seen.add(hospitalId));
}

async function slotPresenter(records: Records, specialists: readonly PractitionerRecord[]) {
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
