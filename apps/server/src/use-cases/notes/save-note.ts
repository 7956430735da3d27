import { canWriteNote, isEditable, isSameContent, type NoteContent } from '@qarib/clinical';
import { AppError } from '../../ports/app-error.ts';
import type { NoteRecord } from '../../ports/notes.ts';
import { keepWriting, requireNoteVersion } from './keep-writing.ts';
import { presentNote, presentUnsigned } from './present-note.ts';
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
    const stored = await records.notes.find(id, amendment);
    // An amendment is opened first, with its reason.
    if (!stored && amendment > 0) throw new AppError('NOT_FOUND');
    if (stored && !isEditable(stored.status)) throw new AppError('NOTE_FINAL');
    if (stored && isRepeated(stored, version, content))
      return presentNote(records, id, 'physician');
    requireNoteVersion(stored, version);
    const saved: NoteRecord = {
      ...(stored ?? { consultationId: id, amendment, status: 'preliminary' }),
      version: version + 1,
      content,
      authorId: person.actor.practitionerId,
      savedAt: now,
    };
    await keepWriting(records, saved);
    // Saved with every pause in typing: before the signature there is nothing else to be read.
    if (amendment === 0) return presentUnsigned(saved, person.name);
    return presentNote(records, id, 'physician');
  },
});

/** The answer to this very save was lost on the way. */
const isRepeated = (stored: NoteRecord, version: number, content: NoteContent) =>
  stored.version === version + 1 && isSameContent(stored.content, content);
