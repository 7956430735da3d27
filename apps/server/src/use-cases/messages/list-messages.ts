import { canReadConsultation } from '@qarib/clinical';
import type { MessageList } from '@qarib/contracts';
import { presentMessages } from './post-into.ts';
import { requireAccess } from '../shared/require-access.ts';
import { reads } from '../shared/use-case.ts';

type Input = { readonly id: string; readonly after: number };

const pageLength = 500;

/** What was said in a consultation, also long after it. */
export const listMessages = reads({
  action: 'list-messages',
  concerns: ({ id }: Input) => ({ entityType: 'Consultation', entityId: id }),
  async run({ records, person }, { id, after }): Promise<MessageList> {
    const consultation = await records.consultations.find(id);
    requireAccess(consultation, (it) => canReadConsultation(person.actor, it));
    const messages = await records.conversations.list(id, after, pageLength);
    const conversation = await records.conversations.find(id);
    return {
      messages: await presentMessages(records, messages),
      readUpTo: conversation?.readUpTo[person.actor.practitionerId] ?? 0,
    };
  },
});
