import { randomUUID } from 'node:crypto';
import type { PatientIdentification } from '@qarib/contracts';
import { consentInArabic, firstSeizure, lahcenOuali } from '@qarib/testing';
import type { Browser } from './browser.ts';
import { patients, people, Stage } from './stage.ts';

let stage: Stage;
let nurse: Browser;
let otherNurse: Browser;

beforeAll(async () => {
  stage = await Stage.open();
  nurse = await stage.signedIn(people.nurse);
  otherNurse = await stage.signedIn(people.otherSitesNurse);
});
afterAll(() => stage.close());

const found = async (browser: Browser, query: string) => {
  const { patients: list } = await browser.call('searchPatients', { query: { query } });
  return list.map(({ id }) => id);
};
const identified = async (browser: Browser, identification: PatientIdentification) => {
  const { patients: list } = await browser.call('identifyPatient', { body: { identification } });
  return list;
};
const itto = { by: 'name', familyName: 'Aït Ben Ali', givenName: 'Itto' } as const;

describe('When a nurse looks for a name', () => {
  test.each([
    ['in Latin letters', 'Mohamed', 'demo-patient-t3'],
    ['with both names, in another order', 'ait ali mohammed', 'demo-patient-t3'],
    ['in Arabic letters', 'خديجة العمراني', patients.withConsent],
    ['by one of two given names', 'fatima zahra', 'demo-patient-t7'],
    ['as it sounds', 'Aisha Oubela', patients.withoutConsent],
  ])('then %s finds who was written in other ones', async (_, query, id) => {
    await expect(found(nurse, query)).resolves.toContain(id);
  });

  test('then who is written so comes before who sounds so', async () => {
    const [first] = await found(nurse, 'Amrani');
    expect(first).toBe(patients.withConsent);
    await expect(found(nurse, 'Karima')).resolves.toEqual([]);
  });
});

describe('When a patient of another site comes', () => {
  test.each<[string, PatientIdentification]>([
    ['the health card', { by: 'health-card', healthCardNumber: '100200300501' }],
    ['the national id', { by: 'national-id', nationalId: 'VA778899' }],
    ['name and birth date', { ...itto, birthDate: '1989-07-19' }],
    [
      'name and birth date in Arabic',
      { by: 'name', familyName: 'أيت بن علي', givenName: 'إطو', birthDate: '1989-07-19' },
    ],
  ])('then %s names them, and shows no more than that', async (_, identification) => {
    const [match] = await identified(nurse, identification);
    expect(match).toMatchObject({ facility: { id: 'csr-imilchil' }, isOwn: false });
    expect(match).not.toHaveProperty('phone');
    expect(match).not.toHaveProperty('healthCardNumber');
  });

  test('then neither part of it does', async () => {
    const wrongDate = await identified(nurse, { ...itto, birthDate: '1989-07-18' });
    const wrongName = { ...itto, familyName: 'Ouaziz', birthDate: '1989-07-19' } as const;
    expect([...wrongDate, ...(await identified(nurse, wrongName))]).toEqual([]);
    await expect(found(nurse, 'VA778899')).resolves.toEqual([]);
  });

  test('then the file opens for who names them, for good, and the audit has it', async () => {
    const params = { id: 'demo-patient-i2' };
    const byId = { by: 'national-id', nationalId: 'VA778899' } as const;
    const another = { by: 'health-card', healthCardNumber: '100200300501' } as const;
    await nurse.refusedCall('readPatient', { params });
    const refused = await nurse.refusedCall('openPatient', {
      params,
      body: { identification: another },
    });
    expect(refused.code).toBe('NOT_FOUND');
    const opened = await nurse.call('openPatient', { params, body: { identification: byId } });
    await nurse.call('openPatient', { params, body: { identification: byId } });
    expect(opened.furtherFacilityIds).toEqual(['csr-tighdouine']);
    await expect(nurse.call('readPatient', { params })).resolves.toEqual(opened);
    await expect(found(nurse, 'itto')).resolves.toEqual([params.id]);
    await expect(found(otherNurse, 'itto')).resolves.toEqual([params.id]);
    const administrator = await stage.signedIn(people.administrator);
    const { entries } = await administrator.call('readAudit', {});
    const opening = { action: 'open-patient', entityId: params.id };
    expect(entries.filter((it) => it.action === opening.action).length).toBeGreaterThan(1);
    expect(entries).toContainEqual(expect.objectContaining({ ...opening, outcome: 'success' }));
  });

  test('then the consultation asked for is of the site that asks', async () => {
    const identification = { by: 'health-card', healthCardNumber: '100200300501' } as const;
    await nurse.call('openPatient', {
      params: { id: patients.ofOtherSite },
      body: { identification },
    });
    const consultation = await nurse.call('requestConsultation', {
      body: { ...firstSeizure, idempotencyKey: randomUUID(), patientId: patients.ofOtherSite },
    });
    expect(consultation.facility.id).toBe('csr-tighdouine');
  });

  test('then the QR code is made once, means nothing by itself, and names them', async () => {
    const params = { id: patients.withConsent };
    const { cardCode } = await nurse.call('issueCard', { params });
    await expect(nurse.call('issueCard', { params })).resolves.toEqual({ cardCode });
    expect(cardCode).toMatch(/^QARIB1:[0-9A-F]{32}$/);
    const matches = await identified(otherNurse, { by: 'card-code', cardCode });
    expect(matches.map(({ id }) => id)).toEqual([params.id]);
    const read = await nurse.call('readPatient', { params });
    expect(JSON.stringify(read)).not.toContain(cardCode);
  });

  test('then a specialist has nobody to identify', async () => {
    const specialist = await stage.signedIn(people.neurologist);
    const body = { identification: { ...itto, birthDate: '1989-07-19' } };
    const refused = await specialist.refusedCall('identifyPatient', { body });
    expect(refused.code).toBe('NOT_FOUND');
  });

  test('then numbers cannot be tried through', async () => {
    const guesser = await stage.signedIn('demo-nurse-imilchil');
    const guess = (at: number) => ({
      body: {
        identification: {
          by: 'health-card' as const,
          healthCardNumber: String(900_000_000_000 + at),
        },
      },
    });
    for (let at = 0; at < 30; at += 1) await guesser.call('identifyPatient', guess(at));
    const refused = await guesser.refusedCall('identifyPatient', guess(30));
    expect(refused.code).toBe('RATE_LIMITED');
  });
});

describe('When a patient is registered a second time', () => {
  const withoutNumbers = { healthCardNumber: undefined, nationalId: undefined, phone: undefined };
  const register = (changed: object) => ({
    body: { ...lahcenOuali, idempotencyKey: randomUUID(), ...changed },
  });

  test('then likely duplicates of every site are shown first, and a second record needs a word', async () => {
    const first = await nurse.call('registerPatient', register({}));
    const inArabic = { ...withoutNumbers, familyName: 'والي', givenName: 'الحسن' };
    const second = register(inArabic);
    const { idempotencyKey: _, ...identity } = second.body;
    const similar = await otherNurse.call('findSimilarPatients', { body: identity });
    expect(similar.patients).toMatchObject([
      {
        id: first.id,
        facility: { id: 'csr-tighdouine' },
        likenesses: ['name', 'birth-date', 'mother'],
      },
    ]);
    const refused = await otherNurse.refusedCall('registerPatient', second);
    expect(refused.code).toBe('PATIENT_LIKELY_KNOWN');
    const distinct = { body: { ...second.body, distinctFrom: [first.id] } };
    const other = await otherNurse.call('registerPatient', distinct);
    expect(other.id).not.toBe(first.id);
  });

  test.each(['healthCardNumber', 'nationalId'] as const)(
    'then the same %s is refused whatever the name',
    async (number) => {
      const named = { familyName: 'Zaki', givenName: 'Omar', birthDate: '1970-01-01' };
      const numbers = { ...withoutNumbers, motherName: undefined, [number]: lahcenOuali[number] };
      const body = register({ ...named, ...numbers });
      const refused = await otherNurse.refusedCall('registerPatient', body);
      expect(refused.code).toBe('PATIENT_ALREADY_REGISTERED');
      expect(refused.issues).toEqual([{ path: number, message: 'taken' }]);
    },
  );

  test('then of two sites at the same moment one is asked', async () => {
    const newcomer = { ...withoutNumbers, givenName: 'Moulay Rachid', birthDate: '1988-08-08' };
    for (const day of ['01', '02', '03', '04', '05']) {
      const born = {
        ...newcomer,
        familyName: 'Zemmouri',
        birthDate: `19${70 + Number(day) * 5}-08-${day}`,
      };
      const outcomes = await Promise.allSettled([
        nurse.call('registerPatient', register(born)),
        otherNurse.call('registerPatient', register(born)),
      ]);
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    }
  });

  test('then what was written of them and their file does not say is added to it', async () => {
    const sekkat = {
      familyName: 'Sekkat',
      givenName: 'Mahjouba',
      gender: 'female',
      birthDate: '1962-07-01',
      isBirthDateEstimated: false,
    } as const;
    const known = await nurse.call('registerPatient', {
      body: { ...sekkat, idempotencyKey: randomUUID(), distinctFrom: [] },
    });
    const params = { id: known.id };
    const written = {
      ...sekkat,
      familyName: 'Sekat',
      phone: '0661222333',
      healthCardNumber: '880200300401',
    };
    const whole = await nurse.call('completePatient', { params, body: written });
    expect(whole).toEqual({ ...known, phone: '0661222333', healthCardNumber: '880200300401' });
    const again = { ...written, phone: '0661999999' };
    await expect(nurse.call('completePatient', { params, body: again })).resolves.toEqual(whole);
    const { patients } = await nurse.call('searchPatients', { query: { query: '880200300401' } });
    expect(patients.map(({ id }) => id)).toEqual([known.id]);
    const man = await nurse.refusedCall('completePatient', {
      params,
      body: { ...written, gender: 'male' },
    });
    expect(man.code).toBe('PATIENTS_DIFFER');
    const unseen = await otherNurse.refusedCall('completePatient', { params, body: written });
    expect(unseen.code).toBe('NOT_FOUND');
  });

  test('then a newborn without a name is told by family and mother', async () => {
    const newborn = {
      ...withoutNumbers,
      familyName: 'Bouzid',
      givenName: '',
      gender: 'female' as const,
      birthDate: '2026-03-01',
    };
    const nameless = register({ ...newborn, motherName: undefined });
    const refused = await nurse.refusedCall('registerPatient', nameless);
    expect(refused.issues).toEqual([{ path: 'motherName', message: 'missing' }]);
    const mother = { motherName: 'Zahra Idrissi' };
    await nurse.call('registerPatient', register({ ...newborn, ...mother }));
    const named = { ...newborn, givenName: 'Hiba', motherName: 'زهرة الإدريسي' };
    const again = await otherNurse.refusedCall('registerPatient', register(named));
    expect(again.code).toBe('PATIENT_LIKELY_KNOWN');
  });

  test('then a child has no national id', async () => {
    const child = { ...withoutNumbers, nationalId: 'EE778800', birthDate: '2015-01-01' };
    const refused = await nurse.refusedCall('registerPatient', register(child));
    expect(refused.issues).toEqual([{ path: 'nationalId', message: 'of_child' }]);
  });
});

test('When consent is given at one site, then it counts at the other', async () => {
  const params = { id: 'demo-patient-i7' };
  const identification = {
    by: 'name',
    familyName: 'Ben Haddou',
    givenName: 'Khadija',
    birthDate: '1978-12-25',
  } as const;
  await nurse.call('openPatient', { params, body: { identification } });
  const body = { ...consentInArabic, idempotencyKey: randomUUID() };
  await nurse.call('recordConsent', { params, body });
  const read = await otherNurse.call('readPatient', { params });
  expect(read.consent).toBeDefined();
});

describe('When a newborn who was registered under the mother’s name has a name', () => {
  const newborn = {
    familyName: 'Ouaziz',
    givenName: '',
    gender: 'male',
    birthDate: '2026-03-01',
    isBirthDateEstimated: false,
    motherName: 'Tuda Ouchrif',
  } as const;
  const name = { familyName: 'Ouaziz', givenName: 'Yuba' };

  test('then both names find them, and it is said once', async () => {
    const body = { ...newborn, distinctFrom: [], idempotencyKey: randomUUID() };
    const { id } = await nurse.call('registerPatient', { body });
    const params = { id };
    const refused = await otherNurse.refusedCall('namePatient', { params, body: name });
    expect(refused.code).toBe('NOT_FOUND');
    const named = await nurse.call('namePatient', { params, body: name });
    const again = await nurse.call('namePatient', { params, body: name });
    expect(again).toEqual(named);
    expect(named).toMatchObject({
      ...name,
      formerNames: [{ familyName: 'Ouaziz', givenName: '', motherName: 'Tuda Ouchrif' }],
    });
    await expect(found(nurse, 'yuba')).resolves.toEqual([id]);
    const { patients: similar } = await otherNurse.call('findSimilarPatients', { body: newborn });
    expect(similar).toMatchObject([{ id, givenName: 'Yuba' }]);
    const other = { params, body: { ...name, givenName: 'Ziri' } };
    expect((await nurse.refusedCall('namePatient', other)).code).toBe('PATIENT_ALREADY_NAMED');
  });
});

describe('When names are half typed', () => {
  test.each([
    ['a letter of each', 'k a', patients.withConsent],
    ['two of one and one of the other', 'kh a', patients.withConsent],
    ['the whole of one and a half of the other', 'amrani kh', patients.withConsent],
    ['both in Arabic, exchanged', 'علي محمد', 'demo-patient-t3'],
  ])('then %s finds them', async (_, query, id) => {
    await expect(found(nurse, query)).resolves.toContain(id);
  });

  test('then both words are words of the name, and not one of them twice', async () => {
    await expect(found(nurse, 'amr kho')).resolves.toEqual([]);
    await expect(found(nurse, 'amrani amra')).resolves.toEqual([]);
  });
});
