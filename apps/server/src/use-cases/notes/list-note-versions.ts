import { canWriteNote } from '@qarib/clinical';
import { requireAccess } from '../shared/require-access.ts';
import { reads } from '../shared/use-case.ts';

/** A day of typing, and then some. */
const mostVersions = 1_000;

type Input = { readonly id: string };

/** Every save there was, for the physician who writes the note. */
export const listNoteVersions = reads({
  action: 'list-note-versions',
  concerns: ({ id }: Input) => ({ entityType: 'ConsultationNote', entityId: id }),
  async run({ records, person }, { id }) {
    const consultation = await records.consultations.find(id);
    requireAccess(consultation, (it) => canWriteNote(person.actor, it));
    const versions = await records.notes.listVersions(id, mostVersions);
    const authors = await records.practitioners.findMany([
      ...new Set(versions.map(({ authorId }) => authorId)),
    ]);
    return {
      versions: versions.map(({ amendment, version, savedAt, authorId, isSignature }) => ({
        amendment,
        version,
        savedAt: savedAt.toISOString(),
        authorName: authors.find((it) => it.id === authorId)?.name,
        isSignature,
      })),
    };
  },
});
