import express, { type RequestHandler } from 'express';
import {
  attachmentContentQuery,
  attachmentPath,
  attachmentRef,
  attachmentUpload,
} from '@qarib/contracts';
import { AppError, type Person } from '../use-cases/boundary.ts';
import { addAttachment } from '../use-cases/attachments/add-attachment.ts';
import { readAttachment } from '../use-cases/attachments/read-attachment.ts';
import { parsePart, personOf, type Api } from './route.ts';
import { sendJson } from './send-json.ts';

const readBytes = express.raw({ type: () => true, limit: attachmentUpload.maxBytes });

/** Photos travel as bytes; who sends them is known before they are read. */
export function attachmentRoutes({ router, ports, cookie }: Api): void {
  const signedIn: RequestHandler = async (request, response, next) => {
    response.locals.endpoint = 'attachment';
    response.locals.person = await personOf(ports, cookie, request);
    next();
  };
  router.put(attachmentUpload.path, signedIn, readBytes, async (request, response) => {
    const params = parsePart(attachmentUpload.params, request.params);
    const bytes: unknown = request.body;
    if (!Buffer.isBuffer(bytes)) throw new AppError('MEDIA_TYPE_UNSUPPORTED');
    const person = response.locals.person as Person;
    const reply = await addAttachment(ports, person, { ...params, bytes });
    await sendJson(request, response, attachmentUpload.reply.parse(reply));
  });
  router.get(attachmentPath, signedIn, async (request, response) => {
    const params = parsePart(attachmentRef, request.params);
    const query = parsePart(attachmentContentQuery, request.query);
    const person = response.locals.person as Person;
    const { bytes, contentType, fileName } = await readAttachment(ports, person, {
      ...params,
      ...query,
    });
    response
      .set('Content-Disposition', `inline; filename*=UTF-8''${encodeURIComponent(fileName)}`)
      // A photo opened on its own page must not run anything, whatever it turns out to be.
      .set('Content-Security-Policy', "default-src 'none'; sandbox")
      .type(contentType)
      .send(bytes);
  });
}
