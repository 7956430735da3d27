import type { QueryClient } from '@tanstack/react-query';
import type { Annotation, Message, MessageList } from '@qarib/contracts';
import { api } from '../api/api-client.ts';
import { read } from '../api/queries.ts';

export const messagesQuery = (consultationId: string) =>
  read('listMessages', { params: { id: consultationId }, query: {} });

export const annotationsQuery = (consultationId: string, attachmentId: string) =>
  read('listAnnotations', { params: { id: consultationId, attachmentId } });

/** Each message once, in the server's order, however often and in whatever order they came. */
export function mergeMessages(known: MessageList, more: readonly Message[]): MessageList {
  const byId = new Map([...known.messages, ...more].map((message) => [message.id, message]));
  const messages = [...byId.values()].toSorted((a, b) => a.sequence - b.sequence);
  return { ...known, messages };
}

export function keepMessages(
  client: QueryClient,
  consultationId: string,
  more: readonly Message[],
): void {
  client.setQueryData(
    messagesQuery(consultationId).queryKey,
    (known) => known && mergeMessages(known, more),
  );
}

/** An answer that set out before a message came must not take that message away again. */
export async function readAll(client: QueryClient, consultationId: string): Promise<MessageList> {
  const list = await api.call('listMessages', { params: { id: consultationId }, query: {} });
  const known = client.getQueryData(messagesQuery(consultationId).queryKey);
  return known ? mergeMessages({ ...list, messages: known.messages }, list.messages) : list;
}

/** Reads on from the last message without a gap, and no further back. */
export async function readOn(client: QueryClient, consultationId: string): Promise<void> {
  const { queryKey } = messagesQuery(consultationId);
  const known = client.getQueryData(queryKey);
  if (!known) {
    // The first read is still on its way, and may have looked before this message was there.
    await client.invalidateQueries({ queryKey });
    return;
  }
  let after = 0;
  for (const { sequence } of known.messages) if (sequence === after + 1) after = sequence;
  const { messages } = await api.call('listMessages', {
    params: { id: consultationId },
    query: { after },
  });
  keepMessages(client, consultationId, messages);
}

export function keepReadUpTo(client: QueryClient, consultationId: string, upTo: number): void {
  client.setQueryData(
    messagesQuery(consultationId).queryKey,
    (known) => known && { ...known, readUpTo: Math.max(known.readUpTo, upTo) },
  );
}

export function keepAnnotation(
  client: QueryClient,
  consultationId: string,
  annotation: Annotation,
): void {
  client.setQueryData(
    annotationsQuery(consultationId, annotation.attachmentId).queryKey,
    (known) =>
      known && {
        annotations: [...known.annotations.filter(({ id }) => id !== annotation.id), annotation],
      },
  );
}

export function dropAnnotation(
  client: QueryClient,
  consultationId: string,
  attachmentId: string,
  markId: string,
): void {
  client.setQueryData(
    annotationsQuery(consultationId, attachmentId).queryKey,
    (known) => known && { annotations: known.annotations.filter(({ id }) => id !== markId) },
  );
}
