import { dutyOf, type Duty, type Specialty } from '@qarib/clinical';
import type { PractitionerRecord } from '../../ports/people.ts';
import type { ShiftRecord } from '../../ports/on-call.ts';
import type { Records } from '../../ports/store.ts';

/** Nobody's screen stays open longer without reading its session again. */
const aheadMs = 7 * 24 * 60 * 60_000;

/** Whether somebody is on call, and until when that stands. */
export async function readDuty(
  records: Records,
  practitioner: PractitionerRecord,
  now: Date,
): Promise<Duty> {
  if (practitioner.role !== 'specialist') return { isOnCall: false };
  const span = { from: now, to: new Date(now.getTime() + aheadMs) };
  return dutyOf(practitioner, await records.onCallShifts.listOf([practitioner.id], span), now);
}

/** The ids of who is on call for a specialty now, by hospital; without hospitals, of all there are. */
export async function readOnCallPool(
  records: Records,
  wanted: { readonly specialty: Specialty; readonly hospitalIds: readonly string[] },
  now: Date,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { specialty, hospitalIds } = wanted;
  const specialists = await records.practitioners.listSpecialists([specialty], hospitalIds);
  return readPoolAmong(records, specialists, specialty, now);
}

/** The same of these specialists. */
export async function readPoolAmong(
  records: Records,
  specialists: readonly PractitionerRecord[],
  specialty: Specialty,
  now: Date,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const onCall = await amongOnCall(records, specialists, specialty, now);
  const pool = new Map<string, string[]>();
  for (const { id, facilityId } of specialists) {
    const atHospital = pool.get(facilityId) ?? [];
    if (onCall.has(id)) atHospital.push(id);
    pool.set(facilityId, atHospital);
  }
  return pool;
}

/** Who of these people is on call now; for one specialty, or for any. */
export async function amongOnCall(
  records: Records,
  people: readonly PractitionerRecord[],
  specialty: Specialty | undefined,
  now: Date,
): Promise<ReadonlySet<string>> {
  const span = { from: now, to: new Date(now.getTime() + 1) };
  const ids = people.map(({ id }) => id);
  const covering = await records.onCallShifts.listOf(ids, span);
  const answers = (shift: ShiftRecord) => specialty === undefined || shift.specialty === specialty;
  const isOnCall = (person: PractitionerRecord) => {
    const own = covering.filter((it) => it.practitionerId === person.id && answers(it));
    return dutyOf(person, own, now).isOnCall;
  };
  return new Set(people.filter(isOnCall).map(({ id }) => id));
}
