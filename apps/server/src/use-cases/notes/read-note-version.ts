import { canWriteNote } from '@qarib/clinical';
import { noteVersion, type NoteVersion } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import { requireAccess } from '../shared/require-access.ts';
import { reads } from '../shared/use-case.ts';

type Input = { readonly id: string; readonly amendment: number; readonly version: number };

/** One save as it was. */
export const readNoteVersion = reads({
  action: 'read-note-version',
  concerns: ({ id }: Input) => ({ entityType: 'ConsultationNote', entityId: id }),
  async run({ records, person }, { id, amendment, version }): Promise<NoteVersion> {
    const consultation = await records.consultations.find(id);
    requireAccess(consultation, (it) => canWriteNote(person.actor, it));
    const saved = await records.notes.findVersion(id, amendment, version);
    if (!saved) throw new AppError('NOT_FOUND');
    const author = await records.practitioners.find(saved.authorId);
    const { content, isSignature } = saved;
    const savedAt = saved.savedAt.toISOString();
    return noteVersion.parse({
      amendment,
      version,
      savedAt,
      authorName: author?.name,
      isSignature,
      content,
    });
  },
});
