import { inflateSync } from 'node:zlib';
import { AppError } from '../../ports/app-error.ts';
import type { Documents } from '../../ports/attachments.ts';

const header = /^%PDF-[12]\.\d[\r\n]/;
/** What other readers would take this very file for: web pages and programs begin with their signature. */
const disguises = /<(?:!doctype|html|head|body|script|svg|iframe|\?php)|#!\//i;
/** End of a ZIP archive's directory, and the head of a file in it; archives are read from their end. */
const archiveMarks = ['PK\u0005\u0006', 'PK\u0003\u0004'];
const archiveTailBytes = 66_000;

/**
 * Names that make a reader do something (ISO 32000-1: 12.6 Actions, 7.11.4 Embedded file streams, 12.7.8
 * XFA forms, 13 Multimedia): a paper that was scanned or printed has none of them.
 */
const activeNames = [
  'JavaScript',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'RichMedia',
  'Rendition',
  'Movie',
  'Sound',
  'SubmitForm',
  'ImportData',
  'OnInstantiate',
  'GoToE',
  'GoToR',
  'XFA',
];
const active = namePattern(activeNames);
const encryption = namePattern(['Encrypt']);
const objectStream = namePattern(['ObjStm']);

/** More than the objects of 25 MB take. A stream that unfolds to more is a bomb. */
const mostInflatedBytes = 32 * 1024 * 1024;

/**
 * PDFs are kept as they came, because what is shown must be what was sent; so they are looked through.
 * The look does not follow the file's own structure, which may lie: names are searched everywhere, and
 * whatever says of itself that it packs objects is unpacked.
 */
export const pdfDocuments: Documents = {
  isPdf: (bytes) => bytes.subarray(0, 5).toString('latin1') === '%PDF-',
  requireHarmless(bytes) {
    const text = bytes.toString('latin1');
    if (!header.test(text.slice(0, 10))) throw new AppError('FILE_DAMAGED');
    requireNothingElse(text);
    requirePassive(text);
    let roomBytes = mostInflatedBytes;
    for (const start of objectStreamsOf(text)) {
      const objects = inflate(bytes.subarray(start), roomBytes);
      roomBytes -= objects.length;
      requirePassive(objects);
    }
  },
};

/** Nothing that another program would read comes before, within the reach of, or after the document. */
function requireNothingElse(text: string): void {
  const end = text.lastIndexOf('%%EOF');
  if (end < 0) throw new AppError('FILE_DAMAGED');
  const isFollowed = /[^\s\0]/.test(text.slice(end + '%%EOF'.length));
  const tailFrom = Math.max(0, text.length - archiveTailBytes);
  const hasArchive = archiveMarks.some((mark) => text.includes(mark, tailFrom));
  if (isFollowed || hasArchive || disguises.test(text.slice(0, 1_024))) {
    throw new AppError('FILE_DISGUISED');
  }
}

function requirePassive(text: string): void {
  if (encryption.test(text)) throw new AppError('DOCUMENT_ENCRYPTED');
  if (active.test(text)) throw new AppError('DOCUMENT_ACTIVE');
}

/** Where the packed objects begin (ISO 32000-1, 7.5.7). */
function* objectStreamsOf(text: string): Generator<number> {
  for (const { 0: keyword, index } of text.matchAll(/(?<!end)stream\r?\n/g)) {
    const dictionary = text.slice(Math.max(text.lastIndexOf(' obj', index), index - 4_096), index);
    if (!objectStream.test(dictionary)) continue;
    // The one filter that writers pack objects with; any other would hide them from this look.
    const isPlain = /\/Filter\s*\[?\s*\/FlateDecode\b(?!\s*\/\w+Decode)/.test(dictionary);
    if (!isPlain || /\/DecodeParms/.test(dictionary)) throw new AppError('FILE_DAMAGED');
    yield index + keyword.length;
  }
}

function inflate(stream: Buffer, roomBytes: number): string {
  try {
    const maxOutputLength = Math.max(1, roomBytes);
    return inflateSync(stream, { maxOutputLength }).toString('latin1');
  } catch {
    throw new AppError('FILE_DAMAGED');
  }
}

/** Finds whole names, also with letters as numbers: `/J#61vaScript` is `/JavaScript` (7.3.5). */
function namePattern(names: readonly string[]): RegExp {
  const digits = (char: string) =>
    char
      .charCodeAt(0)
      .toString(16)
      .replace(/[a-f]/, (digit) => `[${digit}${digit.toUpperCase()}]`);
  const letter = (char: string) => `(?:${char}|#${digits(char)})`;
  const spellings = names.map((name) => Array.from(name, letter).join(''));
  return new RegExp(`/(?:${spellings.join('|')})(?=[\\s\\0/<>[\\](){}%]|$)`);
}
