import type { Message, MessageContent } from '@qarib/contracts';
import type { MessageRecord } from '../../ports/conversations.ts';
import type { ConsultationRecord } from '../../ports/consultations.ts';
import type { Records } from '../../ports/store.ts';
import { desksOf, participantsOf } from '../consultations/move-consultation.ts';
import type { Change } from '../shared/use-case.ts';

type Posting = {
  readonly id: string;
  readonly authorId: string;
  readonly content: MessageContent;
};

/** Puts a message into the conversation of a consultation and tells both sides that it is there. */
export async function postInto(
  { records, now, tell }: Change,
  consultation: ConsultationRecord,
  { id, authorId, content }: Posting,
): Promise<MessageRecord> {
  const { id: consultationId, status } = consultation;
  const posted = await records.conversations.add({
    id,
    consultationId,
    authorId,
    sentAt: now,
    content,
  });
  const readers = participantsOf(consultation);
  if (status === 'requested') readers.push(...desksOf(consultation));
  tell(readers, 'message:posted', { consultationId, sequence: posted.sequence });
  return posted;
}

/** Messages as their readers see them, with who wrote them. */
export async function presentMessages(
  records: Records,
  messages: readonly MessageRecord[],
): Promise<Message[]> {
  const authorIds = [...new Set(messages.map(({ authorId }) => authorId))];
  const authors = await records.practitioners.findMany(authorIds);
  const byId = new Map(authors.map((author) => [author.id, author]));
  return messages.map(({ authorId, sentAt, ...message }) => {
    const author = byId.get(authorId);
    if (!author) throw new Error('a message points at an author who is not there');
    const { id, name, role } = author;
    return { ...message, author: { id, name, role }, sentAt: sentAt.toISOString() };
  });
}
