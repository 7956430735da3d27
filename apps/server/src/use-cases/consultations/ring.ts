import {
  hasNextRing,
  newcomerRings,
  nextRings,
  type OnCallPool,
  type Ring,
  type Specialty,
} from '@qarib/clinical';
import { AppError } from '../../ports/app-error.ts';
import type { ConsultationRecord, RingRecord, Ringing } from '../../ports/consultations.ts';
import type { FacilityRecord, PractitionerRecord } from '../../ports/people.ts';
import type { Records } from '../../ports/store.ts';
import { readPoolAmong } from '../on-call/duty.ts';
import type { Change, PersonalChange } from '../shared/use-case.ts';
import { desksOf } from './move-consultation.ts';
import { presentSummary } from './present-consultation.ts';

/** The hospitals that can answer for a specialty, in order, and who could there, on call or not. */
export type Serving = {
  readonly hospitalIds: readonly string[];
  readonly specialists: readonly PractitionerRecord[];
};

/**
 * In the site's order. A site without an order asks all hospitals there are, those of its own region
 * first: a request must not reach nobody for want of a setting.
 */
export async function findServing(
  records: Records,
  site: FacilityRecord,
  specialty: Specialty,
): Promise<Serving> {
  const ordered = site.hospitalIds ?? [];
  const specialists = await records.practitioners.listSpecialists([specialty], ordered);
  const served = new Set(specialists.map(({ facilityId }) => facilityId));
  if (served.size === 0) throw new AppError('SPECIALTY_UNSERVED');
  if (ordered.length > 0)
    return { hospitalIds: ordered.filter((id) => served.has(id)), specialists };
  const hospitals = await records.facilities.findMany([...served]);
  const isFar = ({ regionId }: FacilityRecord) => Number(regionId !== site.regionId);
  const nearestFirst = hospitals.toSorted(
    (a, b) => isFar(a) - isFar(b) || a.id.localeCompare(b.id),
  );
  return { hospitalIds: nearestFirst.map(({ id }) => id), specialists };
}

/** A request begins to ring: the first hospital with anybody on call. */
export async function firstRings(
  { records, now, settings }: PersonalChange,
  { hospitalIds, specialists }: Serving,
  specialty: Specialty,
): Promise<Ringing> {
  const pool = await readPoolAmong(records, specialists, specialty, now);
  const rings = nextRings(hospitalIds, [], pool);
  return {
    ...rungAt({ hospitalIds, rings: [] }, rings, now, settings.ringStepMs),
    hospitalIds,
    expiresAt: new Date(now.getTime() + settings.requestExpiryMs),
  };
}

/** What is due now: the next hospital, and whoever came on call where it rings already. */
export function dueRings(
  { rings, hospitalIds, nextRingAt }: ConsultationRecord,
  pool: OnCallPool,
  now: Date,
): readonly Ring[] {
  const isDue = nextRingAt !== undefined && nextRingAt <= now;
  return [...newcomerRings(rings, pool), ...(isDue ? nextRings(hospitalIds, rings, pool) : [])];
}

/** The request after some more rings. */
export function rungAt(
  before: Pick<ConsultationRecord, 'hospitalIds' | 'rings'> & {
    readonly nextRingAt?: Date | undefined;
  },
  added: readonly Ring[],
  now: Date,
  stepMs: number,
): Pick<Ringing, 'offeredTo' | 'rings' | 'nextRingAt' | 'rungCount'> {
  const rings: RingRecord[] = [...before.rings, ...added.map((it) => ({ ...it, rungAt: now }))];
  const wasStep = before.nextRingAt === undefined || before.nextRingAt <= now;
  const isMore = hasNextRing(before.hospitalIds, rings);
  const next = wasStep ? new Date(now.getTime() + stepMs) : before.nextRingAt;
  return {
    rings,
    offeredTo: [...new Set(rings.map(({ hospitalId }) => hospitalId))],
    nextRingAt: isMore ? next : undefined,
    rungCount: new Set(rings.flatMap(({ practitionerIds }) => practitionerIds)).size,
  };
}

/** Lets phones ring, and everybody who may take it see that it waits. */
export async function tellRinging(
  { records, tell }: Change,
  consultation: ConsultationRecord,
  rings: readonly Ring[],
): Promise<void> {
  const people = rings.flatMap(({ practitionerIds }) => practitionerIds);
  const summary = await presentSummary(records, consultation);
  tell(
    people.map((practitionerId) => ({ kind: 'practitioner', practitionerId })),
    'consultation:requested',
    { consultation: summary },
  );
  tell(desksOf(consultation), 'queue:changed', {});
}
