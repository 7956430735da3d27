import type { ConversationRecord, MessageRecord } from '../../ports/conversations.ts';
import { AppError } from '../../ports/app-error.ts';
import { ownConsultations } from '../consultations/own-consultations.ts';
import { reads } from '../shared/use-case.ts';

const listLength = 100;

/** In which of the person's consultations something waits to be read. */
export const listUnreadMessages = reads({
  action: 'list-unread-messages',
  concerns: (_input: object) => ({ entityType: 'Consultation' }),
  async run({ records, person }) {
    const filter = ownConsultations(person.actor);
    if (!filter) throw new AppError('NOT_FOUND');
    const { practitionerId } = person.actor;
    const consultations = await records.consultations.list(filter, listLength);
    const conversations = await records.conversations.findMany(consultations.map(({ id }) => id));
    const behind = conversations.filter((it) => it.messageCount > readBy(it, practitionerId));
    const ids = behind.map(({ consultationId }) => consultationId);
    const answered = answeredWishes(await records.conversations.listPhotoTalk(ids));
    const unread = behind.map((conversation) => {
      const { consultationId, messageCount } = conversation;
      const readUpTo = readBy(conversation, practitionerId);
      const settled = answered.filter(
        (wish) => wish.consultationId === consultationId && wish.sequence > readUpTo,
      );
      return { consultationId, count: messageCount - readUpTo - settled.length };
    });
    return { unread: unread.filter(({ count }) => count > 0) };
  },
});

const readBy = ({ readUpTo }: ConversationRecord, practitionerId: string) =>
  readUpTo[practitionerId] ?? 0;

/** Wishes for a photo that somebody answered: nobody else of the site has anything to do about them. */
function answeredWishes(talk: readonly MessageRecord[]): MessageRecord[] {
  const answered = new Set<string | undefined>();
  for (const { content } of talk) if ('requestId' in content) answered.add(content.requestId);
  return talk.filter(({ id, content }) => content.kind === 'photo-request' && answered.has(id));
}
