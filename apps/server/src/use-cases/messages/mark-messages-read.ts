import { isOfCase } from '@qarib/clinical';
import { requireAccess } from '../shared/require-access.ts';
import { changes } from '../shared/use-case.ts';

type Input = { readonly id: string; readonly upTo: number };

/** Remembers how far this person has read, so that no other device calls it new again. */
export const markMessagesRead = changes({
  action: 'mark-messages-read',
  concerns: ({ id }: Input) => ({ entityType: 'Consultation', entityId: id }),
  async run({ records, person }, { id, upTo }) {
    const consultation = await records.consultations.find(id);
    requireAccess(consultation, (it) => isOfCase(person.actor, it));
    const conversation = await records.conversations.find(id);
    const most = Math.min(upTo, conversation?.messageCount ?? 0);
    const { practitionerId } = person.actor;
    const before = conversation?.readUpTo[practitionerId] ?? 0;
    if (most > before) await records.conversations.markRead(id, practitionerId, most);
    return { upTo: Math.max(before, most) };
  },
});
