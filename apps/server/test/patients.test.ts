import { randomUUID } from 'node:crypto';
import { consentInArabic, feverOfAChild, lahcenOuali } from '@qarib/testing';
import type { Browser } from './browser.ts';
import { acceptedCase, requestBy } from './journey.ts';
import { patients, people, Stage } from './stage.ts';

let stage: Stage;
let nurse: Browser;

beforeAll(async () => {
  stage = await Stage.open();
  nurse = await stage.signedIn(people.nurse);
});
afterAll(() => stage.close());

const found = async (query: string) => {
  const { patients: list } = await nurse.call('searchPatients', { query: { query } });
  return list.map(({ id }) => id);
};

describe('When a nurse looks for a patient', () => {
  test.each([
    ['the health card number', '100200300401', patients.withConsent],
    ['the national id, typed loosely', 'ee 112233', patients.withConsent],
    ['the beginnings of both names, in any order', 'kha amr', patients.withConsent],
    ['a name without its accents', 'aicha', patients.withoutConsent],
    ['a name in Arabic, with another alef', 'ايت', 'demo-patient-t3'],
  ])('then %s finds it', async (_, query, id) => {
    await expect(found(query)).resolves.toEqual([id]);
  });

  test('then no query lists the own site, and only that', async () => {
    const list = await found('');
    expect(list).toHaveLength(8);
    expect(list).not.toContain(patients.ofOtherSite);
    await expect(found('ouhssaine')).resolves.toEqual([]);
    await expect(found('.*')).resolves.toHaveLength(8);
  });

  test('then a specialist has no list to look in', async () => {
    const specialist = await stage.signedIn(people.neurologist);
    const refused = await specialist.refusedCall('searchPatients', { query: { query: '' } });
    expect(refused.code).toBe('NOT_FOUND');
  });
});

describe('When a nurse registers a patient', () => {
  test('then a retry answers the same patient, and there is one', async () => {
    const body = { ...lahcenOuali, idempotencyKey: randomUUID() };
    const [first, second] = await Promise.all([
      nurse.call('registerPatient', { body }),
      nurse.call('registerPatient', { body }),
    ]);
    const third = await nurse.call('registerPatient', { body });
    expect(second.id).toBe(first.id);
    expect(third).toEqual(first);
    const named = await found('ouali');
    expect(named[0]).toBe(first.id);
    await expect(nurse.call('readPatient', { params: { id: first.id } })).resolves.toEqual(first);
  });

  test('then nobody is born tomorrow', async () => {
    const body = { ...lahcenOuali, birthDate: '2026-03-10', idempotencyKey: randomUUID() };
    const refused = await nurse.refusedCall('registerPatient', { body });
    expect(refused).toMatchObject({
      code: 'INPUT_INVALID',
      issues: [{ path: 'birthDate', message: 'in_future' }],
    });
  });

  test('then what is malformed is named by its place, never repeated', async () => {
    const body = { ...lahcenOuali, nationalId: 'not-an-id', idempotencyKey: randomUUID() };
    const refused = await nurse.refusedCall('registerPatient', { body });
    expect(refused.issues).toEqual([{ path: 'nationalId', message: 'invalid_format' }]);
    expect(JSON.stringify(refused)).not.toContain('not-an-id');
  });
});

describe('When a patient agrees to teleconsultation', () => {
  const params = { id: patients.withoutConsent };

  test('then consent is in force until it is withdrawn', async () => {
    const body = { ...consentInArabic, idempotencyKey: randomUUID() };
    const given = await nurse.call('recordConsent', { params, body });
    const again = await nurse.call('recordConsent', { params, body });
    expect(given.consent).toMatchObject({ language: 'ar', recordedByName: 'Fatima Aït Lahcen' });
    expect(again).toEqual(given);
    const reason = 'Ne veut plus de caméra';
    const withdrawn = await nurse.call('withdrawConsent', { params, body: { reason } });
    expect(withdrawn.consent).toBeUndefined();
    const read = await nurse.call('readPatient', { params });
    expect(read.consent).toBeUndefined();
    expect(read.withdrawnConsent).toEqual({
      withdrawnAt: stage.clock.now().toISOString(),
      withdrawnByName: 'Fatima Aït Lahcen',
      reason,
    });
    const anew = { ...consentInArabic, idempotencyKey: randomUUID() };
    const back = await nurse.call('recordConsent', { params, body: anew });
    expect(back.withdrawnConsent).toBeUndefined();
    await nurse.call('withdrawConsent', { params, body: { reason } });
  });

  test('then what they sign on the screen is kept with it, as drawn, and shown to who treats them', async () => {
    const drawn = {
      strokes: [
        [10, 150, 60, 40, 110, 150],
        [150, 90, 240, 100],
      ],
    };
    const body = { ...consentInArabic, idempotencyKey: randomUUID(), signature: drawn };
    const { consent } = await nurse.call('recordConsent', { params, body });
    expect(consent).toMatchObject({ isSigned: true, language: 'ar' });
    expect(consent).not.toHaveProperty('signature');
    const of = { params: { ...params, consentId: consent?.id ?? '' } };
    await expect(nurse.call('readConsentSignature', of)).resolves.toEqual(drawn);
    const elsewhere = await stage.signedIn(people.otherSitesNurse);
    await expect(elsewhere.refusedCall('readConsentSignature', of)).resolves.toMatchObject({
      code: 'NOT_FOUND',
    });
    const specialist = await stage.signedIn(people.neurologist);
    await expect(specialist.refusedCall('readConsentSignature', of)).resolves.toMatchObject({
      code: 'NOT_FOUND',
    });
    await requestBy(nurse, { patientId: params.id });
    await expect(specialist.call('readConsentSignature', of)).resolves.toEqual(drawn);
    await nurse.call('withdrawConsent', { params, body: { reason: 'Ne veut plus' } });
    await expect(nurse.call('readConsentSignature', of)).resolves.toEqual(drawn);
  });

  test.each([
    ['a touch of the screen', [[10, 10, 12, 12]]],
    ['half a point', [[10, 10, 300]]],
    ['what lies outside the pad', [[10, 10, 5_000, 10]]],
    ['more than a hand writes', Array.from({ length: 81 }, () => [0, 0, 100, 100])],
    ['no number', [[Number.NaN, 0, 100, 100]]],
  ])('then %s is no signature', async (_, strokes) => {
    const body = { ...consentInArabic, idempotencyKey: randomUUID(), signature: { strokes } };
    const refused = await nurse.refusedCall('recordConsent', { params, body });
    expect(refused.code).toBe('INPUT_INVALID');
  });

  test('then only the current text counts', async () => {
    const body = { language: 'ar', version: '2019-01', idempotencyKey: randomUUID() } as const;
    const refused = await nurse.refusedCall('recordConsent', { params, body });
    expect(refused.issues).toEqual([{ path: 'version', message: 'not_current' }]);
  });
});

describe('When a patient is allergic', () => {
  const params = { id: patients.childWithConsent };
  const penicillin = { substance: 'Pénicilline' };

  test('then the nurse notes it once, however often it is said, and takes off what is none', async () => {
    const body = { ...penicillin, idempotencyKey: randomUUID() };
    const noted = await nurse.call('addAllergy', { params, body });
    await nurse.call('addAllergy', { params, body });
    const again = { substance: ' penicilline ', idempotencyKey: randomUUID() };
    await nurse.call('addAllergy', { params, body: again });
    expect(noted.allergies).toMatchObject([
      { ...penicillin, recordedBy: { id: people.nurse, name: 'Fatima Aït Lahcen' } },
    ]);
    const read = await nurse.call('readPatient', { params });
    expect(read.allergies).toEqual(noted.allergies);
    const [allergy] = read.allergies;
    const removal = { params: { ...params, allergyId: allergy?.id ?? '' } };
    const removed = await nurse.call('removeAllergy', removal);
    await nurse.call('removeAllergy', removal);
    expect(removed.allergies).toEqual([]);
    await expect(nurse.call('readPatient', { params })).resolves.toEqual(removed);
  });

  test('then the responsible physician notes it too, and no other', async () => {
    const specialist = await stage.signedIn(people.paediatrician);
    const other = await stage.signedIn(people.neurologist);
    const connection = await specialist.connect();
    const { id: consultationId } = await requestBy(nurse, {
      ...feverOfAChild,
      patientId: params.id,
    });
    const body = { ...penicillin, idempotencyKey: randomUUID() };
    const early = await specialist.refusedCall('addAllergy', { params, body });
    await connection.command('consultation:accept', { consultationId });
    const noted = await specialist.call('addAllergy', { params, body });
    const refused = await other.refusedCall('addAllergy', { params, body });
    expect([early.code, refused.code]).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    const read = await nurse.call('readConsultation', { params: { id: consultationId } });
    expect(read.patient.allergies).toEqual(noted.allergies);
  });
});

test("When a nurse asks for another site's patient, then it is not there, and the asking is kept", async () => {
  const params = { id: patients.ofOtherSite };
  const refused = await nurse.refusedCall('readPatient', { params });
  const unknown = await nurse.refusedCall('readPatient', { params: { id: 'nobody-at-all' } });
  expect({ ...refused, instance: '' }).toEqual({ ...unknown, instance: '' });
  expect(refused.code).toBe('NOT_FOUND');
  const administrator = await stage.signedIn(people.administrator);
  const { entries } = await administrator.call('readAudit', {});
  expect(entries).toContainEqual(
    expect.objectContaining({
      agentId: people.nurse,
      agentName: 'Fatima Aït Lahcen',
      action: 'read-patient',
      entityType: 'Patient',
      entityId: patients.ofOtherSite,
      outcome: 'refused',
      errorCode: 'NOT_FOUND',
    }),
  );
});

test('When the text has changed since, then the consent to the earlier one is told, and does not hold', async () => {
  const params = { id: patients.childWithConsent };
  await stage.tamper('patients', params.id, { $set: { 'consents.0.version': '2018-10' } });
  const { consent, withdrawnConsent } = await nurse.call('readPatient', { params });
  expect(consent).toMatchObject({ version: '2018-10' });
  expect(withdrawnConsent).toBeUndefined();
  const body = { ...feverOfAChild, patientId: params.id, idempotencyKey: randomUUID() };
  const refused = await nurse.refusedCall('requestConsultation', { body });
  expect(refused.code).toBe('CONSENT_MISSING');
});

test('When consent is withdrawn while a case is open, then the physician sees it there, and why', async () => {
  const benali = await stage.signedIn(people.neurologist);
  const atBenali = await benali.connect();
  const id = await acceptedCase(nurse, atBenali);
  const told = atBenali.fact('consultation:updated', (it) => it.consultationId === id);
  const reason = 'Préfère se rendre à l’hôpital';
  await nurse.call('withdrawConsent', { params: { id: patients.withConsent }, body: { reason } });
  await told;
  const { patient } = await benali.call('readConsultation', { params: { id } });
  expect(patient.consent).toBeUndefined();
  expect(patient.withdrawnConsent).toMatchObject({ reason });
});
