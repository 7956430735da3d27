import type { QueryClient } from '@tanstack/react-query';
import { api } from '../api/api-client.ts';
import { dropAnnotation, keepAnnotation, keepMessages } from '../messages/message-cache.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import { sendRegistration } from './send-registration.ts';
import { sendRequest } from './send-request.ts';

/** Does what the entry says, and shows what the server answered. Rejects with `ApiError` only. */
export async function sendEntry(
  client: QueryClient,
  practitionerId: string,
  entry: OutboxEntry,
): Promise<void> {
  if (entry.kind === 'request') return sendRequest(client, practitionerId, entry);
  if (entry.kind === 'registration') return sendRegistration(client, practitionerId, entry);
  const { id, consultationId } = entry;
  switch (entry.kind) {
    case 'message': {
      const params = { id: consultationId, messageId: id };
      const body = { content: entry.content };
      keepMessages(client, consultationId, [await api.call('postMessage', { params, body })]);
      return;
    }
    case 'mark': {
      const params = { id: consultationId, attachmentId: entry.attachmentId, annotationId: id };
      const body = entry.draft;
      keepAnnotation(client, consultationId, await api.call('addAnnotation', { params, body }));
      return;
    }
    case 'unmark': {
      const { attachmentId, markId } = entry;
      const params = { id: consultationId, attachmentId, annotationId: markId };
      await api.call('removeAnnotation', { params });
      dropAnnotation(client, consultationId, attachmentId, markId);
      return;
    }
  }
}
