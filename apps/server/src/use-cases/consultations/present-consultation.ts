import {
  adviseTriage,
  ageAt,
  fullName,
  latestFindings,
  moroccanDay,
  type ObservedAt,
  type TriageColour,
} from '@qarib/clinical';
import type {
  Attachment,
  Consultation,
  ConsultationSummary,
  ObservationSet,
} from '@qarib/contracts';
import type { AttachmentRecord, ConsultationRecord } from '../../ports/consultations.ts';
import type { PatientRecord } from '../../ports/patients.ts';
import type { FacilityRecord, PractitionerRecord } from '../../ports/people.ts';
import type { Records } from '../../ports/store.ts';
import { presentRinging } from './present-ringing.ts';
import { presentPatient } from '../patients/present-patient.ts';

/** The people and places that consultations speak of, fetched once for all of them. */
type Surroundings = {
  readonly facilities: ReadonlyMap<string, FacilityRecord>;
  readonly patients: ReadonlyMap<string, PatientRecord>;
  readonly practitioners: ReadonlyMap<string, PractitionerRecord>;
};

const byId = <Item extends { id: string }>(items: readonly Item[]) =>
  new Map(items.map((item) => [item.id, item]));
const unique = (ids: readonly (string | undefined)[]) => [
  ...new Set(ids.filter((id) => id !== undefined)),
];

/** @param rung those of which it is shown where they rang, and for whom */
async function surroundingsOf(
  records: Records,
  consultations: readonly ConsultationRecord[],
  rung: readonly ConsultationRecord[] = [],
): Promise<Surroundings> {
  const people = consultations.flatMap((it) => [
    it.requesterId,
    it.responsiblePractitionerId,
    it.handOver?.toId,
    ...(it.passages ?? []).flatMap(({ fromId, toId }) => [fromId, toId]),
    ...it.attachments.map(({ addedById }) => addedById),
    ...(it.observations ?? []).map(({ takenById }) => takenById),
  ]);
  const peopleRung = rung.flatMap((it) => it.rings.flatMap((ring) => ring.practitionerIds));
  const facilityIds = unique([
    ...consultations.map(({ facilityId }) => facilityId),
    ...rung.flatMap(({ hospitalIds }) => hospitalIds),
  ]);
  const patientIds = unique(consultations.map(({ patientId }) => patientId));
  return {
    facilities: byId(await records.facilities.findMany(facilityIds)),
    patients: byId(await records.patients.findMany(patientIds)),
    practitioners: byId(await records.practitioners.findMany(unique([...people, ...peopleRung]))),
  };
}

function required<Item>(items: ReadonlyMap<string, Item>, id: string): Item {
  const item = items.get(id);
  if (item === undefined) throw new Error('a consultation points at a record that is not there');
  return item;
}

const personIn = (around: Surroundings, id: string) => ({
  id,
  name: required(around.practitioners, id).name,
});

function summaryOf(consultation: ConsultationRecord, around: Surroundings): ConsultationSummary {
  const { id, version, mode, status, priority, specialty, reason, rungCount } = consultation;
  const { acceptedAt, startedAt, endedAt, isNoteSigned, handOver, responsiblePractitionerId } =
    consultation;
  const patient = required(around.patients, consultation.patientId);
  return {
    id,
    version,
    mode,
    status,
    priority,
    specialty,
    reason,
    facility: required(around.facilities, consultation.facilityId),
    patient: {
      id: patient.id,
      name: fullName(patient),
      gender: patient.gender,
      birthDate: patient.birthDate,
    },
    requester: personIn(around, consultation.requesterId),
    responsible:
      responsiblePractitionerId === undefined
        ? undefined
        : personIn(around, responsiblePractitionerId),
    requestedAt: consultation.requestedAt.toISOString(),
    waitingSince: (consultation.askedAgainAt ?? consultation.requestedAt).toISOString(),
    question: consultation.question,
    handOver: handOver && {
      to: personIn(around, handOver.toId),
      reason: handOver.reason,
      offeredAt: handOver.offeredAt.toISOString(),
    },
    acceptedAt: acceptedAt?.toISOString(),
    startedAt: startedAt?.toISOString(),
    endedAt: endedAt?.toISOString(),
    signedAt: consultation.signedAt?.toISOString(),
    opinionRequestedAt: consultation.opinionRequestedAt?.toISOString(),
    opinionDueAt: consultation.opinionDueAt?.toISOString(),
    rungCount,
    isNoteSigned,
    triageColour: triageColourOf(consultation, patient),
    outcome: consultation.outcome,
    amendmentCount: consultation.amendmentCount,
  };
}

/** All that was measured and seen, in the order it was taken. */
function setsOf(consultation: ConsultationRecord): readonly (ObservedAt<Date> & {
  readonly id: string;
  readonly takenById: string;
})[] {
  const { id, requesterId, requestedAt, vitalSigns, dangerSigns = [] } = consultation;
  const first = { id, takenAt: requestedAt, takenById: requesterId, vitalSigns, dangerSigns };
  const hasFirst = vitalSigns.length + dangerSigns.length > 0;
  const all = [...(hasFirst ? [first] : []), ...(consultation.observations ?? [])];
  return all.toSorted((a, b) => a.takenAt.getTime() - b.takenAt.getTime());
}

function triageColourOf(
  consultation: ConsultationRecord,
  { birthDate }: PatientRecord,
): TriageColour | undefined {
  const age = ageAt(birthDate, moroccanDay(consultation.requestedAt));
  const { isPregnant = false } = consultation;
  return adviseTriage({ age, isPregnant, ...latestFindings(setsOf(consultation)) })?.colour;
}

/** The cards of a list, in its order. */
export async function presentSummaries(
  records: Records,
  consultations: readonly ConsultationRecord[],
): Promise<ConsultationSummary[]> {
  const around = await surroundingsOf(records, consultations);
  return consultations.map((consultation) => summaryOf(consultation, around));
}

export async function presentSummary(
  records: Records,
  consultation: ConsultationRecord,
): Promise<ConsultationSummary> {
  return summaryOf(consultation, await surroundingsOf(records, [consultation]));
}

/** The whole case. */
export async function presentConsultation(
  records: Records,
  consultation: ConsultationRecord,
): Promise<Consultation> {
  const around = await surroundingsOf(records, [consultation], [consultation]);
  return {
    ...summaryOf(consultation, around),
    ringing: presentRinging(consultation, around),
    passages: consultation.passages?.map(({ fromId, toId, reason, passedAt }) => ({
      from: personIn(around, fromId),
      to: toId === undefined ? undefined : personIn(around, toId),
      reason,
      passedAt: passedAt.toISOString(),
    })),
    vitalSigns: [...consultation.vitalSigns],
    observations: presentSets(consultation, around),
    isPregnant: consultation.isPregnant ?? false,
    attachments: consultation.attachments.map((it) => presentAttachment(it, around)),
    patient: presentPatient(required(around.patients, consultation.patientId)),
  };
}

function presentSets(consultation: ConsultationRecord, around: Surroundings): ObservationSet[] {
  return setsOf(consultation).map(({ id, takenAt, takenById, vitalSigns, dangerSigns }) => ({
    id,
    takenAt: takenAt.toISOString(),
    takenBy: personIn(around, takenById),
    vitalSigns: [...vitalSigns],
    dangerSigns: [...dangerSigns],
  }));
}

function presentAttachment(attachment: AttachmentRecord, around: Surroundings): Attachment {
  const { id, kind = 'photo', fileName, contentType, sizeBytes, addedById } = attachment;
  return {
    id,
    kind,
    fileName,
    contentType,
    sizeBytes,
    addedAt: attachment.addedAt.toISOString(),
    addedBy: addedById === undefined ? undefined : personIn(around, addedById),
  };
}
