import type { NoteText } from '@qarib/clinical';
import type { Note } from '@qarib/contracts';
import type { NoteRecord } from '../../ports/notes.ts';
import type { Records } from '../../ports/store.ts';

export async function presentNote(
  records: Records,
  note: NoteRecord,
  text: Partial<NoteText> = note.text,
): Promise<Note> {
  const author = await records.practitioners.find(note.authorId);
  const { consultationId, status, version, savedAt, signedAt, contentHash } = note;
  return {
    consultationId,
    status,
    version,
    text,
    authorName: author?.name,
    savedAt: savedAt.toISOString(),
    signedAt: signedAt?.toISOString(),
    contentHash,
  };
}
