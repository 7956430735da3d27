import { emptyNote } from '@qarib/clinical';
import { seizureNote } from '@qarib/testing';
import type { Browser, Connection } from './browser.ts';
import { acceptedCase, finish, signedNote } from './journey.ts';
import { people, Stage } from './stage.ts';

let stage: Stage;
let nurse: Browser;
let benali: Browser;
let atNurse: Connection;
let atBenali: Connection;
let params: { id: string };

beforeAll(async () => {
  stage = await Stage.open();
  nurse = await stage.signedIn(people.nurse);
  benali = await stage.signedIn(people.neurologist);
  atNurse = await nurse.connect();
  atBenali = await benali.connect();
});
beforeEach(async () => {
  params = { id: await acceptedCase(nurse, atBenali) };
});
afterAll(() => stage.close());

const save = (version: number, text = seizureNote) =>
  benali.call('saveNote', { params, body: { version, text } });

describe('When the physician writes', () => {
  test('then there is an empty note to begin with, and what was typed is there next time', async () => {
    await expect(benali.call('readNote', { params })).resolves.toEqual({
      consultationId: params.id,
      status: 'preliminary',
      version: 0,
      text: emptyNote,
    });
    await save(0);
    const elsewhere = await stage.signedIn(people.neurologist);
    await expect(elsewhere.call('readNote', { params })).resolves.toMatchObject({
      version: 1,
      text: seizureNote,
      authorName: 'Dr Salma Benali',
    });
  });

  test('then a save that came between is a conflict, and a repeated one is not', async () => {
    await save(0);
    await expect(save(0)).resolves.toMatchObject({ version: 1 });
    const refused = await benali.refusedCall('saveNote', {
      params,
      body: { version: 0, text: { ...seizureNote, plan: 'Autre chose' } },
    });
    expect(refused).toMatchObject({ code: 'VERSION_CONFLICT', details: { version: '1' } });
  });

  test('then of two saves at once one is kept whole', async () => {
    const texts = ['IRM', 'EEG'].map((plan) => ({ ...seizureNote, plan }));
    const outcomes = await Promise.allSettled(texts.map((text) => save(0, text)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const kept = outcomes.findIndex(({ status }) => status === 'fulfilled');
    const note = await benali.call('readNote', { params });
    expect(note).toMatchObject({ version: 1, text: texts[kept] });
  });

  test('then nobody else can', async () => {
    const tazi = await stage.signedIn(people.otherNeurologist);
    const body = { version: 0, text: seizureNote };
    for (const other of [nurse, tazi]) {
      expect((await other.refusedCall('saveNote', { params, body })).code).toBe('NOT_FOUND');
    }
  });
});

describe('When the physician signs', () => {
  test('then a note without assessment or plan is not complete', async () => {
    const { version } = await save(0, { ...seizureNote, assessment: ' ', plan: '' });
    const refused = await benali.refusedCall('signNote', { params, body: { version } });
    expect(refused).toMatchObject({
      code: 'NOTE_INCOMPLETE',
      issues: [{ path: 'text.assessment' }, { path: 'text.plan' }],
    });
  });

  test('then it is final, with the hash of what was signed', async () => {
    await save(0);
    const signed = await benali.call('signNote', { params, body: { version: 1 } });
    expect(signed).toMatchObject({ status: 'final', version: 2 });
    expect(signed.contentHash).toMatch(/^[0-9a-f]{64}$/);
    await expect(benali.call('signNote', { params, body: { version: 1 } })).resolves.toEqual(
      signed,
    );
    const later = await benali.refusedCall('saveNote', {
      params,
      body: { version: 2, text: seizureNote },
    });
    expect(later.code).toBe('NOTE_FINAL');
  });

  test('then the nurse reads what is meant for her, and nothing before', async () => {
    await save(0);
    expect((await nurse.refusedCall('readNote', { params })).code).toBe('NOT_FOUND');
    const told = atNurse.fact('note:signed', (it) => it.consultationId === params.id);
    await benali.call('signNote', { params, body: { version: 1 } });
    await told;
    const { text } = await nurse.call('readNote', { params });
    const { assessment, plan, advice } = seizureNote;
    expect(text).toEqual({ assessment, plan, advice });
  });

  test('then it can be after the consultation was finished too', async () => {
    await finish(benali, params.id);
    await signedNote(benali, params.id);
    await expect(benali.call('readConsultation', { params })).resolves.toMatchObject({
      status: 'completed',
      isNoteSigned: true,
    });
  });

  test('then the coordinator never reads it', async () => {
    await signedNote(benali, params.id);
    const coordinator = await stage.signedIn(people.coordinator);
    expect((await coordinator.refusedCall('readNote', { params })).code).toBe('NOT_FOUND');
  });
});
