import {
  addAnnotation,
  listAnnotations,
  removeAnnotation,
} from '../use-cases/attachments/annotate-photo.ts';
import { askForOpinion } from '../use-cases/consultations/ask-for-opinion.ts';
import { listMessages } from '../use-cases/messages/list-messages.ts';
import { listUnreadMessages } from '../use-cases/messages/list-unread-messages.ts';
import { markMessagesRead } from '../use-cases/messages/mark-messages-read.ts';
import { postMessage } from '../use-cases/messages/post-message.ts';
import { route, type Api } from './route.ts';

/** What both sides of a consultation say, show and decide beside the call. */
export function conversationRoutes(api: Api): void {
  const { ports } = api;
  route(api, 'askForOpinion', ({ person, params }) => askForOpinion(ports, person, params));
  route(api, 'listUnreadMessages', ({ person }) => listUnreadMessages(ports, person, {}));
  route(api, 'listMessages', ({ person, params, query }) =>
    listMessages(ports, person, { ...params, ...query }),
  );
  route(api, 'postMessage', ({ person, params, body }) =>
    postMessage(ports, person, { ...params, ...body }),
  );
  route(api, 'markMessagesRead', ({ person, params, body }) =>
    markMessagesRead(ports, person, { ...params, ...body }),
  );
  route(api, 'listAnnotations', ({ person, params }) => listAnnotations(ports, person, params));
  route(api, 'addAnnotation', ({ person, params, body }) =>
    addAnnotation(ports, person, { ...params, ...body }),
  );
  route(api, 'removeAnnotation', ({ person, params }) => removeAnnotation(ports, person, params));
}
