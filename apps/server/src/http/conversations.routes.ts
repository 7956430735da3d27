import express, { type RequestHandler } from 'express';
import { partUpload } from '@qarib/contracts';
import type { Person } from '../use-cases/boundary.ts';
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
import { receivePhotoPart } from '../use-cases/attachments/receive-photo-part.ts';
import { parsePart, personOf, route, type Api } from './route.ts';
import { sendJson } from './send-json.ts';

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

const readPart = express.raw({ type: () => true, limit: partUpload.maxBytes });

/** Parts of photos travel as bytes; who sends them is known before they are read. */
export function photoPartRoutes({ router, ports, cookie }: Api): void {
  const signedIn: RequestHandler = async (request, response, next) => {
    response.locals.endpoint = 'photo-part';
    response.locals.person = await personOf(ports, cookie, request);
    next();
  };
  router.put(partUpload.path, signedIn, readPart, async (request, response) => {
    const params = parsePart(partUpload.params, request.params);
    const query = parsePart(partUpload.query, request.query);
    const sent: unknown = request.body;
    // A part without bytes only asks how far the photo is.
    const bytes = Buffer.isBuffer(sent) ? sent : Buffer.alloc(0);
    const person = response.locals.person as Person;
    const reply = await receivePhotoPart(ports, person, { ...params, ...query, bytes });
    await sendJson(request, response, partUpload.reply.parse(reply));
  });
}
