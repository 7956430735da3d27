import { createHash, randomUUID } from 'node:crypto';
import { canonicalJson, type NoteContent } from '@qarib/clinical';
import { seizureNote } from '@qarib/testing';
import type { Browser, Connection } from './browser.ts';
import { acceptedCase, signedNote } from './journey.ts';
import { people, Stage } from './stage.ts';

let stage: Stage;
let nurse: Browser;
let benali: Browser;
let atBenali: Connection;
let id: string;

beforeAll(async () => {
  stage = await Stage.open();
  nurse = await stage.signedIn(people.nurse);
  benali = await stage.signedIn(people.neurologist);
  atBenali = await benali.connect();
});
beforeEach(async () => {
  const atNurse = await nurse.connect();
  id = await acceptedCase(nurse, atBenali);
  atNurse.close();
});
afterAll(() => stage.close());

const print = (by: Browser, kind = 'report', language = 'fr') =>
  by.send('GET', `/api/consultations/${id}/documents/${kind}?language=${language}`);
const asText = (body: unknown) => Buffer.from(body as ArrayBuffer).toString('latin1');
const pagesOf = (body: unknown) => asText(body).match(/\/Type \/Page\b(?!s)/g)?.length;

async function amended(content: NoteContent): Promise<void> {
  const body = { idempotencyKey: randomUUID(), reason: 'Dose corrigée' };
  await benali.call('amendNote', { params: { id }, body });
  const saved = { amendment: 1, version: 1, content };
  await benali.call('saveNote', { params: { id }, body: saved });
  await benali.call('signNote', { params: { id }, body: { amendment: 1, version: 2 } });
}

describe('When a signed note is printed', () => {
  test.each([
    ['report', 'fr'],
    ['report', 'ar'],
    ['prescription', 'en'],
  ])('then a %s in %s is a PDF with its letters in it', async (kind, language) => {
    await signedNote(benali, id);
    for (const reader of [benali, nurse]) {
      const { status, headers, body } = await print(reader, kind, language);
      expect(status).toBe(200);
      expect(headers.get('Content-Type')).toBe('application/pdf');
      expect(headers.get('Cache-Control')).toBe('no-store');
      expect(asText(body)).toMatch(/^%PDF-.*%%EOF\s*$/s);
      expect(asText(body)).toContain('/FontFile');
    }
  });

  test('then it has as many pages as it takes', async () => {
    const long = { ...seizureNote.text, plan: 'Surveillance à domicile. '.repeat(400) };
    const { version } = await benali.call('saveNote', {
      params: { id },
      body: { version: 0, content: { ...seizureNote, text: long } },
    });
    await benali.call('signNote', { params: { id }, body: { version } });
    expect(pagesOf((await print(benali)).body)).toBeGreaterThan(2);
  });

  test('then nothing can be before, nor what was not prescribed', async () => {
    await benali.call('saveNote', {
      params: { id },
      body: { version: 0, content: { ...seizureNote, prescription: [] } },
    });
    expect(await print(benali)).toMatchObject({ status: 409, body: { code: 'NOTE_NOT_SIGNED' } });
    expect((await print(nurse)).status).toBe(404);
    await benali.call('signNote', { params: { id }, body: { version: 1 } });
    expect((await print(benali, 'prescription')).status).toBe(404);
    expect((await print(benali, 'letter')).status).toBe(422);
  });

  test('then nobody does who may not read it, and who did is kept', async () => {
    await signedNote(benali, id);
    const others = [people.otherNeurologist, people.otherSitesNurse, people.coordinator];
    for (const other of others) {
      expect((await print(await stage.signedIn(other))).status).toBe(404);
    }
    expect((await print(stage.browser())).status).toBe(401);
    await print(nurse, 'prescription');
    const admin = await stage.signedIn(people.administrator);
    const { entries } = await admin.call('readAudit', {});
    const printed = entries.filter(({ action }) => action.startsWith('print-'));
    const event = { action: 'print-prescription', agentId: people.nurse, outcome: 'success' };
    expect(printed).toContainEqual(expect.objectContaining({ ...event, entityId: id }));
    expect(printed.filter(({ outcome }) => outcome === 'refused').length).toBeGreaterThan(0);
  });

  test('then whoever prints on and on waits', async () => {
    await signedNote(benali, id);
    const administrator = await stage.signedIn(people.paediatrician);
    const statuses: number[] = [];
    for (let time = 0; time < 31; time += 1) statuses.push((await print(administrator)).status);
    expect([statuses[0], statuses.at(-1)]).toEqual([404, 429]);
  });
});

describe('When a document that is refused was opened in a tab', () => {
  /** As a browser asks for what a link leads to. */
  const open = async (by: Browser, kind = 'report', language = 'fr') => {
    const tab = stage.browser();
    tab.cookie = by.cookie;
    tab.headers = { ...tab.headers, Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
    const { status, headers, body } = await tab.send(
      'GET',
      `/api/consultations/${id}/documents/${kind}?language=${language}`,
    );
    const page = Buffer.from(body as ArrayBuffer).toString();
    const state = /data-state="(\w+)"/.exec(page)?.[1];
    return { status, type: headers.get('Content-Type'), page, state };
  };

  test.each([
    ['fr', 'ltr', 'Se connecter'],
    ['ar', 'rtl', 'تسجيل الدخول'],
    ['en', 'ltr', 'Sign in'],
  ])('then a page says why and what to do, in %s', async (language, direction, action) => {
    const { status, type, page, state } = await open(stage.browser(), 'report', language);
    expect([status, type, state]).toEqual([401, 'text/html; charset=utf-8', 'signedOut']);
    expect(page).toContain(`<html lang="${language}" dir="${direction}">`);
    expect(page).toContain(action);
    expect(page).not.toMatch(/<script|NOT_SIGNED_IN/);
  });

  test('then it tells what is not signed from what is not for the reader', async () => {
    await benali.call('saveNote', {
      params: { id },
      body: { version: 0, content: seizureNote },
    });
    expect(await open(benali)).toMatchObject({ status: 409, state: 'notSigned' });
    const stranger = await stage.signedIn(people.otherNeurologist);
    expect(await open(stranger)).toMatchObject({ status: 404, state: 'notFound' });
    const { page } = await open(stranger, '%22%3E%3Cscript%3E');
    expect(page).not.toContain('<script');
    await benali.call('signNote', { params: { id }, body: { version: 1 } });
    expect(await open(benali)).toMatchObject({ status: 200, type: 'application/pdf' });
  });
});

const verifyPathOf = (body: unknown) =>
  /\/URI \(http:\/\/qarib\.test(\/verify\/[0-9a-f-]{36})\)/.exec(asText(body))?.[1] ?? '';

async function verified(path: string, language = 'fr', by = stage.browser()) {
  const { status, body } = await by.send('GET', `${path}?language=${language}`);
  const page = Buffer.from(body as ArrayBuffer).toString();
  return { status, page, state: /data-state="(\w+)"/.exec(page)?.[1] };
}

describe('When the code on a document is scanned', () => {
  test('then it says that it is valid, of whom and since when, and nothing of the patient', async () => {
    await signedNote(benali, id);
    const path = verifyPathOf((await print(nurse, 'prescription')).body);
    expect(verifyPathOf((await print(benali, 'prescription', 'ar')).body)).toBe(path);
    const { contentHash = '' } = await benali.call('readNote', { params: { id } });
    for (const language of ['fr', 'ar', 'en']) {
      const { status, state, page } = await verified(path, language);
      expect([status, state]).toEqual([200, 'valid']);
      for (const fact of [contentHash, 'Dr Salma Benali', '031204517', `lang="${language}"`]) {
        expect(page).toContain(fact);
      }
      const { reason, patient } = await nurse.call('readConsultation', { params: { id } });
      const secrets = ['Paracétamol', patient.familyName, patient.givenName, reason.text, id];
      for (const secret of secrets) expect(page).not.toContain(secret);
      expect(page).not.toContain('<script');
    }
  });

  test('then it says that it was amended since, and the new one is valid', async () => {
    await signedNote(benali, id);
    const before = verifyPathOf((await print(benali)).body);
    await amended({
      ...seizureNote,
      outcome: 'follow-up',
      followUp: { date: '2026-04-01', reason: '' },
    });
    expect((await verified(before)).state).toBe('amended');
    const { body } = await print(benali);
    const after = verifyPathOf(body);
    expect(after).not.toBe(before);
    expect((await verified(after)).state).toBe('valid');
  });

  test('then it says so when what is kept is no longer what was signed', async () => {
    await signedNote(benali, id);
    const path = verifyPathOf((await print(benali)).body);
    await stage.tamper('notes', id, { $set: { 'content.prescription.0.dose': 10 } });
    expect((await verified(path)).state).toBe('altered');
    await stage.tamper('notes', id, { $set: { 'content.prescription.0.dose': 1 } });
    expect((await verified(path)).state).toBe('valid');
    await stage.tamper('notes', id, { $set: { signerNumber: '1234' } });
    expect((await verified(path)).state).toBe('altered');
  });

  test('then one signed before signatures had versions is still verified', async () => {
    await signedNote(benali, id);
    const contentHash = createHash('sha256').update(canonicalJson(seizureNote)).digest('hex');
    const earlier = { $set: { contentHash }, $unset: { signatureVersion: 1 } };
    await stage.tamper('notes', id, earlier);
    const path = verifyPathOf((await print(benali)).body);
    expect((await verified(path)).state).toBe('valid');
    await stage.tamper('notes', id, { $set: { 'content.text.plan': 'Rien' } });
    expect((await verified(path)).state).toBe('altered');
  });

  test('then an unknown one is unknown, and trying codes out is slowed down', async () => {
    const stranger = stage.browser();
    stranger.headers = { ...stranger.headers, 'X-Forwarded-For': '203.0.113.9' };
    const seen: (readonly [number, string | undefined])[] = [];
    for (let time = 0; time < 31; time += 1) {
      const { status, state } = await verified(`/verify/${randomUUID()}`, 'fr', stranger);
      seen.push([status, state]);
    }
    expect(seen[0]).toEqual([404, 'unknown']);
    expect(seen.at(-1)).toEqual([429, 'tooMany']);
  });
});
