import * as annotations from '../annotations.ts';
import * as messages from '../messages.ts';
import { z } from 'zod';
import { consultation } from '../consultations.ts';
import { id } from '../primitives.ts';
import { byId, type Endpoint } from './endpoint.ts';

const byPhoto = byId.extend({ attachmentId: id });
const byAnnotation = byPhoto.extend({ annotationId: z.uuid() });

/** What both sides of a consultation say, show and decide beside the call. */
export const conversationEndpoints = {
  askForOpinion: {
    method: 'POST',
    path: '/api/consultations/:id/opinion-request',
    summary: 'Go on in writing: the same consultation, answered by a written opinion',
    params: byId,
    reply: consultation,
  },
  listMessages: {
    method: 'GET',
    path: '/api/consultations/:id/messages',
    summary: 'What was said, in order; at most 500 at a time',
    params: byId,
    query: messages.messageFilter,
    reply: messages.messageList,
  },
  postMessage: {
    method: 'PUT',
    path: '/api/consultations/:id/messages/:messageId',
    summary: 'Say something, until the consultation is over; sent again it is said once',
    params: byId.extend({ messageId: z.uuid() }),
    body: messages.messageDraft,
    reply: messages.message,
  },
  markMessagesRead: {
    method: 'PUT',
    path: '/api/consultations/:id/read-marker',
    summary: 'Remember up to which message this person has read; it never moves back',
    params: byId,
    body: messages.readMarker,
    reply: messages.readMarker,
  },
  listUnreadMessages: {
    method: 'GET',
    path: '/api/messages/unread',
    summary: "How many messages wait in which of the person's consultations",
    reply: messages.unreadMessages,
  },
  listAnnotations: {
    method: 'GET',
    path: '/api/consultations/:id/attachments/:attachmentId/annotations',
    summary: 'The marks on a photo, oldest first',
    params: byPhoto,
    reply: annotations.annotationList,
  },
  addAnnotation: {
    method: 'PUT',
    path: '/api/consultations/:id/attachments/:attachmentId/annotations/:annotationId',
    summary: 'Mark something on a photo; sent again it is marked once',
    params: byAnnotation,
    body: annotations.annotationDraft,
    reply: annotations.annotation,
  },
  removeAnnotation: {
    method: 'DELETE',
    path: '/api/consultations/:id/attachments/:attachmentId/annotations/:annotationId',
    summary: "Take back a mark of one's own",
    params: byAnnotation,
    reply: z.object({}),
  },
} as const satisfies Record<string, Endpoint>;
