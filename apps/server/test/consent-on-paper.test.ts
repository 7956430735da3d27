import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { consentInArabic } from '@qarib/testing';
import { drawSheet } from '../src/adapters/pdf/draw-sheet.ts';
import type { Sheet, SheetBlock } from '../src/ports/documents.ts';
import type { Browser } from './browser.ts';
import { acceptedCase, signedNote } from './journey.ts';
import { patients, people, Stage } from './stage.ts';

const sheets: Sheet[] = [];
/** Keeps what it is to print. */
const printer = {
  contentType: 'application/pdf',
  async print(sheet: Sheet) {
    sheets.push(sheet);
    return Readable.from([Buffer.from('%PDF-')]);
  },
  async close() {},
};
const drawn = {
  strokes: [
    [10, 150, 60, 40, 110, 150],
    [300, 100],
  ],
};

let stage: Stage;
let nurse: Browser;
let benali: Browser;

beforeAll(async () => {
  stage = await Stage.open({}, { printer });
  nurse = await stage.signedIn(people.nurse);
  benali = await stage.signedIn(people.neurologist);
});
afterAll(() => stage.close());

async function printed(kind: string, language = 'fr'): Promise<readonly SheetBlock[]> {
  const atBenali = await benali.connect();
  const id = await acceptedCase(nurse, atBenali);
  atBenali.close();
  await signedNote(benali, id);
  await benali.send('GET', `/api/consultations/${id}/documents/${kind}?language=${language}`);
  return sheets.at(-1)?.blocks ?? [];
}

const isDrawn = ({ kind }: SheetBlock) => kind === 'drawn';

describe('When a report is printed', () => {
  test('then it says how the patient agreed, by word or with what they drew', async () => {
    const byWord = await printed('report');
    expect(JSON.stringify(byWord)).toContain('Donné de vive voix');
    expect(byWord.some(isDrawn)).toBe(false);

    const params = { id: patients.withConsent };
    const body = { ...consentInArabic, idempotencyKey: randomUUID(), signature: drawn };
    stage.clock.advance(1_000);
    await nurse.call('recordConsent', { params, body });
    stage.clock.advance(1_000);
    const signed = await printed('report', 'ar');
    expect(signed.filter(isDrawn)).toEqual([{ kind: 'drawn', strokes: drawn.strokes }]);
    expect(JSON.stringify(signed)).toContain('بعد شرحها \u2068بالعربية\u2069');
    const sheet = sheets.at(-1);
    if (sheet) expect((await buffer(drawSheet(sheet))).toString('latin1')).toMatch(/^%PDF-/);
  });

  test('then a prescription, which others than physicians see, says nothing of it', async () => {
    expect(JSON.stringify(await printed('prescription'))).not.toContain('Consentement');
  });
});
