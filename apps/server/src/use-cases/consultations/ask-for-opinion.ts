import { canGoOnInWriting, isOfCase, opinionDueAt } from '@qarib/clinical';
import type { Consultation } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { ConsultationRecord } from '../../ports/consultations.ts';
import { participantsOf } from './move-consultation.ts';
import { postInto } from '../messages/post-into.ts';
import { presentConsultation } from './present-consultation.ts';
import { requireAccess } from '../shared/require-access.ts';
import { countConsultation } from '../statistics/count-consultation.ts';
import { changes, type PersonalChange } from '../shared/use-case.ts';

type Input = { readonly id: string };

/**
 * The link carries no voice any more, and the visit goes on all the same: the same consultation, the
 * same physician, answered in writing. Whoever taps twice, or both sides at once, ask once.
 */
export const askForOpinion = changes({
  action: 'ask-for-opinion',
  concerns: ({ id }: Input) => ({ entityType: 'Consultation', entityId: id }),
  async run(change, { id }): Promise<Consultation> {
    const { records, person, tell } = change;
    const before = await records.consultations.find(id);
    requireAccess(before, (it) => isOfCase(person.actor, it));
    if (before.mode === 'asynchronous') return presentConsultation(records, before);
    if (!canGoOnInWriting(before)) throw new AppError('CONSULTATION_NOT_OPEN');
    const after = await goOnInWriting(change, before);
    tell(participantsOf(after), 'consultation:updated', { consultationId: id });
    return presentConsultation(records, after);
  },
});

async function goOnInWriting(
  change: PersonalChange,
  before: ConsultationRecord,
): Promise<ConsultationRecord> {
  const { id, version, status, priority } = before;
  const dueAt = opinionDueAt(priority, change.now);
  const after = await change.records.consultations.move(
    id,
    { version, statuses: [status] },
    status,
    { mode: 'asynchronous', opinionRequestedAt: change.now, opinionDueAt: dueAt },
  );
  if (!after) throw new AppError('VERSION_CONFLICT');
  await countConsultation(change, before, after);
  await postInto(change, after, {
    id: change.newId(),
    authorId: change.person.actor.practitionerId,
    content: { kind: 'opinion-request', dueAt: dueAt.toISOString() },
  });
  return after;
}
