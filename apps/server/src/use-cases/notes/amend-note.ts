import { canWriteNote, isEditable } from '@qarib/clinical';
import { AppError } from '../../ports/app-error.ts';
import { keepWriting } from './keep-writing.ts';
import { presentNote } from './present-note.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes } from '../shared/use-case.ts';

type Input = { readonly id: string; readonly idempotencyKey: string; readonly reason: string };

/**
 * Opens an amendment that begins with what was signed last. The signed note stays as it is; one
 * amendment is open at a time, so whoever asks while there is one goes on with that.
 */
export const amendNote = changes({
  action: 'amend-note',
  concerns: ({ id }: Input) => ({ entityType: 'ConsultationNote', entityId: id }),
  async run({ records, person, now }, { id, idempotencyKey, reason }) {
    const consultation = await records.consultations.find(id);
    requireAccess(consultation, (it) => canWriteNote(person.actor, it));
    const writings = await records.notes.list([id]);
    const latest = writings.at(-1);
    if (!latest || (latest.amendment === 0 && isEditable(latest.status))) {
      throw new AppError('NOTE_NOT_SIGNED');
    }
    const isRepeated = writings.some((it) => it.idempotencyKey === idempotencyKey);
    if (!isRepeated && !isEditable(latest.status)) {
      await keepWriting(records, {
        consultationId: id,
        amendment: latest.amendment + 1,
        amendmentReason: reason,
        idempotencyKey,
        status: 'preliminary',
        version: 1,
        content: latest.content,
        authorId: person.actor.practitionerId,
        savedAt: now,
      });
    }
    return presentNote(records, id, 'physician');
  },
});
