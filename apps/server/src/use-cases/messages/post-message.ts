import { canAskForPhoto, canTakePart, isOfCase } from '@qarib/clinical';
import type { Message, MessageDraft } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { ConversationRecord, MessageRecord } from '../../ports/conversations.ts';
import { postInto, presentMessages } from './post-into.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes, type PersonalChange } from '../shared/use-case.ts';

type Input = {
  readonly id: string;
  readonly messageId: string;
  readonly content: MessageDraft;
};

/** More than anybody types; what waited for the link is let in over some minutes. */
const mostPerMinute = 30;
const mostPerConsultation = 5_000;

/** Says something in a consultation, until it is over. Said again under the same id, it is said once. */
export const postMessage = changes({
  action: 'post-message',
  concerns: ({ id }: Input) => ({ entityType: 'Consultation', entityId: id }),
  async run(change, { id, messageId, content }): Promise<Message> {
    const { records, person } = change;
    const { practitionerId: authorId } = person.actor;
    const consultation = await records.consultations.find(id);
    requireAccess(consultation, (it) => isOfCase(person.actor, it));
    const earlier = await records.conversations.findMessage(messageId);
    if (earlier) return answerAgain(change, earlier, id);
    if (!canTakePart(person.actor, consultation)) throw new AppError('CONSULTATION_NOT_OPEN');
    if (content.kind === 'photo-request')
      requireAccess(consultation, (it) => canAskForPhoto(person.actor, it));
    await requireRoom(change, id);
    const posted = await postInto(change, consultation, { id: messageId, authorId, content });
    return presentOne(change, posted);
  },
});

/** The answer to this very message was lost on the way. Another's id is as good as not there. */
function answerAgain(change: PersonalChange, earlier: MessageRecord, id: string): Promise<Message> {
  const isOwn = earlier.authorId === change.person.actor.practitionerId;
  if (!isOwn || earlier.consultationId !== id) throw new AppError('NOT_FOUND');
  return presentOne(change, earlier);
}

async function presentOne({ records }: PersonalChange, record: MessageRecord): Promise<Message> {
  const [presented] = await presentMessages(records, [record]);
  if (!presented) throw new Error('unreachable');
  return presented;
}

async function requireRoom({ records, person, now }: PersonalChange, id: string): Promise<void> {
  const conversation: ConversationRecord | undefined = await records.conversations.find(id);
  if ((conversation?.messageCount ?? 0) >= mostPerConsultation)
    throw new AppError('INPUT_TOO_LARGE');
  const minuteAgo = new Date(now.getTime() - 60_000);
  const { practitionerId } = person.actor;
  const recent = await records.conversations.countBy(practitionerId, id, minuteAgo);
  if (recent >= mostPerMinute) throw new AppError('RATE_LIMITED');
}
