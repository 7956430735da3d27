import { canReadConsultation, isEditable, sectionsForNurse, type Actor } from '@qarib/clinical';
import type { TimelineEntry } from '@qarib/contracts';
import type { ConsultationRecord } from '../../ports/consultations.ts';
import type { NoteRecord } from '../../ports/notes.ts';
import type { PatientRecord } from '../../ports/patients.ts';
import type { FacilityRecord } from '../../ports/people.ts';
import type { Records } from '../../ports/store.ts';

type Asked = {
  readonly records: Records;
  readonly actor: Actor;
  readonly patient: PatientRecord;
  readonly consultations: readonly ConsultationRecord[];
};

/** What one kind of record adds to a patient's line of time. */
export type TimelineSource = (asked: Asked) => Promise<TimelineEntry[]>;

/** The places and people that entries speak of, fetched once for all of them. */
async function namesFor(records: Records, facilityIds: string[], personIds: string[]) {
  const facilities = await records.facilities.findMany([...new Set(facilityIds)]);
  const people = await records.practitioners.findMany([...new Set(personIds)]);
  const byId = new Map<string, FacilityRecord>(facilities.map((it) => [it.id, it]));
  const names = new Map(people.map((it) => [it.id, it.name]));
  return {
    facility(id: string): FacilityRecord {
      const facility = byId.get(id);
      if (!facility) throw new Error('an entry of a place that is not there');
      return facility;
    },
    nameOf: (id: string | undefined) => (id === undefined ? undefined : names.get(id)),
  };
}
type Names = Awaited<ReturnType<typeof namesFor>>;

type Case = {
  readonly consultation: ConsultationRecord;
  readonly ofCase: { readonly consultationId: string; readonly canOpen: boolean };
};

function measuredIn({ consultation, ofCase }: Case): TimelineEntry[] {
  const first = { takenAt: consultation.requestedAt, vitalSigns: consultation.vitalSigns };
  const sets = [first, ...(consultation.observations ?? [])];
  return sets.flatMap(({ takenAt, vitalSigns }) =>
    vitalSigns.length === 0
      ? []
      : [
          {
            kind: 'vital-signs' as const,
            at: takenAt.toISOString(),
            ...ofCase,
            vitalSigns: [...vitalSigns],
          },
        ],
  );
}

function attachedTo({ consultation, ofCase }: Case): TimelineEntry[] {
  return consultation.attachments.map(({ id, fileName, addedAt }) => ({
    kind: 'attachment',
    at: addedAt.toISOString(),
    ...ofCase,
    attachmentId: id,
    fileName,
  }));
}

function askedFor({ consultation, ofCase }: Case, names: Names): TimelineEntry {
  const { requestedAt, specialty, reason, status, facilityId } = consultation;
  return {
    kind: 'consultation',
    at: requestedAt.toISOString(),
    ...ofCase,
    facility: names.facility(facilityId),
    specialty,
    reason,
    status,
    responsibleName: names.nameOf(consultation.responsiblePractitionerId),
  };
}

/** Signed ones: to a physician the whole text, to a nurse what is meant for her. */
function writtenOn(
  { ofCase }: Case,
  notes: readonly NoteRecord[],
  actor: Actor,
  names: Names,
): TimelineEntry[] {
  return notes.flatMap(({ status, signedAt, content, amendment, authorId }) => {
    if (isEditable(status) || !signedAt) return [];
    const forNurse = Object.fromEntries(
      sectionsForNurse.map((section) => [section, content.text[section]]),
    );
    return {
      kind: 'note' as const,
      at: signedAt.toISOString(),
      ...ofCase,
      isAmendment: amendment > 0,
      authorName: names.nameOf(authorId),
      text: actor.role === 'specialist' ? content.text : forNurse,
      diagnoses: [...content.diagnoses],
    };
  });
}

export const caseEntries: TimelineSource = async ({ records, actor, consultations }) => {
  const people = consultations.flatMap(({ responsiblePractitionerId: id }) => (id ? [id] : []));
  const sites = consultations.map(({ facilityId }) => facilityId);
  const names = await namesFor(records, sites, people);
  const signed = consultations.filter(({ isNoteSigned }) => isNoteSigned);
  const notes = Map.groupBy(
    await records.notes.list(signed.map(({ id }) => id)),
    ({ consultationId }) => consultationId,
  );
  return consultations.flatMap((consultation) => {
    const canOpen = canReadConsultation(actor, consultation);
    const one: Case = { consultation, ofCase: { consultationId: consultation.id, canOpen } };
    return [
      askedFor(one, names),
      ...measuredIn(one),
      ...attachedTo(one),
      ...writtenOn(one, notes.get(consultation.id) ?? [], actor, names),
    ];
  });
};

const always = { from: new Date(0), to: new Date('9999-12-31T00:00:00Z') };
const appointmentLimit = 200;

export const appointmentEntries: TimelineSource = async ({ records, patient }) => {
  const found = await records.appointments.list(
    { patientId: patient.id },
    always,
    appointmentLimit,
  );
  const names = await namesFor(
    records,
    found.map(({ facilityId }) => facilityId),
    found.map(({ practitionerId }) => practitionerId),
  );
  return found.map(({ id, startsAt, facilityId, specialty, status, practitionerId }) => ({
    kind: 'appointment',
    at: startsAt.toISOString(),
    appointmentId: id,
    facility: names.facility(facilityId),
    specialty,
    status,
    practitionerName: names.nameOf(practitionerId),
  }));
};

const referralLimit = 100;

/** Where the patient was sent to by signed notes, each as it stands now. */
export const referralEntries: TimelineSource = async (asked) => {
  const { records, actor, patient, consultations } = asked;
  const found = await records.referrals.listOfPatient(patient.id, referralLimit);
  const physicians = found.map(({ practitionerId }) => practitionerId);
  const names = await namesFor(records, [], physicians);
  return found.map(({ requestedAt, consultationId, kind, practitionerId, ...rest }) => ({
    kind: 'referral',
    at: requestedAt.toISOString(),
    consultationId,
    canOpen: consultations.some((it) => it.id === consultationId && canReadConsultation(actor, it)),
    referralKind: kind,
    urgency: rest.urgency,
    state: rest.state,
    acceptingFacilityName: rest.acceptingFacilityName,
    practitionerName: names.nameOf(practitionerId),
  }));
};
