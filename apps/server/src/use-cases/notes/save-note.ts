import { canWriteNote, isEditable, isSameContent, type NoteContent } from '@qarib/clinical';
import { AppError } from '../../ports/app-error.ts';
import type { NoteRecord } from '../../ports/notes.ts';
import { keepVersion, requireNoteVersion } from './keep-writing.ts';
import { presentNote, presentUnamended } from './present-note.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes } from '../shared/use-case.ts';

type Input = {
  readonly id: string;
  readonly amendment: number;
  readonly version: number;
  readonly content: NoteContent;
};

/** Saves what is written as it is typed. A save that came between is a conflict, never overwritten. */
export const saveNote = changes({
  action: 'save-note',
  concerns: ({ id }: Input) => ({ entityType: 'ConsultationNote', entityId: id }),
  async run({ records, person, now }, { id, amendment, version, content }) {
    const consultation = await records.consultations.find(id);
    requireAccess(consultation, (it) => canWriteNote(person.actor, it));
    const saved: NoteRecord = {
      consultationId: id,
      amendment,
      status: 'preliminary',
      version: version + 1,
      content,
      authorId: person.actor.practitionerId,
      savedAt: now,
    };
    // Nearly always nothing came between: what stands in the way is only then looked at.
    const isNext = version > 0 && (await records.notes.replace(saved));
    if (!isNext) {
      const stored = await records.notes.find(id, amendment);
      if (stored && isEditable(stored.status) && isRepeated(stored, version, content))
        return presentNote(records, id, 'physician');
      requireFirst(stored, saved);
      await records.notes.add(saved);
    }
    await keepVersion(records, saved);
    // Saved with every pause in typing: before the signature there is nothing else to be read.
    if (amendment === 0) return presentUnamended(saved, person.name);
    return presentNote(records, id, 'physician');
  },
});

function requireFirst(stored: NoteRecord | undefined, { amendment, version }: NoteRecord): void {
  // An amendment is opened first, with its reason.
  if (!stored && amendment > 0) throw new AppError('NOT_FOUND');
  if (stored && !isEditable(stored.status)) throw new AppError('NOTE_FINAL');
  requireNoteVersion(stored, version - 1);
}

/** The answer to this very save was lost on the way. */
const isRepeated = (stored: NoteRecord, version: number, content: NoteContent) =>
  stored.version === version + 1 && isSameContent(stored.content, content);
