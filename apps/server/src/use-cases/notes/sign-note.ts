import {
  canWriteNote,
  endsWithSignature,
  isClosed,
  isEditable,
  journeyAvoidedKm,
  missingToSign,
  moroccanDay,
  signatureVersion,
  type NoteContent,
} from '@qarib/clinical';
import type { Note } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { ConsultationRecord } from '../../ports/consultations.ts';
import type { Person } from '../../ports/person.ts';
import type { NoteRecord } from '../../ports/notes.ts';
import type { Records } from '../../ports/store.ts';
import { planFollowUp } from '../appointments/plan-follow-up.ts';
import { closeCall } from '../calls/close-call.ts';
import { followConsultation } from '../appointments/follow-consultation.ts';
import { countConsultation } from '../statistics/count-consultation.ts';
import { planReferral } from '../referrals/plan-referral.ts';
import { moveConsultation, participantsOf } from '../consultations/move-consultation.ts';
import type { Ports } from '../shared/ports.ts';
import { knownAllergies } from '../patients/present-patient.ts';
import { keepWriting, requireNoteVersion } from './keep-writing.ts';
import { hashOf } from './note-hash.ts';
import { presentNote, presentUnamended } from './present-note.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes, type Change, type PersonalChange } from '../shared/use-case.ts';

type Input = { readonly id: string; readonly amendment: number; readonly version: number };

const sign = changes({
  action: 'sign-note',
  concerns: ({ id }: Input) => ({ entityType: 'ConsultationNote', entityId: id }),
  async run(change, { id, amendment, version }) {
    const { records, person } = change;
    const consultation = await records.consultations.find(id);
    requireAccess(consultation, (it) => canWriteNote(person.actor, it));
    const stored = await records.notes.find(id, amendment);
    if (stored && isRepeated(stored, version)) {
      const note = await presentNote(records, id, 'physician');
      return { note, isOver: isClosed(consultation.status) };
    }
    requireUnchanged(stored, version);
    await requireComplete(change, consultation, stored);
    const signed = await signedBy(change, consultation, stored);
    await keepWriting(records, signed);
    const after = await markSigned(change, consultation, signed);
    // What is signed for the first time has no amendments yet.
    const note =
      amendment === 0
        ? presentUnamended(signed, person.name)
        : await presentNote(records, id, 'physician');
    return { note, isOver: isClosed(after.status) };
  },
});

/**
 * The responsible physician signs: what was written is final, and its hash tells whether it still is
 * what was signed. A written opinion is delivered by that, so its consultation is over.
 */
export async function signNote(ports: Ports, person: Person, input: Input): Promise<Note> {
  const { note, isOver } = await sign(ports, person, input);
  if (isOver) closeCall(ports, input.id);
  return note;
}

const isRepeated = ({ status, version: now }: NoteRecord, version: number) =>
  !isEditable(status) && now === version + 1;

/** What is signed is what the physician saw. */
function requireUnchanged(
  stored: NoteRecord | undefined,
  version: number,
): asserts stored is NoteRecord {
  if (stored && !isEditable(stored.status)) throw new AppError('NOTE_FINAL');
  requireNoteVersion(stored, version);
  if (!stored) throw new AppError('VERSION_CONFLICT');
}

async function requireComplete(
  { records, now }: Change,
  { patientId }: ConsultationRecord,
  { content }: NoteRecord,
): Promise<void> {
  const patient = await records.patients.find(patientId);
  const allergies = patient ? knownAllergies(patient).map(({ substance }) => substance) : [];
  const facts = { today: moroccanDay(now), allergies };
  const missing = missingToSign(content, facts);
  if (missing.length === 0) return;
  const issues = missing.map((path) => ({ path: `content.${path}`, message: 'missing' }));
  throw new AppError('NOTE_INCOMPLETE', { issues });
}

/** Law 131-13: the physician of a telemedical act is identified, here by the professional number. */
async function signedBy(
  { records, person, now }: PersonalChange,
  { facilityId }: ConsultationRecord,
  note: NoteRecord,
): Promise<NoteRecord> {
  const physician = await records.practitioners.find(person.actor.practitionerId);
  if (!physician?.professionalNumber) throw new AppError('PROFESSIONAL_NUMBER_MISSING');
  const places = await placesOf(records, facilityId, physician.facilityId);
  const amended =
    note.amendment > 0
      ? await records.notes.find(note.consultationId, note.amendment - 1)
      : undefined;
  const signed = {
    ...note,
    status: 'final' as const,
    version: note.version + 1,
    authorId: physician.id,
    signedAt: now,
    signerNumber: physician.professionalNumber,
  };
  return {
    ...signed,
    signatureVersion,
    contentHash: hashOf(signed, amended?.contentHash),
    journeyAvoidedKm: journeyAvoidedKm(note.content.outcome, places.site, places.hospital),
  };
}

async function placesOf({ facilities }: Records, siteId: string, hospitalId: string) {
  const both = await facilities.findMany([siteId, hospitalId]);
  const [site, hospital] = [siteId, hospitalId].map((id) => both.find((it) => it.id === id));
  return { site: site?.position, hospital: hospital?.position };
}

/** What was written to come next is under way with the signature, and an amendment changes it. */
async function planWhatFollows(
  change: PersonalChange,
  consultation: ConsultationRecord,
  { followUp, referral }: NoteContent,
): Promise<void> {
  const dueOn = followUp?.date;
  const plan = dueOn === undefined ? undefined : { dueOn, reason: followUp?.reason ?? '' };
  await planFollowUp(change, consultation, plan);
  await planReferral(change, consultation, referral);
}

/**
 * The figures count a completed consultation once its note is signed, whether that came first or last.
 * An amendment changes what is known of the outcome, and nothing that was counted.
 */
async function markSigned(
  change: PersonalChange,
  before: ConsultationRecord,
  { amendment, content, journeyAvoidedKm: km }: NoteRecord,
): Promise<ConsultationRecord> {
  const { id } = before;
  const signedAt = before.signedAt ?? change.now;
  const known = {
    isNoteSigned: true,
    signedAt,
    outcome: content.outcome,
    journeyAvoidedKm: km,
    amendmentCount: amendment,
  };
  const after = await change.records.consultations.setFacts(id, known);
  if (!after) throw new Error('a note without a consultation');
  await countConsultation(change, before, after);
  await followConsultation(change, after);
  await planWhatFollows(change, after, content);
  change.tell(participantsOf(after), 'note:signed', { consultationId: id });
  if (!endsWithSignature(after)) return after;
  const ended = await moveConsultation(change, after, 'finish', { endedAt: change.now });
  change.tell(participantsOf(after), 'consultation:finished', { consultationId: id });
  return ended;
}
