import { emptyContent, isEditable, sectionsForNurse, type NoteText } from '@qarib/clinical';
import type { Note, NoteWriting } from '@qarib/contracts';
import type { NoteRecord } from '../../ports/notes.ts';
import type { Records } from '../../ports/store.ts';

export type NoteReader = 'physician' | 'nurse';

const textForNurse = (text: NoteText): Partial<NoteText> =>
  Object.fromEntries(sectionsForNurse.map((section) => [section, text[section]]));

function presentWriting(
  note: NoteRecord,
  authorName: string | undefined,
  reader: NoteReader,
): NoteWriting {
  const { consultationId, amendment, amendmentReason, status, version, content } = note;
  const { signerNumber, contentHash, journeyAvoidedKm } = note;
  const text = reader === 'physician' ? content.text : textForNurse(content.text);
  return {
    consultationId,
    amendment,
    amendmentReason,
    status,
    version,
    content: { ...content, text },
    authorName,
    signerNumber,
    savedAt: note.savedAt.toISOString(),
    signedAt: note.signedAt?.toISOString(),
    contentHash,
    journeyAvoidedKm,
  };
}

/** The note itself, while it is written and as it is signed: nothing amends it yet. */
export const presentUnamended = (note: NoteRecord, authorName: string): Note => ({
  ...presentWriting(note, authorName, 'physician'),
  amendments: [],
});

const unwritten = (consultationId: string): Note => ({
  consultationId,
  amendment: 0,
  status: 'preliminary',
  version: 0,
  content: emptyContent,
  amendments: [],
});

/** The note with its amendments. Once one of those is signed, the note beside it is an amended one. */
export async function presentNote(
  records: Records,
  consultationId: string,
  reader: NoteReader,
): Promise<Note> {
  const stored = await records.notes.list([consultationId]);
  const shown = reader === 'physician' ? stored : stored.filter((it) => !isEditable(it.status));
  const authors = await records.practitioners.findMany([
    ...new Set(shown.map(({ authorId }) => authorId)),
  ]);
  const [note, ...amendments] = shown.map((it) =>
    presentWriting(it, authors.find(({ id }) => id === it.authorId)?.name, reader),
  );
  if (!note) return unwritten(consultationId);
  const isAmended = amendments.some(({ status }) => !isEditable(status));
  return { ...note, status: isAmended ? 'amended' : note.status, amendments };
}
