import { deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** Files as people send them, and as nobody should. */

export const teal = (width = 8, height = 8) =>
  sharp({ create: { width, height, channels: 3, background: 'teal' } });

/** A photo with a page of the web in its comment and an archive behind its end. */
export async function disguisedJpeg(): Promise<Buffer> {
  const photo = await teal(80, 60).jpeg().toBuffer();
  const words = Buffer.from('<script>alert(1)</script>');
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, words.length + 2]), words]);
  return Buffer.concat([photo.subarray(0, 2), comment, photo.subarray(2), archive]);
}

/** A few hundred bytes whose header promises 30,000 by 30,000 pixels. */
export function bombPng(): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(30_000, 0);
  header.writeUInt32BE(30_000, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(200))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** An empty archive: the end of a directory without files. */
const archive = Buffer.concat([Buffer.from('PK\u0005\u0006'), Buffer.alloc(18)]);

type Pdf = { readonly catalogue?: string; readonly trailer?: string; readonly more?: Buffer };

/** One page, as a recorder or a scanner writes it; readers put up with a rough table of contents. */
function pdf({ catalogue = '', trailer = '', more = Buffer.alloc(0) }: Pdf = {}): Buffer {
  const page = deflateSync(Buffer.from('BT /F1 12 Tf 72 720 Td (ECG) Tj ET'));
  return Buffer.concat([
    Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'),
    Buffer.from(`1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalogue} >>\nendobj\n`),
    Buffer.from('2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n'),
    Buffer.from('3 0 obj\n<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>\nendobj\n'),
    Buffer.from(`4 0 obj\n<< /Length ${page.length} /Filter /FlateDecode >>\nstream\n`),
    page,
    Buffer.from('\nendstream\nendobj\n'),
    more,
    Buffer.from(`trailer\n<< /Root 1 0 R /Size 6 ${trailer} >>\nstartxref\n0\n%%EOF\n`),
  ]);
}

export const plainPdf = (): Buffer => pdf();
export const pdfWith = (catalogue: string): Buffer => pdf({ catalogue });
export const encryptedPdf = (): Buffer => pdf({ trailer: '/Encrypt 9 0 R' });

function packed(objects: Buffer): Buffer {
  const stream = deflateSync(objects);
  const dictionary = `<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${stream.length} >>`;
  return Buffer.concat([
    Buffer.from(`5 0 obj\n${dictionary}\nstream\n`),
    stream,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
}

const script = '<< /S /JavaScript /JS (app.alert(1)) >>';
/** With a script in plain sight, or packed away among other objects. */
export const scriptedPdf = (isPacked = false): Buffer =>
  isPacked ? pdf({ more: packed(Buffer.from(`6 0 ${script}`)) }) : pdfWith(`/OpenAction ${script}`);

export const pdfBomb = (): Buffer => pdf({ more: packed(Buffer.alloc(64 * 1024 * 1024)) });
export const pdfAndArchive = (): Buffer => Buffer.concat([plainPdf(), archive]);
export const pdfAndPage = (): Buffer =>
  pdf({ catalogue: '/Title (<html><script>alert(1)</script></html>)' });
