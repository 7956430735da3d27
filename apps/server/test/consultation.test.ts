import { randomUUID } from 'node:crypto';
import { feverOfAChild, firstSeizure } from '@qarib/testing';
import type { Browser, Connection } from './browser.ts';
import { acceptedCase, requestBy } from './journey.ts';
import { patients, people, Stage } from './stage.ts';

let stage: Stage;
let nurse: Browser;
let benali: Browser;
let tazi: Browser;
let atNurse: Connection;
let atBenali: Connection;
let atTazi: Connection;

beforeAll(async () => {
  stage = await Stage.open();
  nurse = await stage.signedIn(people.nurse);
  benali = await stage.signedIn(people.neurologist);
  tazi = await stage.signedIn(people.otherNeurologist);
  atNurse = await nurse.connect();
  atBenali = await benali.connect();
  atTazi = await tazi.connect();
});
afterAll(() => stage.close());

describe('When a nurse requests a consultation', () => {
  test('then it rings for every specialist on call for it, and for nobody else', async () => {
    const paediatrician = await stage.signedIn(people.paediatrician);
    const atPaediatrician = await paediatrician.connect();
    const ringing = [atBenali, atTazi].map((at) => at.fact('consultation:requested'));
    const consultation = await requestBy(nurse);
    const [{ consultation: card } = {}] = await Promise.all(ringing);
    expect(card).toMatchObject({
      id: consultation.id,
      status: 'requested',
      patient: { name: 'Khadija Amrani' },
      requester: { id: people.nurse },
      facility: { id: 'csr-tighdouine' },
      rungCount: 2,
    });
    await atPaediatrician.settle();
    expect(atPaediatrician.heard('consultation:requested')).toBe(false);
  });

  test('then a retry rings once and answers the same', async () => {
    const idempotencyKey = randomUUID();
    const first = await requestBy(nurse, { idempotencyKey });
    const second = await requestBy(nurse, { idempotencyKey });
    expect(second).toEqual(first);
    await atTazi.settle();
    const rings = atTazi.facts.filter(
      ({ name, payload }) =>
        name === 'consultation:requested' && JSON.stringify(payload).includes(first.id),
    );
    expect(rings).toHaveLength(1);
  });

  test.each([
    [
      'a temperature of 64 °C',
      { vitalSigns: [{ code: '8310-5', value: 64 }] },
      { code: 'VITAL_SIGN_IMPOSSIBLE', issues: [{ path: 'vitalSigns.0.value' }] },
    ],
    [
      'a pressure typed into the wrong fields',
      {
        vitalSigns: [
          { code: '8480-6', value: 80 },
          { code: '8462-4', value: 130 },
        ],
      },
      { code: 'INPUT_INVALID', issues: [{ path: 'vitalSigns.1.value' }] },
    ],
    ['no consent', { patientId: patients.withoutConsent }, { code: 'CONSENT_MISSING' }],
    ['a specialty nobody has', { specialty: 'nephrology' }, { code: 'SPECIALTY_UNSERVED' }],
    ["another site's patient", { patientId: patients.ofOtherSite }, { code: 'NOT_FOUND' }],
  ] as const)('then %s is refused and nothing is written', async (_, overrides, expected) => {
    const before = await nurse.call('listConsultations', { query: {} });
    const refused = await nurse.refusedCall('requestConsultation', {
      body: {
        ...firstSeizure,
        idempotencyKey: randomUUID(),
        patientId: patients.withConsent,
        ...overrides,
        vitalSigns: 'vitalSigns' in overrides ? [...overrides.vitalSigns] : [],
      },
    });
    expect(refused).toMatchObject(expected);
    await expect(nurse.call('listConsultations', { query: {} })).resolves.toEqual(before);
  });

  test('then the queue has the most urgent on top, and who waited longest among equals', async () => {
    const idrissi = await stage.signedIn(people.paediatrician);
    const ask = (priority: string) => {
      stage.clock.advance(1_000);
      return requestBy(nurse, { ...feverOfAChild, patientId: patients.childWithConsent, priority });
    };
    const waiting = [
      await ask('routine'),
      await ask('urgent'),
      await ask('stat'),
      await ask('urgent'),
    ];
    const { consultations } = await idrissi.call('readQueue', {});
    const order = consultations.map(({ id }) => waiting.findIndex((it) => it.id === id));
    expect(order).toEqual([2, 1, 3, 0]);
  });

  test('then a specialist who went off call hears nothing, and hears again when back', async () => {
    await tazi.call('setOnCall', { body: { isOnCall: false } });
    const first = await requestBy(nurse);
    expect(first.rungCount).toBe(1);
    await tazi.call('setOnCall', { body: { isOnCall: true } });
    const rung = atTazi.fact('consultation:requested');
    const second = await requestBy(nurse);
    expect((await rung).consultation.id).toBe(second.id);
    expect(JSON.stringify(atTazi.facts)).not.toContain(first.id);
  });
});

describe('When specialists accept', () => {
  test('then exactly one of two wins, and the other is told who has it', async () => {
    const { id: consultationId } = await requestBy(nurse);
    const told = atNurse.fact(
      'consultation:accepted',
      (it) => it.consultationId === consultationId,
    );
    const acks = await Promise.all(
      [atBenali, atTazi].map((at) => at.raw('consultation:accept', { consultationId })),
    );
    const { responsible } = await told;
    expect(acks.filter(({ ok }) => ok)).toHaveLength(1);
    expect(acks.find(({ ok }) => !ok)).toMatchObject({
      error: {
        code: 'CONSULTATION_ALREADY_ACCEPTED',
        details: { responsibleName: responsible.name },
      },
    });
    const { status } = await nurse.call('readConsultation', { params: { id: consultationId } });
    expect(status).toBe('accepted');
  });

  test('then the winner may say it again', async () => {
    const consultationId = await acceptedCase(nurse, atBenali);
    await expect(
      atBenali.command('consultation:accept', { consultationId }),
    ).resolves.toMatchObject({
      id: consultationId,
      responsible: { id: people.neurologist },
    });
  });

  test('then a cancelled request is no longer open', async () => {
    const { id, version } = await requestBy(nurse);
    const cancelled = atTazi.fact('consultation:cancelled', (it) => it.consultationId === id);
    await nurse.call('cancelConsultation', { params: { id }, body: { version } });
    await cancelled;
    const refused = await atTazi.refused('consultation:accept', { consultationId: id });
    expect(refused.code).toBe('CONSULTATION_NOT_OPEN');
  });

  test('then another specialty has nothing to accept, and a nurse neither', async () => {
    const { id: consultationId } = await requestBy(nurse);
    const paediatrician = await (await stage.signedIn(people.paediatrician)).connect();
    for (const at of [paediatrician, atNurse]) {
      const refused = await at.refused('consultation:accept', { consultationId });
      expect(refused.code).toBe('NOT_FOUND');
    }
  });

  test('then the case is closed to the specialists who did not', async () => {
    const id = await acceptedCase(nurse, atBenali);
    expect((await tazi.refusedCall('readConsultation', { params: { id } })).code).toBe('NOT_FOUND');
    await expect(benali.call('readConsultation', { params: { id } })).resolves.toMatchObject({
      patient: { healthCardNumber: '100200300401' },
      vitalSigns: firstSeizure.vitalSigns,
    });
  });
});

describe('When a consultation ends', () => {
  test('then a command given on an old version is a conflict', async () => {
    const { id, version } = await requestBy(nurse);
    await atBenali.command('consultation:accept', { consultationId: id });
    const refused = await nurse.refusedCall('cancelConsultation', {
      params: { id },
      body: { version },
    });
    expect(refused).toMatchObject({ code: 'VERSION_CONFLICT', details: { version: '2' } });
  });

  test('then only the responsible physician finishes it, and may say so twice', async () => {
    const id = await acceptedCase(nurse, atBenali);
    const command = { params: { id }, body: { version: 2 } };
    for (const other of [nurse, tazi]) {
      expect((await other.refusedCall('finishConsultation', command)).code).toBe('NOT_FOUND');
    }
    const finished = await benali.call('finishConsultation', command);
    const again = await benali.call('finishConsultation', command);
    expect(finished.status).toBe('completed');
    expect(again).toEqual(finished);
    const late = await nurse.refusedCall('cancelConsultation', {
      params: { id },
      body: { version: 3 },
    });
    expect(late.code).toBe('CONSULTATION_NOT_OPEN');
  });

  test('then a request nobody answers expires after half an hour', async () => {
    const { id } = await requestBy(nurse);
    const expired = atNurse.fact('consultation:expired', (it) => it.consultationId === id);
    await stage.sweepAfter(31 * 60_000);
    await expired;
    const refused = await atTazi.refused('consultation:accept', { consultationId: id });
    expect(refused.code).toBe('CONSULTATION_NOT_OPEN');
    await expect(nurse.call('readConsultation', { params: { id } })).resolves.toMatchObject({
      status: 'expired',
    });
  });
});
