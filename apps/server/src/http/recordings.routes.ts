import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import express, { type RequestHandler } from 'express';
import { recordingChunkUpload, recordingPath, recordingRef } from '@qarib/contracts';
import { AppError, type Person } from '../use-cases/boundary.ts';
import { addRecordingChunk } from '../use-cases/recordings/add-recording-chunk.ts';
import { listRecordings } from '../use-cases/recordings/list-recordings.ts';
import { readRecording } from '../use-cases/recordings/read-recording.ts';
import { removeRecording } from '../use-cases/recordings/remove-recording.ts';
import { startRecording } from '../use-cases/recordings/start-recording.ts';
import { stopRecording } from '../use-cases/recordings/stop-recording.ts';
import { parsePart, personOf, route, type Api } from './route.ts';
import { sendJson } from './send-json.ts';

const readBytes = express.raw({ type: () => true, limit: recordingChunkUpload.maxBytes });

/** The parts travel as bytes; who sends them is known before they are read. */
export function recordingByteRoutes({ router, ports, cookie }: Api): void {
  const signedIn: RequestHandler = async (request, response, next) => {
    response.locals.endpoint = 'recording';
    response.locals.person = await personOf(ports, cookie, request);
    next();
  };
  router.put(recordingChunkUpload.path, signedIn, readBytes, async (request, response) => {
    const params = parsePart(recordingChunkUpload.params, request.params);
    const bytes: unknown = request.body;
    if (!Buffer.isBuffer(bytes)) throw new AppError('MEDIA_TYPE_UNSUPPORTED');
    const person = response.locals.person as Person;
    const reply = await addRecordingChunk(ports, person, { ...params, bytes });
    await sendJson(request, response, recordingChunkUpload.reply.parse(reply));
  });
  router.get(recordingPath, signedIn, async (request, response) => {
    const params = parsePart(recordingRef, request.params);
    const person = response.locals.person as Person;
    const { contentType, parts } = await readRecording(ports, person, params);
    response
      .set('Content-Disposition', 'inline')
      .set('Content-Security-Policy', "default-src 'none'; media-src 'self'; sandbox")
      .type(contentType);
    // Whoever stops watching ends it.
    await pipeline(Readable.from(parts), response).catch(() => response.destroy());
  });
}

export function recordingRoutes(api: Api): void {
  const { ports } = api;
  route(api, 'listRecordings', ({ person, params }) => listRecordings(ports, person, params));
  route(api, 'startRecording', ({ person, params, body }) =>
    startRecording(ports, person, { ...params, ...body }),
  );
  route(api, 'removeRecording', ({ person, params, body }) =>
    removeRecording(ports, person, { ...params, ...body }),
  );
  route(api, 'stopRecording', ({ person, params }) => stopRecording(ports, person, params));
}
