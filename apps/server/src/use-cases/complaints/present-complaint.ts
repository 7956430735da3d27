import { dueStateOf } from '@qarib/clinical';
import type { Complaint, ComplaintSummary, LinkedConsultation } from '@qarib/contracts';
import type { ComplaintRecord } from '../../ports/complaints.ts';
import type { ConsultationRecord } from '../../ports/consultations.ts';
import type { FacilityRecord } from '../../ports/people.ts';
import type { Records } from '../../ports/store.ts';

const named = (facility: FacilityRecord | undefined) =>
  facility && { id: facility.id, name: facility.name };

/** The rows of a list, in its order. */
export async function presentComplaints(
  { practitioners, facilities }: Records,
  complaints: readonly ComplaintRecord[],
  now: Date,
): Promise<ComplaintSummary[]> {
  const unique = (ids: readonly (string | undefined)[]) => [
    ...new Set(ids.filter((id) => id !== undefined)),
  ];
  const owners = await practitioners.findMany(unique(complaints.map(({ ownerId }) => ownerId)));
  const places = await facilities.findMany(unique(complaints.map(({ facilityId }) => facilityId)));
  const nameOf = new Map(owners.map(({ id, name }) => [id, name]));
  const placeOf = new Map(places.map((place) => [place.id, place]));
  return complaints.map((complaint) => {
    const { id, number, version, state, channel, subject, provinceId, place } = complaint;
    const { receivedDay, dueDay, ownerId, facilityId = '', consultationId } = complaint;
    return {
      id,
      number,
      version,
      state,
      channel,
      subject,
      provinceId,
      place,
      receivedDay,
      dueDay,
      facility: named(placeOf.get(facilityId)),
      due: dueStateOf(complaint, now),
      owner: ownerId === undefined ? undefined : { id: ownerId, name: nameOf.get(ownerId) ?? '' },
      isLinked: consultationId !== undefined,
    };
  });
}

/** The whole complaint, for those who work on it. */
export async function presentComplaint(
  records: Records,
  complaint: ComplaintRecord,
  now: Date,
): Promise<Complaint> {
  const [summary] = await presentComplaints(records, [complaint], now);
  if (!summary) throw new Error('a complaint that is not shown');
  const { text, name, contact, language, answer, answeredDay, dismissal, steps } = complaint;
  const { consultationId } = complaint;
  const consultation =
    consultationId === undefined ? undefined : await records.consultations.find(consultationId);
  const [linked] = await presentLinked(records, consultation ? [consultation] : []);
  return {
    ...summary,
    text,
    name,
    contact,
    language,
    answer,
    answeredDay,
    dismissal,
    consultation: linked,
    steps: steps.map((step) => ({ ...step, at: step.at.toISOString() })),
  };
}

/**
 * Of a consultation only when, where and for which specialty: enough to look into what was said, and
 * nothing of the patient or the case.
 */
export async function presentLinked(
  { facilities }: Records,
  consultations: readonly ConsultationRecord[],
): Promise<LinkedConsultation[]> {
  const ids = [...new Set(consultations.map(({ facilityId }) => facilityId))];
  const places = new Map((await facilities.findMany(ids)).map((place) => [place.id, place]));
  return consultations.flatMap(({ id, specialty, requestedAt, facilityId }) => {
    const facility = named(places.get(facilityId));
    return facility ? [{ id, specialty, requestedAt: requestedAt.toISOString(), facility }] : [];
  });
}
