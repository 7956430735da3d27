import { opinionDueAt } from '@qarib/clinical';
import type { ConsultationPriority } from '@qarib/clinical';
import type { ConsultationRecord, Ringing } from '../../ports/consultations.ts';
import { postInto } from '../messages/post-into.ts';
import type { PersonalChange } from '../shared/use-case.ts';
import { desksOf } from './move-consultation.ts';

/** A question in writing rings nowhere: whoever may take it sees it wait, at every hospital at once. */
export const writingFields = (
  hospitalIds: readonly string[],
  priority: ConsultationPriority,
  question: string,
  now: Date,
) => ({
  mode: 'asynchronous' as const,
  question,
  opinionRequestedAt: now,
  opinionDueAt: opinionDueAt(priority, now),
  hospitalIds,
  offeredTo: hospitalIds,
  rings: [] satisfies Ringing['rings'],
  rungCount: 0,
  nextRingAt: undefined,
  expiresAt: undefined,
});

/** The conversation begins with when the answer is due. */
export async function tellWritten(
  change: PersonalChange,
  consultation: ConsultationRecord,
): Promise<void> {
  const { opinionDueAt: dueAt } = consultation;
  if (dueAt === undefined) throw new Error('a written question that is never due');
  await postInto(change, consultation, {
    id: change.newId(),
    authorId: change.person.actor.practitionerId,
    content: { kind: 'opinion-request', dueAt: dueAt.toISOString() },
  });
  change.tell(desksOf(consultation), 'queue:changed', {});
}
