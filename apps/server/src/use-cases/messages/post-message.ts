import { canAskForPhoto, canTakePart, isOfCase } from '@qarib/clinical';
import type { Message, MessageDraft } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { ConversationRecord, MessageRecord } from '../../ports/conversations.ts';
import type { ConsultationRecord } from '../../ports/consultations.ts';
import { countConsultation } from '../statistics/count-consultation.ts';
import { postInto } from './post-into.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes, type PersonalChange, type UseCase } from '../shared/use-case.ts';

type Input = {
  readonly id: string;
  readonly messageId: string;
  readonly content: MessageDraft;
};

/** `isInCall` while at least two people see each other in its call. */
type Posting = Input & { readonly isInCall: boolean };

/** More than anybody types; what waited for the link is let in over some minutes. */
const mostPerMinute = 30;
const mostPerConsultation = 5_000;

/** Says something in a consultation, until it is over. Said again under the same id, it is said once. */
export const postMessage: UseCase<Input, Message> = (ports, person, input) =>
  post(ports, person, { ...input, isInCall: ports.calls.consultationsInCall().has(input.id) });

const post = changes({
  action: 'post-message',
  concerns: ({ id }: Input) => ({ entityType: 'Consultation', entityId: id }),
  async run(change, { id, messageId, content, isInCall }: Posting): Promise<Message> {
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
    if (!isInCall) await noteGoingOnInChat(change, consultation);
    return presentOwn(change, posted);
  },
});

/** The call was cut, and the visit goes on in messages: known once, and counted with the consultation. */
async function noteGoingOnInChat(
  change: PersonalChange,
  consultation: ConsultationRecord,
): Promise<void> {
  const { id, mode, mediaSeconds = 0, wentOnInChatAt } = consultation;
  if (mode === 'asynchronous' || mediaSeconds === 0 || wentOnInChatAt !== undefined) return;
  const after = await change.records.consultations.setFacts(id, { wentOnInChatAt: change.now });
  if (after) await countConsultation(change, consultation, after);
}

/** The answer to this very message was lost on the way. Another's id is as good as not there. */
function answerAgain(change: PersonalChange, earlier: MessageRecord, id: string): Message {
  const isOwn = earlier.authorId === change.person.actor.practitionerId;
  if (!isOwn || earlier.consultationId !== id) throw new AppError('NOT_FOUND');
  return presentOwn(change, earlier);
}

/** Their own message, as its author sees it. */
function presentOwn({ person }: PersonalChange, { authorId, sentAt, ...message }: MessageRecord) {
  const { name, actor } = person;
  const author = { id: authorId, name, role: actor.role };
  return { ...message, author, sentAt: sentAt.toISOString() };
}

async function requireRoom({ records, person, now }: PersonalChange, id: string): Promise<void> {
  const conversation: ConversationRecord | undefined = await records.conversations.find(id);
  const messageCount = conversation?.messageCount ?? 0;
  if (messageCount >= mostPerConsultation) throw new AppError('INPUT_TOO_LARGE');
  // Nobody said more of late than was ever said.
  if (messageCount < mostPerMinute) return;
  const minuteAgo = new Date(now.getTime() - 60_000);
  const { practitionerId } = person.actor;
  const recent = await records.conversations.countBy(practitionerId, id, minuteAgo);
  if (recent >= mostPerMinute) throw new AppError('RATE_LIMITED');
}
