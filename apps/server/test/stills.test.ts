import { randomBytes, randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { problem, uploadPartBytes, uploadState, type AnnotationDraft } from '@qarib/contracts';
import type { Browser, Connection } from './browser.ts';
import { acceptedCase, finish } from './journey.ts';
import { people, Stage } from './stage.ts';

let stage: Stage;
let nurse: Browser;
let benali: Browser;
let atBenali: Connection;
let id: string;
let photo: Buffer<ArrayBuffer>;

async function arrive(): Promise<void> {
  nurse = await stage.signedIn(people.nurse);
  benali = await stage.signedIn(people.neurologist);
  atBenali = await benali.connect();
}

beforeAll(async () => {
  stage = await Stage.open();
  await arrive();
  const raw = { width: 400, height: 300, channels: 3 } as const;
  photo = Buffer.from(
    // Noise, so that it takes some parts to send.
    await sharp(randomBytes(raw.width * raw.height * 3), { raw })
      .resize(3_600, 2_700)
      .jpeg({ quality: 40 })
      .withExif({ IFD3: { GPSLatitude: '31/1 20/1 0/1' } })
      .toBuffer(),
  );
});
beforeEach(async () => {
  id = await acceptedCase(nurse, atBenali);
});
afterAll(() => stage.close());

type Part = { uploadId: string; offset: number; bytes?: Buffer; requestId?: string };

async function sendPart(browser: Browser, { uploadId, offset, bytes, requestId }: Part) {
  const part = bytes ?? photo.subarray(offset, offset + uploadPartBytes);
  const query = `offset=${offset}&totalBytes=${photo.length}${requestId ? `&requestId=${requestId}` : ''}`;
  const path = `/api/consultations/${id}/uploads/${uploadId}?${query}`;
  return (await browser.send('PUT', path, Buffer.from(part), 'application/octet-stream')).body;
}

/** Goes on from whatever the server says it has, as a browser does. */
async function sendAll(uploadId: string, requestId?: string) {
  for (let offset = 0; ;) {
    const part = { uploadId, offset, ...(requestId && { requestId }) };
    const state = uploadState.parse(await sendPart(nurse, part));
    if (state.attachment) return state.attachment;
    offset = state.receivedBytes;
  }
}

const waiting = async () => {
  const people = await readdir(join(stage.folder, 'uploads'));
  const names = await Promise.all(people.map((it) => readdir(join(stage.folder, 'uploads', it))));
  return names.flat();
};

describe('When a photo was asked for', () => {
  test('then it comes in parts, is kept in full, without where it was taken, and answers the wish', async () => {
    const requestId = randomUUID();
    await benali.call('postMessage', {
      params: { id, messageId: requestId },
      body: { content: { kind: 'photo-request' } },
    });
    const told = atBenali.fact('message:posted', (it) => it.sequence === 2);
    const attachment = await sendAll(randomUUID(), requestId);
    expect(attachment.addedBy).toEqual({ id: people.nurse, name: 'Fatima Aït Lahcen' });
    await told;
    const { messages } = await benali.call('listMessages', { params: { id }, query: { after: 1 } });
    expect(messages.map(({ content }) => content)).toEqual([
      { kind: 'photo', attachmentId: attachment.id, requestId },
    ]);
    const path = `/api/consultations/${id}/attachments/${attachment.id}/content`;
    const read = async (query: string) =>
      sharp(Buffer.from((await benali.send('GET', path + query)).body as ArrayBuffer)).metadata();
    const full = await read('');
    expect(full).toMatchObject({ width: 3_600, height: 2_700 });
    expect(full.exif).toBeUndefined();
    expect(await read('?size=preview')).toMatchObject({ width: 480, height: 360 });
    await expect(waiting()).resolves.toEqual([]);
  });

  test('then a cut, a repeat and a restart cost nothing that had arrived', async () => {
    const uploadId = randomUUID();
    const first = uploadState.parse(await sendPart(nurse, { uploadId, offset: 0 }));
    expect(first).toEqual({ receivedBytes: uploadPartBytes });
    // The answer was lost: the same part again is not taken twice.
    expect(await sendPart(nurse, { uploadId, offset: 0 })).toEqual(first);
    await stage.restartControlPlane({});
    await arrive();
    // Asks without sending.
    const asked = await sendPart(nurse, { uploadId, offset: 0, bytes: Buffer.alloc(0) });
    expect(asked).toEqual(first);
    const attachment = await sendAll(uploadId);
    const again = uploadState.parse(await sendPart(nurse, { uploadId, offset: 0 }));
    expect(again).toEqual({ receivedBytes: photo.length, attachment });
    const { attachments } = await nurse.call('readConsultation', { params: { id } });
    expect(attachments).toEqual([attachment]);
  });

  test('then nobody without access can send a part, and what is no photo leaves nothing behind', async () => {
    for (const browser of [benali, await stage.signedIn(people.otherSitesNurse)]) {
      const body = await sendPart(browser, { uploadId: randomUUID(), offset: 0 });
      expect(problem.parse(body).code).toBe('NOT_FOUND');
    }
    const uploadId = randomUUID();
    const path = `/api/consultations/${id}/uploads/${uploadId}?offset=0&totalBytes=8`;
    const { body } = await nurse.send('PUT', path, Buffer.from('%PDF-1.7'), 'image/jpeg');
    expect(problem.parse(body).code).toBe('MEDIA_TYPE_UNSUPPORTED');
    await expect(waiting()).resolves.toEqual([]);
  });

  test('then one that was never finished is swept away after a day', async () => {
    await sendPart(nurse, { uploadId: randomUUID(), offset: 0 });
    expect(await waiting()).toHaveLength(1);
    // Files carry the machine's time, which is later than the test's.
    stage.clock.sleep(Date.now() - stage.clock.now().getTime());
    await stage.sweepAfter(25 * 60 * 60_000);
    await expect(waiting()).resolves.toEqual([]);
    await arrive();
  });
});

describe('When a photo is marked', () => {
  const arrow: AnnotationDraft = {
    colour: 'yellow',
    shape: { kind: 'arrow', from: [0.1, 0.1], to: [0.5, 0.5] },
  };
  let attachmentId: string;
  beforeEach(async () => {
    attachmentId = (await sendAll(randomUUID())).id;
  });
  const mark = (browser: Browser, annotationId: string = randomUUID()) =>
    browser.call('addAnnotation', { params: { id, attachmentId, annotationId }, body: arrow });
  const marks = async (browser: Browser) =>
    (await browser.call('listAnnotations', { params: { id, attachmentId } })).annotations;

  test('then the other sees the mark, its author is kept, and the photo stays as it was', async () => {
    const path = `/api/consultations/${id}/attachments/${attachmentId}/content`;
    const before = (await nurse.send('GET', path)).body;
    const told = atBenali.fact('photo:annotated');
    const annotationId = randomUUID();
    const added = await mark(nurse, annotationId);
    expect(await mark(nurse, annotationId)).toEqual(added);
    expect(await told).toEqual({ consultationId: id, attachmentId });
    expect(await marks(benali)).toEqual([added]);
    expect(added).toMatchObject({ ...arrow, author: { name: 'Fatima Aït Lahcen' } });
    expect((await nurse.send('GET', path)).body).toEqual(before);
  });

  test('then a hand may draw, and a programme may not', async () => {
    stage.clock.advance(61_000);
    for (let count = 0; count < 60; count += 1) await mark(nurse);
    const params = { id, attachmentId, annotationId: randomUUID() };
    const refused = await nurse.refusedCall('addAnnotation', { params, body: arrow });
    expect(refused.code).toBe('RATE_LIMITED');
    await mark(benali);
    stage.clock.advance(61_000);
    await mark(nurse);
    await arrive();
  });

  test('then only its author takes it back', async () => {
    const added = await mark(nurse);
    const params = { id, attachmentId, annotationId: added.id };
    expect((await benali.refusedCall('removeAnnotation', { params })).code).toBe('NOT_FOUND');
    await nurse.call('removeAnnotation', { params });
    await nurse.call('removeAnnotation', { params });
    expect(await marks(benali)).toEqual([]);
  });

  test('then the marks stay readable when the consultation is over, and no more are made', async () => {
    const added = await mark(benali);
    await finish(benali, id);
    expect(await marks(nurse)).toEqual([added]);
    const params = { id, attachmentId, annotationId: randomUUID() };
    expect((await nurse.refusedCall('addAnnotation', { params, body: arrow })).code).toBe(
      'CONSULTATION_NOT_OPEN',
    );
    const stranger = await stage.signedIn(people.otherNeurologist);
    const refused = await stranger.refusedCall('listAnnotations', { params: { id, attachmentId } });
    expect(refused.code).toBe('NOT_FOUND');
  });
});
