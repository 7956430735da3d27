import { canReadNote, canWriteNote, isEditable } from '@qarib/clinical';
import type { Note } from '@qarib/contracts';
import { presentNote } from './present-note.ts';
import { requireAccess } from '../shared/require-access.ts';
import { reads } from '../shared/use-case.ts';

type Input = { readonly id: string };

/** The physician reads the whole note; the nurse, once it is signed, what is meant for her. */
export const readNote = reads({
  action: 'read-note',
  concerns: ({ id }: Input) => ({ entityType: 'ConsultationNote', entityId: id }),
  async run({ records, person }, { id }): Promise<Note> {
    const consultation = await records.consultations.find(id);
    const note = await records.notes.find(id, 0);
    const isSigned = note !== undefined && !isEditable(note.status);
    requireAccess(consultation, (it) => canReadNote(person.actor, it, isSigned));
    const isPhysician = canWriteNote(person.actor, consultation);
    return presentNote(records, id, isPhysician ? 'physician' : 'nurse');
  },
});
