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
    const consultations = await records.consultations.list(filter, listLength);
    const conversations = await records.conversations.findMany(consultations.map(({ id }) => id));
    const unread = conversations.map(({ consultationId, messageCount, readUpTo }) => ({
      consultationId,
      count: messageCount - (readUpTo[person.actor.practitionerId] ?? 0),
    }));
    return { unread: unread.filter(({ count }) => count > 0) };
  },
});
