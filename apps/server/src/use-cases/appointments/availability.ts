import {
  calendarOf,
  dayAfter,
  openTimeOf,
  moroccanDay,
  thoseWithin,
  timeZone,
  type Actor,
} from '@qarib/clinical';
import type { Availability, AvailabilityDraft } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { AppointmentRecord, AvailabilityRecord } from '../../ports/appointments.ts';
import type { Records } from '../../ports/store.ts';
import { changes, reads } from '../shared/use-case.ts';
import { presentAppointments } from './present-appointment.ts';

const none = { version: 0, rules: [], exceptions: [] } as const;
const yearMs = 400 * 24 * 60 * 60_000;
/** What is long over says nothing any more, and would fill the list. */
const daysKept = 30;

export const readAvailability = reads({
  action: 'read-availability',
  concerns: (_input: object) => ({ entityType: 'Availability' }),
  async run({ records, person, now }) {
    const { practitionerId } = requireSpecialist(person.actor);
    const known = await records.availabilities.find(practitionerId);
    return present(records, known ?? { id: practitionerId, ...none }, now);
  },
});

/** A specialist says when to be booked. Appointments stand; those that no longer fit are listed. */
export const saveAvailability = changes({
  action: 'save-availability',
  concerns: (_input: AvailabilityDraft) => ({ entityType: 'Availability' }),
  async run({ records, person, now }, draft): Promise<Availability> {
    const { practitionerId: id } = requireSpecialist(person.actor);
    const known = (await records.availabilities.find(id)) ?? { id, ...none };
    const oldest = dayAfter(moroccanDay(now), -daysKept);
    const { version, rules } = draft;
    const exceptions = draft.exceptions.filter(({ toDay }) => toDay >= oldest);
    const next: AvailabilityRecord = { id, version: version + 1, rules, exceptions };
    // A retry finds what it wrote.
    if (isSame(known, next)) return present(records, known, now);
    if (known.version !== version) {
      throw new AppError('VERSION_CONFLICT', { details: { version: String(known.version) } });
    }
    if (version === 0) await records.availabilities.add(next);
    else if (!(await records.availabilities.replace(next))) throw new AppError('VERSION_CONFLICT');
    return present(records, next, now);
  },
});

function requireSpecialist(actor: Actor): Actor {
  if (actor.role !== 'specialist') throw new AppError('NOT_FOUND');
  return actor;
}

const isSame = (one: AvailabilityRecord, other: AvailabilityRecord) =>
  JSON.stringify([one.version, one.rules, one.exceptions]) ===
  JSON.stringify([other.version, other.rules, other.exceptions]);

async function present(
  records: Records,
  availability: AvailabilityRecord,
  now: Date,
): Promise<Availability> {
  const { version, rules, exceptions } = availability;
  const displaced = await listDisplaced(records, availability, now);
  return {
    version,
    rules: rules.map((rule) => ({ ...rule, weekdays: [...rule.weekdays] })),
    exceptions: [...exceptions],
    today: moroccanDay(now),
    displaced: await presentAppointments(records, displaced),
  };
}

/** Who is booked from now on in a time in which the specialist is away. */
export async function listDisplaced(
  { appointments }: Records,
  availability: AvailabilityRecord,
  now: Date,
): Promise<AppointmentRecord[]> {
  const span = { from: now, to: new Date(now.getTime() + yearMs) };
  const holding = await appointments.listHolding([availability.id], span);
  return holding.filter((it) => it.status === 'booked' && isOutside(it, availability));
}

function isOutside(
  { startsAt, endsAt }: AppointmentRecord,
  availability: AvailabilityRecord,
): boolean {
  const interval = { startMs: startsAt.getTime(), endMs: endsAt.getTime() };
  const openTime = openTimeOf(calendarOf(timeZone, interval), availability);
  return thoseWithin([interval], openTime).length === 0;
}
