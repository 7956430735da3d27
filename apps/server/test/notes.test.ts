import { randomUUID } from 'node:crypto';
import { emptyContent, type NoteContent, type NoteText } from '@qarib/clinical';
import { seizureNote } from '@qarib/testing';
import type { Browser, Connection } from './browser.ts';
import { acceptedCase, finish, signedNote, siteFigures } from './journey.ts';
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

const saying = (text: Partial<NoteText>): NoteContent => ({
  ...seizureNote,
  text: { ...seizureNote.text, ...text },
});
const save = (version: number, content = seizureNote, amendment = 0) =>
  benali.call('saveNote', { params, body: { amendment, version, content } });
const sign = (version: number, amendment = 0) =>
  benali.call('signNote', { params, body: { amendment, version } });
const amend = (reason = 'Dose corrigée') =>
  benali.call('amendNote', { params, body: { idempotencyKey: randomUUID(), reason } });

describe('When the physician writes', () => {
  test('then there is an empty note to begin with, and what was typed is there next time', async () => {
    await expect(benali.call('readNote', { params })).resolves.toEqual({
      consultationId: params.id,
      amendment: 0,
      status: 'preliminary',
      version: 0,
      content: emptyContent,
      amendments: [],
    });
    await save(0);
    const elsewhere = await stage.signedIn(people.neurologist);
    await expect(elsewhere.call('readNote', { params })).resolves.toMatchObject({
      version: 1,
      content: seizureNote,
      authorName: 'Dr Salma Benali',
    });
  });

  test('then a save that came between is a conflict, and a repeated one is not', async () => {
    await save(0);
    await expect(save(0)).resolves.toMatchObject({ version: 1 });
    const refused = await benali.refusedCall('saveNote', {
      params,
      body: { version: 0, content: { ...seizureNote, diagnoses: [] } },
    });
    expect(refused).toMatchObject({ code: 'VERSION_CONFLICT', details: { version: '1' } });
  });

  test('then of two saves at once one is kept whole', async () => {
    const contents = ['IRM', 'EEG'].map((plan) => saying({ plan }));
    const outcomes = await Promise.allSettled(contents.map((content) => save(0, content)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const kept = outcomes.findIndex(({ status }) => status === 'fulfilled');
    const note = await benali.call('readNote', { params });
    expect(note).toMatchObject({ version: 1, content: contents[kept] });
  });

  test('then nobody else can', async () => {
    const tazi = await stage.signedIn(people.otherNeurologist);
    const body = { version: 0, content: seizureNote };
    for (const other of [nurse, tazi]) {
      expect((await other.refusedCall('saveNote', { params, body })).code).toBe('NOT_FOUND');
    }
  });

  test('then every save stays readable, with who and when', async () => {
    await save(0, saying({ plan: 'Un' }));
    await save(1, saying({ plan: 'Deux' }));
    await sign(2);
    const { versions } = await benali.call('listNoteVersions', { params });
    expect(versions.map(({ version, isSignature }) => [version, isSignature])).toEqual([
      [3, true],
      [2, false],
      [1, false],
    ]);
    const first = await benali.call('readNoteVersion', {
      params: { ...params, amendment: '0', version: '1' },
    });
    expect(first).toMatchObject({
      authorName: 'Dr Salma Benali',
      content: { text: { plan: 'Un' } },
    });
    expect((await nurse.refusedCall('listNoteVersions', { params })).code).toBe('NOT_FOUND');
  });
});

describe('When the physician signs', () => {
  test('then what is missing is named', async () => {
    const unfinished = { ...saying({ assessment: ' ', plan: '' }), outcome: undefined };
    const { version } = await save(0, unfinished);
    const refused = await benali.refusedCall('signNote', { params, body: { version } });
    expect(refused).toMatchObject({
      code: 'NOTE_INCOMPLETE',
      issues: [
        { path: 'content.text.assessment' },
        { path: 'content.text.plan' },
        { path: 'content.outcome' },
      ],
    });
  });

  test('then it is final, with number, hash and the journey that was avoided', async () => {
    await save(0);
    const signed = await sign(1);
    expect(signed).toMatchObject({ status: 'final', version: 2, signerNumber: '031204517' });
    expect(signed.contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(signed.journeyAvoidedKm).toBeGreaterThan(50);
    await expect(sign(1)).resolves.toEqual(signed);
    const later = await benali.refusedCall('saveNote', {
      params,
      body: { version: 2, content: seizureNote },
    });
    expect(later.code).toBe('NOTE_FINAL');
    await expect(benali.call('readConsultation', { params })).resolves.toMatchObject({
      outcome: 'treated-on-site',
      signedAt: signed.signedAt,
    });
  });

  test('then what was saved meanwhile is not signed unseen, in whichever order they arrive', async () => {
    for (let round = 0; round < 10; round += 1) {
      params = { id: await acceptedCase(nurse, atBenali) };
      await save(0);
      const later = saying({ plan: 'Changé entre-temps' });
      const [signing, saving] = await Promise.allSettled([sign(1), save(1, later)]);
      const { status, content } = await benali.call('readNote', { params });
      const isSigned = signing.status === 'fulfilled';
      expect(isSigned).toBe(saving.status === 'rejected');
      expect(status).toBe(isSigned ? 'final' : 'preliminary');
      expect(content.text.plan).toBe(isSigned ? seizureNote.text.plan : later.text.plan);
    }
  });

  test('then the nurse reads what is meant for her, and nothing before', async () => {
    await save(0);
    expect((await nurse.refusedCall('readNote', { params })).code).toBe('NOT_FOUND');
    const told = atNurse.fact('note:signed', (it) => it.consultationId === params.id);
    await sign(1);
    await told;
    const { content } = await nurse.call('readNote', { params });
    const { assessment, plan, advice } = seizureNote.text;
    expect(content).toEqual({ ...seizureNote, text: { assessment, plan, advice } });
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

describe('When a physician has no professional number', () => {
  const say = (by: Browser, professionalNumber: string) =>
    by.call('setProfessionalNumber', { body: { professionalNumber } });
  const refusedSay = (by: Browser, professionalNumber: string) =>
    by.refusedCall('setProfessionalNumber', { body: { professionalNumber } });

  test('then it is given once, and signed with', async () => {
    await stage.tamper('practitioners', people.neurologist, { $unset: { professionalNumber: 1 } });
    await save(0);
    const refused = await benali.refusedCall('signNote', { params, body: { version: 1 } });
    expect(refused.code).toBe('PROFESSIONAL_NUMBER_MISSING');
    expect((await refusedSay(benali, 'abc')).code).toBe('INPUT_INVALID');
    const { practitioner } = await say(benali, '031204517');
    expect(practitioner.professionalNumber).toBe('031204517');
    await say(benali, '031204517');
    expect((await refusedSay(benali, '031204518')).code).toBe('NOT_FOUND');
    expect((await refusedSay(nurse, '031204517')).code).toBe('NOT_FOUND');
    await expect(sign(1)).resolves.toMatchObject({ signerNumber: '031204517' });
  });
});

describe('When two physicians say one professional number', () => {
  test('then one of them has it, at the same moment too, and the other is told', async () => {
    const physicians = [people.otherNeurologist, people.paediatrician];
    const browsers = await Promise.all(
      physicians.map(async (id) => {
        await stage.tamper('practitioners', id, { $unset: { professionalNumber: 1 } });
        return stage.signedIn(id);
      }),
    );
    const body = { professionalNumber: '041299887' };
    const said = await Promise.allSettled(
      browsers.map((by) => by.call('setProfessionalNumber', { body })),
    );
    expect(said.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const loser = browsers[said.findIndex(({ status }) => status === 'rejected')];
    const refused = await loser?.refusedCall('setProfessionalNumber', { body });
    expect(refused?.code).toBe('PROFESSIONAL_NUMBER_TAKEN');
  });
});

describe('When a signed note is amended', () => {
  const corrected = saying({ plan: 'EEG sous trois jours' });

  test('then nothing can be before it is signed', async () => {
    await save(0);
    const body = { idempotencyKey: randomUUID(), reason: 'Trop tôt' };
    expect((await benali.refusedCall('amendNote', { params, body })).code).toBe('NOTE_NOT_SIGNED');
    const unopened = { amendment: 1, version: 0, content: corrected };
    expect((await benali.refusedCall('saveNote', { params, body: unopened })).code).toBe(
      'NOT_FOUND',
    );
  });

  test('then the amendment begins with what was signed, and the nurse sees it once it is', async () => {
    await signedNote(benali, params.id);
    const original = await benali.call('readNote', { params });
    const { amendments } = await amend();
    expect(amendments).toMatchObject([
      { amendment: 1, amendmentReason: 'Dose corrigée', status: 'preliminary', version: 1 },
    ]);
    expect(amendments[0]?.content).toEqual(original.content);
    await save(1, corrected, 1);
    expect((await nurse.call('readNote', { params })).amendments).toEqual([]);
    const told = atNurse.fact('note:signed', (it) => it.consultationId === params.id);
    await sign(2, 1);
    await told;
    const seen = await nurse.call('readNote', { params });
    expect(seen.status).toBe('amended');
    expect(seen.amendments).toMatchObject([
      { status: 'final', content: { text: { plan: 'EEG sous trois jours' } } },
    ]);
    const after = await benali.call('readNote', { params });
    expect({ ...after, status: 'final', amendments: [] }).toEqual(original);
  });

  test('then the figures of the day stay as they were, and a second one opens only after the first', async () => {
    await signedNote(benali, params.id);
    const before = await siteFigures(nurse);
    await amend();
    expect((await amend('Encore')).amendments).toHaveLength(1);
    await sign(1, 1);
    expect((await amend('Encore')).amendments).toHaveLength(2);
    await expect(siteFigures(nurse)).resolves.toEqual(before);
    await expect(benali.call('readConsultation', { params })).resolves.toMatchObject({
      amendmentCount: 1,
    });
  });
});
