import { dayAfter, instantOf, moroccanDay, proposeTimes } from '@qarib/clinical';
import type { RebookingProposal } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { AppointmentRecord } from '../../ports/appointments.ts';
import type { PractitionerRecord } from '../../ports/people.ts';
import type { Records } from '../../ports/store.ts';
import { reads, type Reading } from '../shared/use-case.ts';
import { listDisplaced } from './availability.ts';
import { intervalOf, offersOf, slotPresenter, specialistsOf, type Offer } from './offers.ts';
import { presentAppointments } from './present-appointment.ts';

/** How far after the old time a new one is looked for. */
const daysAhead = 60;
/** So many are proposed for at a time; the others follow once these have moved. */
const mostAtOnce = 100;
const mostOfPatient = 50;

/** Who is booked in an absence, each with a time that could be theirs instead. */
export const proposeRebooking = reads({
  action: 'propose-rebooking',
  concerns: (_input: object) => ({ entityType: 'Availability' }),
  async run(reading): Promise<{ proposals: RebookingProposal[] }> {
    const { records, person, now } = reading;
    const { role, practitionerId } = person.actor;
    if (role !== 'specialist') throw new AppError('NOT_FOUND');
    const availability = await records.availabilities.find(practitionerId);
    const all = availability ? await listDisplaced(records, availability, now) : [];
    const displaced = all.slice(0, mostAtOnce);
    const { offers, specialists } = await offersFor(reading, displaced);
    const taken = await takenByPatients(records, displaced);
    const proposed = proposeTimes({
      displaced: displaced.map((it) => ({ ...it, ...intervalOf(it) })),
      freeFor: (id) => offers.get(id) ?? [],
      takenBy: (patientId) => taken.get(patientId) ?? [],
    });
    const present = await slotPresenter(records, specialists);
    const cards = await presentAppointments(records, displaced);
    return {
      proposals: cards.map((appointment) => {
        const offer = proposed.get(appointment.id);
        return { appointment, ...(offer && { slot: present(offer) }) };
      }),
    };
  },
});

const rangeOf = ({ startsAt }: AppointmentRecord) => {
  const until = dayAfter(moroccanDay(startsAt), daysAhead);
  return { startMs: startsAt.getTime(), endMs: instantOf(`${until}T00:00`).getTime() };
};

/** What is free for each appointment; those of one specialty and length share one look. */
async function offersFor(reading: Reading, displaced: readonly AppointmentRecord[]) {
  const offers = new Map<string, readonly Offer[]>();
  const everybody = new Map<string, PractitionerRecord>();
  const kindOf = (it: AppointmentRecord) => `${it.specialty} ${minutesOf(it)}`;
  for (const group of Map.groupBy(displaced, kindOf).values()) {
    const [first] = group;
    const last = group.at(-1);
    if (!first || !last) continue;
    const specialists = await specialistsOf(reading, first.specialty);
    for (const specialist of specialists) everybody.set(specialist.id, specialist);
    const range = { startMs: rangeOf(first).startMs, endMs: rangeOf(last).endMs };
    const durationMinutes = minutesOf(first);
    const found = await offersOf(reading.records, specialists, { range, durationMinutes });
    for (const { id } of group) offers.set(id, found);
  }
  return { offers, specialists: [...everybody.values()] };
}

const minutesOf = ({ startsAt, endsAt }: AppointmentRecord) =>
  (endsAt.getTime() - startsAt.getTime()) / 60_000;

/** When the patients are expected elsewhere. */
async function takenByPatients({ appointments }: Records, displaced: readonly AppointmentRecord[]) {
  const taken = new Map<string, ReturnType<typeof intervalOf>[]>();
  const ids = new Set(displaced.map(({ id }) => id));
  for (const it of displaced) {
    if (taken.has(it.patientId)) continue;
    const { endMs } = rangeOf(it);
    const span = { from: it.startsAt, to: new Date(endMs) };
    const own = await appointments.list({ patientId: it.patientId }, span, mostOfPatient);
    const others = own.filter(({ id, status }) => !ids.has(id) && status === 'booked');
    taken.set(it.patientId, others.map(intervalOf));
  }
  return taken;
}
