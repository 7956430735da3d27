import { canWriteNote, isEditable, noteSections, type NoteText } from '@qarib/clinical';
import { AppError } from '../../ports/app-error.ts';
import type { NoteRecord } from '../../ports/notes.ts';
import type { Records } from '../../ports/store.ts';
import { presentNote } from './present-note.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes } from '../shared/use-case.ts';

type Input = { readonly id: string; readonly version: number; readonly text: NoteText };

/** Saves the note as it is typed. A save that came between is a conflict, never overwritten. */
export const saveNote = changes({
  action: 'save-note',
  concerns: ({ id }: Input) => ({ entityType: 'ConsultationNote', entityId: id }),
  async run({ records, person, now }, { id, version, text }) {
    const consultation = await records.consultations.find(id);
    requireAccess(consultation, (it) => canWriteNote(person.actor, it));
    const stored = await records.notes.find(id);
    if (stored && !isEditable(stored.status)) throw new AppError('NOTE_FINAL');
    if (stored && isRepeated(stored, version, text)) return presentNote(records, stored);
    requireSameVersion(stored, version);
    const note: NoteRecord = {
      consultationId: id,
      status: 'preliminary',
      version: version + 1,
      text,
      authorId: person.actor.practitionerId,
      savedAt: now,
    };
    await write(records, note);
    return presentNote(records, note);
  },
});

/** The answer to this very save was lost on the way. */
const isRepeated = (stored: NoteRecord, version: number, text: NoteText) =>
  stored.version === version + 1 &&
  noteSections.every((section) => stored.text[section] === text[section]);

function requireSameVersion(stored: NoteRecord | undefined, version: number): void {
  const current = stored?.version ?? 0;
  if (current === version) return;
  throw new AppError('VERSION_CONFLICT', { details: { version: String(current) } });
}

async function write({ notes }: Records, note: NoteRecord): Promise<void> {
  if (note.version === 1) await notes.add(note);
  else if (!(await notes.replace(note))) throw new AppError('VERSION_CONFLICT');
}
