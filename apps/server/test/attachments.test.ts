import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { attachmentUpload, consultation as consultationSchema, problem } from '@qarib/contracts';
import type { Browser } from './browser.ts';
import { requestBy } from './journey.ts';
import { people, Stage } from './stage.ts';

let stage: Stage;
let nurse: Browser;
let id: string;
let photo: Buffer<ArrayBuffer>;

beforeAll(async () => {
  stage = await Stage.open();
  nurse = await stage.signedIn(people.nurse);
  ({ id } = await requestBy(nurse));
  photo = Buffer.from(
    await sharp({ create: { width: 3_000, height: 1_500, channels: 3, background: 'teal' } })
      .jpeg()
      .withExif({ IFD0: { Make: 'A telephone' }, IFD3: { GPSLatitude: '31/1 20/1 0/1' } })
      .toBuffer(),
  );
});
afterAll(() => stage.close());

const upload = (browser: Browser, name: string, bytes: Buffer<ArrayBuffer>, type = 'image/jpeg') =>
  browser.send('PUT', `/api/consultations/${id}/attachments/${name}`, bytes, type);
const stored = () => readdir(join(stage.folder, 'attachments'));

test('When a photo is added, then it is kept smaller, without where it was taken, and once', async () => {
  const first = consultationSchema.parse((await upload(nurse, 'rash.jpg', photo)).body);
  const again = consultationSchema.parse((await upload(nurse, 'rash.jpg', photo)).body);
  expect(again.attachments).toEqual(first.attachments);
  const [attachment] = first.attachments;
  const photoId = attachment?.id ?? '';
  expect(attachment).toMatchObject({ fileName: 'rash.jpg', contentType: 'image/jpeg' });
  await expect(stored()).resolves.toEqual([photoId]);
  const content = await nurse.send(
    'GET',
    `/api/consultations/${id}/attachments/${photoId}/content`,
  );
  const kept = await sharp(Buffer.from(content.body as ArrayBuffer)).metadata();
  expect(kept).toMatchObject({ format: 'jpeg', width: 2_560, height: 1_280 });
  expect(kept.exif).toBeUndefined();
  expect(content.headers.get('Content-Security-Policy')).toContain('sandbox');
});

test('When it is no photo, then what it says it is does not matter, and nothing is left behind', async () => {
  const before = await stored();
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>');
  for (const bytes of [svg, Buffer.from('%PDF-1.7'), photo.subarray(0, 400), Buffer.alloc(0)]) {
    const { body } = await upload(nurse, 'rash.jpg', Buffer.from(bytes));
    expect(problem.parse(body).code).toBe('MEDIA_TYPE_UNSUPPORTED');
  }
  await expect(stored()).resolves.toEqual(before);
});

test('When many are sent at once, then no more are kept than a case may have, each once', async () => {
  const { id: caseId } = await requestBy(nurse);
  const kept = (await stored()).length;
  const small = Buffer.from(
    await sharp({ create: { width: 8, height: 8, channels: 3, background: 'teal' } })
      .png()
      .toBuffer(),
  );
  const send = (name: string) =>
    nurse.send('PUT', `/api/consultations/${caseId}/attachments/${name}`, small, 'image/png');
  await Promise.all(Array.from({ length: 4 }, () => send('same.png')));
  expect(await stored()).toHaveLength(kept + 1);
  await Promise.all(Array.from({ length: 24 }, (_, nth) => send(`${nth}.png`)));
  const { attachments } = await nurse.call('readConsultation', { params: { id: caseId } });
  // A busy database may turn one away; what must never be is a twenty-first, or a file of none.
  expect(attachments.length).toBeGreaterThan(10);
  expect(attachments.length).toBeLessThanOrEqual(20);
  expect(await stored()).toHaveLength(kept + attachments.length);
});

test('When it is larger than a photo can be, then it is not read to the end', async () => {
  const { body } = await upload(nurse, 'huge.jpg', Buffer.alloc(attachmentUpload.maxBytes + 1));
  expect(problem.parse(body).code).toBe('INPUT_TOO_LARGE');
});

test('When somebody without access adds or reads, then there is nothing', async () => {
  const other = await stage.signedIn(people.otherSitesNurse);
  expect(problem.parse((await upload(other, 'x.jpg', photo)).body).code).toBe('NOT_FOUND');
  const [photoId = ''] = await stored();
  const path = `/api/consultations/${id}/attachments/${photoId}/content`;
  expect(problem.parse((await other.send('GET', path)).body).code).toBe('NOT_FOUND');
  expect(problem.parse((await stage.browser().send('GET', path)).body).code).toBe('NOT_SIGNED_IN');
});

test('When a name would climb or hide, then it is refused', async () => {
  expect(problem.parse((await upload(nurse, '.hidden', photo)).body).code).toBe('INPUT_INVALID');
  expect(problem.parse((await upload(nurse, '..%2fup.jpg', photo)).body).code).toBe('PATH_INVALID');
});
