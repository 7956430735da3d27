import express, { type RequestHandler } from 'express';
import {
  attachmentContentQuery,
  attachmentPath,
  attachmentRef,
  partUpload,
} from '@qarib/contracts';
import type { Person } from '../use-cases/boundary.ts';
import { readAttachment } from '../use-cases/attachments/read-attachment.ts';
import { receiveUploadPart } from '../use-cases/attachments/receive-upload-part.ts';
import { parsePart, personOf, type Api } from './route.ts';
import { sendJson } from './send-json.ts';

const readPart = express.raw({ type: () => true, limit: partUpload.maxBytes });

/** Photos and documents travel as bytes; who sends them is known before they are read. */
export function attachmentRoutes({ router, ports, cookie }: Api): void {
  const signedIn: RequestHandler = async (request, response, next) => {
    response.locals.endpoint = 'attachment';
    response.locals.person = await personOf(ports, cookie, request);
    next();
  };
  router.put(partUpload.path, signedIn, readPart, async (request, response) => {
    const params = parsePart(partUpload.params, request.params);
    const query = parsePart(partUpload.query, request.query);
    const sent: unknown = request.body;
    // A part without bytes only asks how far it is.
    const bytes = Buffer.isBuffer(sent) ? sent : Buffer.alloc(0);
    const person = response.locals.person as Person;
    const reply = await receiveUploadPart(ports, person, { ...params, ...query, bytes });
    await sendJson(request, response, partUpload.reply.parse(reply));
  });
  router.get(attachmentPath, signedIn, async (request, response) => {
    const params = parsePart(attachmentRef, request.params);
    const query = parsePart(attachmentContentQuery, request.query);
    const person = response.locals.person as Person;
    const { bytes, contentType, fileName } = await readAttachment(ports, person, {
      ...params,
      ...query,
    });
    // A photo was made anew here. A document was not: it is saved, never opened in the page's place.
    const disposition = contentType === 'application/pdf' ? 'attachment' : 'inline';
    response
      .set(
        'Content-Disposition',
        `${disposition}; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      )
      // Opened on its own page it must not run anything, whatever it turns out to be.
      .set('Content-Security-Policy', "default-src 'none'; sandbox")
      .type(contentType)
      .send(bytes);
  });
}
