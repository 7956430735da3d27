import { canReadConsultation, canTakePart, isOfCase } from '@qarib/clinical';
import type { Annotation, AnnotationDraft } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { AnnotationRecord } from '../../ports/conversations.ts';
import type { ConsultationRecord } from '../../ports/consultations.ts';
import type { Records } from '../../ports/store.ts';
import { participantsOf } from '../consultations/move-consultation.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes, reads, type PersonalChange } from '../shared/use-case.ts';

type Photo = { readonly id: string; readonly attachmentId: string };
type Mark = Photo & { readonly annotationId: string };

const mostPerPhoto = 200;
/** More than a hand draws. */
const mostPerMinute = 60;
const concerns = ({ id }: Photo) => ({ entityType: 'Consultation', entityId: id }) as const;

/** A mark beside a photo; the photo itself is never changed. Sent again, it is there once. */
export const addAnnotation = changes({
  action: 'add-annotation',
  concerns,
  async run(change, { id, attachmentId, annotationId, ...draft }: Mark & AnnotationDraft) {
    const { records, person, now } = change;
    const consultation = await openCase(change, { id, attachmentId });
    const earlier = await records.annotations.find(annotationId);
    if (earlier) return answerAgain(change, earlier, attachmentId);
    if ((await records.annotations.count(attachmentId)) >= mostPerPhoto)
      throw new AppError('INPUT_TOO_LARGE');
    await requireCalm(change);
    const added: AnnotationRecord = {
      ...draft,
      id: annotationId,
      consultationId: id,
      attachmentId,
      authorId: person.actor.practitionerId,
      addedAt: now,
    };
    await records.annotations.add(added);
    tellOf(change, consultation, attachmentId);
    return presentOne(records, added);
  },
});

async function requireCalm({ records, person, now }: PersonalChange): Promise<void> {
  const minuteAgo = new Date(now.getTime() - 60_000);
  const recent = await records.annotations.countBy(person.actor.practitionerId, minuteAgo);
  if (recent >= mostPerMinute) throw new AppError('RATE_LIMITED');
}

/** Its author takes a mark back: it is shown no more, and stays in the records. */
export const removeAnnotation = changes({
  action: 'remove-annotation',
  concerns,
  async run(change, { id, attachmentId, annotationId }: Mark) {
    const { records, person, now } = change;
    const consultation = await openCase(change, { id, attachmentId });
    const mark = await records.annotations.find(annotationId);
    const isOwn = mark?.authorId === person.actor.practitionerId;
    if (!isOwn || mark.attachmentId !== attachmentId) throw new AppError('NOT_FOUND');
    if (mark.removedAt) return {};
    await records.annotations.remove(annotationId, now);
    tellOf(change, consultation, attachmentId);
    return {};
  },
});

export const listAnnotations = reads({
  action: 'list-annotations',
  concerns,
  async run({ records, person }, { id, attachmentId }: Photo) {
    const consultation = await records.consultations.find(id);
    requireAccess(consultation, (it) => canReadConsultation(person.actor, it));
    requirePhoto(consultation, attachmentId);
    const found = await records.annotations.list(attachmentId, mostPerPhoto);
    return { annotations: await present(records, found) };
  },
});

async function openCase(
  { records, person }: PersonalChange,
  { id, attachmentId }: Photo,
): Promise<ConsultationRecord> {
  const consultation = await records.consultations.find(id);
  requireAccess(consultation, (it) => isOfCase(person.actor, it));
  requirePhoto(consultation, attachmentId);
  if (!canTakePart(person.actor, consultation)) throw new AppError('CONSULTATION_NOT_OPEN');
  return consultation;
}

function requirePhoto({ attachments }: ConsultationRecord, attachmentId: string): void {
  if (!attachments.some(({ id }) => id === attachmentId)) throw new AppError('NOT_FOUND');
}

/** The answer to this very mark was lost on the way. */
function answerAgain(change: PersonalChange, earlier: AnnotationRecord, attachmentId: string) {
  const isOwn = earlier.authorId === change.person.actor.practitionerId;
  if (!isOwn || earlier.attachmentId !== attachmentId) throw new AppError('NOT_FOUND');
  return presentOne(change.records, earlier);
}

function tellOf({ tell }: PersonalChange, consultation: ConsultationRecord, attachmentId: string) {
  tell(participantsOf(consultation), 'photo:annotated', {
    consultationId: consultation.id,
    attachmentId,
  });
}

async function presentOne(records: Records, mark: AnnotationRecord): Promise<Annotation> {
  const [presented] = await present(records, [mark]);
  if (!presented) throw new Error('unreachable');
  return presented;
}

async function present(
  records: Records,
  marks: readonly AnnotationRecord[],
): Promise<Annotation[]> {
  const authorIds = [...new Set(marks.map(({ authorId }) => authorId))];
  const authors = await records.practitioners.findMany(authorIds);
  const names = new Map(authors.map(({ id, name }) => [id, name]));
  return marks.map(({ id, attachmentId, colour, shape, authorId, addedAt }) => ({
    id,
    attachmentId,
    colour,
    shape,
    author: { id: authorId, name: names.get(authorId) ?? '' },
    addedAt: addedAt.toISOString(),
  }));
}
