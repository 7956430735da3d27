import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import sharp from 'sharp';
import {
  maxUploadBytes,
  problem,
  uploadPartBytes,
  uploadState,
  type AttachmentKind,
} from '@qarib/contracts';
import { origin, type Browser } from './browser.ts';
import { requestBy } from './journey.ts';
import {
  bombPng,
  disguisedJpeg,
  encryptedPdf,
  pdfAndArchive,
  pdfAndPage,
  pdfBomb,
  pdfWith,
  plainPdf,
  scriptedPdf,
  teal,
} from './files.ts';
import { people, Stage } from './stage.ts';

let stage: Stage;
let nurse: Browser;
let id: string;

beforeAll(async () => {
  stage = await Stage.open();
  nurse = await stage.signedIn(people.nurse);
});
beforeEach(async () => {
  ({ id } = await requestBy(nurse));
});
afterAll(() => stage.close());

type Sending = {
  readonly browser?: Browser;
  readonly uploadId: string;
  readonly kind?: AttachmentKind;
  readonly fileName?: string;
  readonly offset?: number;
  readonly totalBytes: number;
};
type Chosen = Partial<Sending>;

const pathOf = ({ uploadId, kind = 'photo', fileName, offset = 0, totalBytes }: Sending) => {
  const query = new URLSearchParams({ offset: `${offset}`, totalBytes: `${totalBytes}`, kind });
  query.set('place', 'case');
  if (fileName !== undefined) query.set('fileName', fileName);
  return `/api/consultations/${id}/uploads/${uploadId}?${query.toString()}`;
};

async function sendPart(bytes: Buffer, sending: Sending) {
  const { browser = nurse } = sending;
  const type = 'application/octet-stream';
  return (await browser.send('PUT', pathOf(sending), Buffer.from(bytes), type)).body;
}

/** Part after part, going on from whatever the server says it has; answers the last word. */
async function upload(bytes: Buffer, sending: Chosen = {}): Promise<unknown> {
  const whole = { uploadId: randomUUID(), ...sending, totalBytes: bytes.length };
  for (let offset = 0; ;) {
    const part = bytes.subarray(offset, offset + uploadPartBytes);
    const body = await sendPart(part, { ...whole, offset });
    const state = uploadState.safeParse(body);
    if (!state.success || state.data.attachment) return body;
    offset = state.data.receivedBytes;
  }
}
const attached = async (bytes: Buffer, sending: Chosen = {}) => {
  const { attachment } = uploadState.parse(await upload(bytes, sending));
  if (!attachment) throw new Error('it was not attached');
  return attachment;
};
const refused = async (bytes: Buffer, sending: Chosen = {}) =>
  problem.parse(await upload(bytes, sending)).code;

const stored = () => readdir(join(stage.folder, 'attachments'));
const waiting = async () => {
  const folders = await readdir(join(stage.folder, 'uploads'));
  const names = await Promise.all(folders.map((it) => readdir(join(stage.folder, 'uploads', it))));
  return names.flat();
};
const content = (attachmentId: string, browser = nurse) =>
  browser.send('GET', `/api/consultations/${id}/attachments/${attachmentId}/content`);

describe('When a photo is added', () => {
  test('then it is kept without where it was taken, once however often it is sent', async () => {
    const photo = await teal(3_000, 1_500)
      .jpeg()
      .withExif({ IFD0: { Make: 'A telephone' }, IFD3: { GPSLatitude: '31/1 20/1 0/1' } })
      .toBuffer();
    const uploadId = randomUUID();
    const first = await attached(photo, { uploadId, fileName: 'éruption.png' });
    expect(await attached(photo, { uploadId })).toEqual(first);
    expect(first).toMatchObject({ kind: 'photo', fileName: 'éruption.jpg' });
    const { body, headers } = await content(first.id);
    const kept = await sharp(Buffer.from(body as ArrayBuffer)).metadata();
    expect(kept).toMatchObject({ format: 'jpeg', width: 3_000, height: 1_500 });
    expect(kept.exif).toBeUndefined();
    expect(headers.get('Content-Security-Policy')).toContain('sandbox');
  });

  test('then one of the case is not said in the conversation', async () => {
    await attached(await teal().png().toBuffer());
    const { messages } = await nurse.call('listMessages', { params: { id }, query: {} });
    expect(messages).toEqual([]);
  });

  test('then an archive behind it, and anything else in it, stays behind', async () => {
    const { id: photoId } = await attached(await disguisedJpeg());
    const { body } = await content(photoId);
    const kept = Buffer.from(body as ArrayBuffer).toString('latin1');
    expect(kept).not.toContain('PK');
    expect(kept).not.toContain('<script');
  });
});

describe('When a document is added', () => {
  test('then it is kept as it was sent, and saved rather than opened by who reads it', async () => {
    const pdf = plainPdf();
    const paper = await attached(pdf, { kind: 'document', fileName: 'ordonnance.pdf' });
    expect(paper).toMatchObject({
      kind: 'document',
      fileName: 'ordonnance.pdf',
      contentType: 'application/pdf',
    });
    const { body, headers } = await content(paper.id);
    expect(Buffer.from(body as ArrayBuffer).equals(pdf)).toBe(true);
    expect(headers.get('Content-Disposition')).toMatch(/^attachment;/);
    expect(headers.get('Content-Security-Policy')).toBe("default-src 'none'; sandbox");
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
  });

  test('then an ECG may be the paper of the recorder or a photo of the strip', async () => {
    const paper = await attached(plainPdf(), { kind: 'ecg' });
    const strip = await attached(await teal().png().toBuffer(), { kind: 'ecg' });
    expect([paper, strip].map(({ kind, contentType }) => [kind, contentType])).toEqual([
      ['ecg', 'application/pdf'],
      ['ecg', 'image/jpeg'],
    ]);
  });
});

describe('When what is sent is not what it should be, then it is refused with its reason', () => {
  const photo = () => teal(600, 400).jpeg().toBuffer();
  const text = (words: string) => async () => Buffer.from(words);
  test.each([
    ['a page of the web', 'photo', text('<svg><script>1</script></svg>'), 'MEDIA_TYPE_UNSUPPORTED'],
    ['a program', 'document', text('MZ\0\0 a program'), 'MEDIA_TYPE_UNSUPPORTED'],
    ['a document for a photo', 'photo', async () => plainPdf(), 'MEDIA_TYPE_UNSUPPORTED'],
    ['half a photo', 'photo', async () => (await photo()).subarray(0, 900), 'FILE_DAMAGED'],
    ['a picture of 900 million pixels', 'photo', async () => bombPng(), 'IMAGE_TOO_LARGE'],
    ['a document with a password', 'document', async () => encryptedPdf(), 'DOCUMENT_ENCRYPTED'],
    ['a document with a script', 'document', async () => scriptedPdf(), 'DOCUMENT_ACTIVE'],
    [
      'one whose script is spelt in numbers',
      'document',
      async () => pdfWith('/OpenAction << /S /J#61v#61Script /JS (app.alert(1)) >>'),
      'DOCUMENT_ACTIVE',
    ],
    [
      'one that starts a program',
      'ecg',
      async () => pdfWith('/OpenAction << /S /Launch /F (cmd.exe) >>'),
      'DOCUMENT_ACTIVE',
    ],
    [
      'one that carries files',
      'document',
      async () => pdfWith('/Names << /EmbeddedFiles << /Names [] >> >>'),
      'DOCUMENT_ACTIVE',
    ],
    [
      'one with its script packed away',
      'document',
      async () => scriptedPdf(true),
      'DOCUMENT_ACTIVE',
    ],
    ['one that unfolds to a gigabyte', 'document', async () => pdfBomb(), 'FILE_DAMAGED'],
    ['one that is an archive too', 'document', async () => pdfAndArchive(), 'FILE_DISGUISED'],
    ['one that is a web page too', 'document', async () => pdfAndPage(), 'FILE_DISGUISED'],
    ['half a document', 'document', async () => plainPdf().subarray(0, 120), 'FILE_DAMAGED'],
  ] as const)('%s', async (_what, kind, bytesOf, code) => {
    const before = await stored();
    expect(await refused(await bytesOf(), { kind })).toBe(code);
    await expect(stored()).resolves.toEqual(before);
    await expect(waiting()).resolves.toEqual([]);
  });
});

test('When it is larger than 25 MB, then not even its first part is taken', async () => {
  const sending = { uploadId: randomUUID(), totalBytes: maxUploadBytes + 1 };
  expect(problem.parse(await sendPart(Buffer.alloc(8), sending)).code).toBe('INPUT_INVALID');
  await expect(waiting()).resolves.toEqual([]);
});

test('When the connection is cut at 99 %, then it goes on from there and arrives once', async () => {
  const bytes = await teal(1_600, 1_200).png({ compressionLevel: 0 }).toBuffer();
  const sending = { uploadId: randomUUID(), totalBytes: bytes.length, fileName: 'peau.png' };
  const lastPart = bytes.length - Math.floor(bytes.length / 100);
  for (let offset = 0; offset < lastPart;) {
    const part = bytes.subarray(offset, Math.min(lastPart, offset + uploadPartBytes));
    ({ receivedBytes: offset } = uploadState.parse(await sendPart(part, { ...sending, offset })));
  }
  await cutWhileSending(bytes.subarray(lastPart), { ...sending, offset: lastPart });
  const asked = await sendPart(Buffer.alloc(0), { ...sending, offset: 0 });
  expect(asked).toEqual({ receivedBytes: lastPart });
  const last = await sendPart(bytes.subarray(lastPart), { ...sending, offset: lastPart });
  expect(uploadState.parse(last).attachment?.fileName).toBe('peau.jpg');
  const { attachments } = await nurse.call('readConsultation', { params: { id } });
  expect(attachments).toHaveLength(1);
});

/** Half of the part leaves, and then the line is gone. */
async function cutWhileSending(part: Buffer, sending: Sending): Promise<void> {
  const socket = connect(Number(new URL(stage.url).port), '127.0.0.1');
  await once(socket, 'connect');
  const head = [
    `PUT ${pathOf(sending)} HTTP/1.1`,
    `Host: ${new URL(stage.url).host}`,
    `Origin: ${origin}`,
    `Cookie: ${nurse.cookie}`,
    `X-CSRF-Token: ${nurse.csrfToken}`,
    'Content-Type: application/octet-stream',
    `Content-Length: ${part.length}`,
    '',
    '',
  ];
  socket.write(head.join('\r\n'));
  await new Promise<void>((resolve) =>
    socket.write(part.subarray(0, part.length / 2), () => resolve()),
  );
  socket.destroy();
  await once(socket, 'close');
}

test('When it is taken back half way, then nothing of it is left', async () => {
  const uploadId = randomUUID();
  const sending = { uploadId, totalBytes: 500_000 };
  await sendPart(Buffer.alloc(1_000, 1), sending);
  expect(await waiting()).toHaveLength(1);
  await nurse.call('discardUpload', { params: { id, uploadId } });
  await expect(waiting()).resolves.toEqual([]);
});

test('When many are sent at once, then no more are kept than a case may have', async () => {
  const kept = (await stored()).length;
  const small = await teal().png().toBuffer();
  await Promise.all(Array.from({ length: 26 }, () => upload(small)));
  const { attachments } = await nurse.call('readConsultation', { params: { id } });
  // A busy server may turn one away; what must never be is a twenty-first, or a file of none.
  expect(attachments.length).toBeGreaterThan(5);
  expect(attachments.length).toBeLessThanOrEqual(20);
  expect(await stored()).toHaveLength(kept + attachments.length);
});

test('When somebody without access adds or reads, then there is nothing', async () => {
  const other = await stage.signedIn(people.otherSitesNurse);
  const small = await teal().png().toBuffer();
  expect(await refused(small, { browser: other })).toBe('NOT_FOUND');
  const { id: photoId } = await attached(small);
  expect(problem.parse((await content(photoId, other)).body).code).toBe('NOT_FOUND');
  expect(problem.parse((await content(photoId, stage.browser())).body).code).toBe('NOT_SIGNED_IN');
});

test('When a name would climb or hide, then it is refused', async () => {
  const small = await teal().png().toBuffer();
  for (const fileName of ['.hidden', '../up.jpg', 'a/b.jpg']) {
    expect(await refused(small, { fileName })).toBe('INPUT_INVALID');
  }
});
