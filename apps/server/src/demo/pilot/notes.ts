import { emptyContent, emptyNote, signatureVersion } from '@qarib/clinical';
import type { NoteRecord } from '../../ports/notes.ts';
import type { PractitionerRecord } from '../../ports/people.ts';
import { hashOf } from '../../use-cases/notes/note-hash.ts';
import type { PilotCase } from './consultations.ts';

const assessment =
  'Consultation du pilote de 2018 à 2020. Ce qui y fut écrit n’est pas repris ici.';

/** Each consultation was signed; of what was written only that is known. */
export function pilotNotes(
  cases: readonly PilotCase[],
  practitioners: readonly PractitionerRecord[],
): NoteRecord[] {
  const numbers = new Map(practitioners.map((it) => [it.id, it.professionalNumber]));
  return cases.flatMap(({ consultation }) => {
    const { id, outcome, journeyAvoidedKm, signedAt } = consultation;
    const authorId = consultation.responsiblePractitionerId ?? '';
    const signerNumber = numbers.get(authorId);
    if (signedAt === undefined || signerNumber === undefined) return [];
    const note = {
      consultationId: id,
      amendment: 0,
      status: 'final' as const,
      version: 1,
      content: { ...emptyContent, text: { ...emptyNote, assessment }, outcome },
      authorId,
      savedAt: signedAt,
      signedAt,
      signerNumber,
      signatureVersion,
      journeyAvoidedKm,
    };
    return [{ ...note, contentHash: hashOf(note, undefined) }];
  });
}
