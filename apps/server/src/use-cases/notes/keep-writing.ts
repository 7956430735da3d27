import { AppError } from '../../ports/app-error.ts';
import type { NoteRecord } from '../../ports/notes.ts';
import type { Records } from '../../ports/store.ts';

/** Writes the next version of a note or amendment, and keeps it among the versions for good. */
export async function keepWriting({ notes }: Records, note: NoteRecord): Promise<void> {
  if (note.version === 1) await notes.add(note);
  else if (!(await notes.replace(note))) throw new AppError('VERSION_CONFLICT');
  await keepVersion({ notes }, note);
}

/** What was just written, as one of the versions. */
export async function keepVersion(
  { notes }: Pick<Records, 'notes'>,
  note: NoteRecord,
): Promise<void> {
  const { consultationId, amendment, version, content, authorId, signedAt } = note;
  await notes.addVersion({
    consultationId,
    amendment,
    version,
    content,
    authorId,
    savedAt: signedAt ?? note.savedAt,
    isSignature: signedAt !== undefined,
  });
}

export function requireNoteVersion(stored: NoteRecord | undefined, version: number): void {
  const current = stored?.version ?? 0;
  if (current === version) return;
  throw new AppError('VERSION_CONFLICT', { details: { version: String(current) } });
}
