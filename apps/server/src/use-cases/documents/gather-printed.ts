import { canReadNote, canWriteNote, isEditable } from '@qarib/clinical';
import type { DocumentKind, Language } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { ConsultationRecord } from '../../ports/consultations.ts';
import type { NoteRecord } from '../../ports/notes.ts';
import type { PatientRecord } from '../../ports/patients.ts';
import type { FacilityRecord, PractitionerRecord } from '../../ports/people.ts';
import type { Person } from '../../ports/person.ts';
import type { Records } from '../../ports/store.ts';
import { requireAccess } from '../shared/require-access.ts';

export type Printing = {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly language: Language;
};

/** What goes onto paper, as it is kept. */
export type Printed = Printing & {
  readonly consultation: ConsultationRecord;
  readonly patient: PatientRecord;
  readonly site: FacilityRecord | undefined;
  readonly hospital: FacilityRecord | undefined;
  readonly physician: PractitionerRecord;
  readonly signers: readonly PractitionerRecord[];
  /** Signed ones, oldest first. */
  readonly writings: readonly NoteRecord[];
  readonly latest: NoteRecord;
  /** The nurse prints what she reads. */
  readonly isForPhysician: boolean;
};

/** Nothing is printed of what nobody has signed. Who reads the note may print it. */
export async function gatherPrinted(
  records: Records,
  { actor }: Person,
  printing: Printing,
): Promise<Printed> {
  const { id, kind } = printing;
  const consultation = await records.consultations.find(id);
  const all = await records.notes.list([id]);
  const writings = all.filter(({ status }) => !isEditable(status));
  const latest = writings.at(-1);
  requireAccess(consultation, (it) => canReadNote(actor, it, latest !== undefined));
  if (!latest) throw new AppError('NOTE_NOT_SIGNED');
  if (kind === 'prescription' && latest.content.prescription.length === 0) {
    throw new AppError('NOT_FOUND');
  }
  const isForPhysician = canWriteNote(actor, consultation);
  const around = await peopleAndPlaces(records, consultation, writings);
  return { ...printing, consultation, writings, latest, isForPhysician, ...around };
}

async function peopleAndPlaces(
  { patients, practitioners, facilities }: Records,
  { patientId, facilityId }: ConsultationRecord,
  writings: readonly NoteRecord[],
) {
  const patient = await patients.find(patientId);
  const ids = [...new Set(writings.map(({ authorId }) => authorId))];
  const signers = await practitioners.findMany(ids);
  const physician = signers.find((it) => it.id === writings.at(-1)?.authorId);
  if (!patient || !physician) throw new Error('a signed note without its patient or physician');
  const site = await facilities.find(facilityId);
  const hospital = await facilities.find(physician.facilityId);
  return { patient, signers, physician, site, hospital };
}
