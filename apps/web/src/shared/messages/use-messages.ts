import { useEffect } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Message } from '@qarib/contracts';
import { api } from '../api/api-client.ts';
import { readAgain } from '../api/queries.ts';
import { useSession } from '../session/session.ts';
import { useFact } from '../socket/use-fact.ts';
import { answersByRequest } from './photo-requests.ts';
import { keepReadUpTo, messagesQuery, readAll, readOn } from './message-cache.ts';

const none: readonly Message[] = [];

/** The conversation of a consultation, live, and how much of it this person has not read. */
export function useMessages(consultationId: string) {
  const client = useQueryClient();
  const { practitioner } = useSession();
  const query = useQuery({
    ...messagesQuery(consultationId),
    queryFn: () => readAll(client, consultationId),
  });
  useFact('message:posted', ({ consultationId: id }) => {
    // One that could not be read now is read with the next, or when the line is back.
    if (id === consultationId) void readOn(client, id).catch(() => undefined);
  });
  const messages = query.data?.messages ?? none;
  const readUpTo = query.data?.readUpTo ?? 0;
  // Whoever has answered a wish knows of it, wherever they did.
  const answers = answersByRequest(messages);
  const unread = messages.filter(
    ({ id, sequence, author }) =>
      sequence > readUpTo && author.id !== practitioner.id && !answers.has(id),
  );
  return { query, messages, readUpTo, unreadCount: unread.length };
}

/** Tells the server how far was read, while the conversation is really looked at. */
export function useMarkRead(consultationId: string, upTo: number, isShown: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!isShown || upTo === 0) return undefined;
    const mark = () => {
      if (document.hidden) return;
      keepReadUpTo(client, consultationId, upTo);
      api
        .call('markMessagesRead', { params: { id: consultationId }, body: { upTo } })
        .then(() => readAgain(client, 'listUnreadMessages'))
        // Then they count as unread once more, on the next page.
        .catch(() => undefined);
    };
    mark();
    document.addEventListener('visibilitychange', mark, { once: true });
    return () => document.removeEventListener('visibilitychange', mark);
  }, [client, consultationId, upTo, isShown]);
}
