import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Patient, PatientRegistration } from '@qarib/contracts';
import { consentInArabic, firstSeizure, seizureNote } from '@qarib/testing';
import type { Browser } from './browser.ts';
import { book, offer } from './booking.ts';
import { requestBy, siteFigures } from './journey.ts';
import { people, Stage } from './stage.ts';

jest.setTimeout(60_000);

let stage: Stage;
let nurse: Browser;
let neurologist: Browser;

beforeAll(async () => {
  stage = await Stage.open();
  nurse = await stage.signedIn(people.nurse);
  neurologist = await stage.signedIn(people.neurologist);
  await offer(neurologist);
});
afterAll(() => stage.close());

/** A patient whom the nurse says to be nobody that is known. */
async function register(identity: Partial<PatientRegistration> = {}): Promise<Patient> {
  const person = {
    familyName: 'Zniber',
    givenName: 'Rahma',
    gender: 'female',
    birthDate: '1971-05-04',
    isBirthDateEstimated: false,
    ...identity,
  } as const;
  const { patients } = await nurse.call('findSimilarPatients', { body: person });
  const distinctFrom = patients.map(({ id }) => id);
  const patient = await nurse.call('registerPatient', {
    body: { ...person, distinctFrom, idempotencyKey: randomUUID() },
  });
  const params = { id: patient.id };
  const body = { ...consentInArabic, idempotencyKey: randomUUID() };
  return nurse.call('recordConsent', { params, body });
}

const merge = (id: string, mergedId: string, browser = nurse) =>
  browser.call('mergePatients', {
    params: { id },
    body: { mergedId, reason: 'Même carte, même mère' },
  });
const refusedMerge = (id: string, mergedId: string, browser = nurse) =>
  browser.refusedCall('mergePatients', { params: { id }, body: { mergedId, reason: 'Jumelles' } });
const foundBy = async (query: string) => {
  const { patients } = await nurse.call('searchPatients', { query: { query } });
  return patients.map(({ id }) => id);
};
const allergic = (id: string, substance: string) =>
  nurse.call('addAllergy', { params: { id }, body: { substance, idempotencyKey: randomUUID() } });
const timelineOf = async (id: string) => {
  const { entries } = await nurse.call('readTimeline', { params: { id } });
  return entries;
};

/** A case of the patient, signed with a transfer and a day to be seen again. */
async function seen(patientId: string): Promise<string> {
  const { id } = await requestBy(nurse, { patientId });
  const connection = await neurologist.connect();
  await connection.command('consultation:accept', { consultationId: id });
  const { version } = await neurologist.call('saveNote', {
    params: { id },
    body: {
      version: 0,
      content: {
        ...seizureNote,
        outcome: 'urgent-transfer',
        referral: {
          kind: 'transfer',
          urgency: 'immediate',
          facilityName: 'CHU Mohammed VI, Marrakech',
          reason: 'État de mal',
        },
      },
    },
  });
  await neurologist.call('signNote', { params: { id }, body: { version } });
  await neurologist.call('planFollowUp', {
    params: { id },
    body: { dueOn: '2026-04-06', reason: 'Contrôle' },
  });
  return id;
}

describe('When two files are found to be one person’s', () => {
  test('then all that belongs to one is the other’s, each thing once, and the figures stay', async () => {
    const kept = await register({ familyName: 'Sqalli', phone: '0661555501' });
    const double = await register({
      familyName: 'Squali',
      healthCardNumber: '700200300401',
      motherName: 'Itto Squali',
    });
    await allergic(kept.id, 'Pénicilline');
    await allergic(double.id, 'penicilline');
    await allergic(double.id, 'Aspirine');
    const consultationId = await seen(double.id);
    const appointment = await book(nurse, {
      patientId: double.id,
      startsAt: '2026-03-16T09:00:00Z',
    });
    const figures = await siteFigures(nurse);
    const params = { id: kept.id, otherId: double.id };
    const compared = await nurse.call('comparePatients', { params });
    expect(compared).toMatchObject({
      surviving: { id: kept.id },
      merged: { id: double.id },
      moves: { consultations: 1, appointments: 1, followUps: 1, referrals: 1, allergies: 2 },
      obstacles: [],
      isUnlike: false,
    });

    const one = await merge(kept.id, double.id);

    expect(one).toMatchObject({
      id: kept.id,
      familyName: 'Sqalli',
      phone: '0661555501',
      healthCardNumber: '700200300401',
      motherName: 'Itto Squali',
      formerNames: [{ familyName: 'Squali', givenName: 'Rahma', motherName: 'Itto Squali' }],
    });
    expect(one.allergies.map(({ substance }) => substance)).toEqual(['Pénicilline', 'Aspirine']);
    const kinds = (await timelineOf(kept.id)).map(({ kind }) => kind).toSorted();
    expect(kinds).toEqual(['appointment', 'consultation', 'note', 'referral', 'vital-signs']);
    const { followUps } = await nurse.call('listFollowUps', {});
    const due = followUps.filter((it) => it.consultationId === consultationId);
    expect(due).toMatchObject([{ patient: { id: kept.id } }]);
    const { appointments } = await nurse.call('listAppointments', {
      query: { patientId: kept.id, days: 30 },
    });
    expect(appointments).toEqual([
      { ...appointment, patient: expect.objectContaining({ id: kept.id }) },
    ]);
    await expect(siteFigures(nurse)).resolves.toEqual(figures);
    await expect(foundBy('Squali')).resolves.toEqual([kept.id]);
    await expect(foundBy('700200300401')).resolves.toEqual([kept.id]);
  });

  test('then two that are unlike are merged only by who writes the name of the one that goes', async () => {
    const kept = await register({ familyName: 'Lamrini', birthDate: '1968-02-02' });
    const other = await register({ familyName: 'Ouazzani', givenName: 'Hiba' });
    const params = { id: kept.id };
    const compared = await nurse.call('comparePatients', {
      params: { ...params, otherId: other.id },
    });
    expect(compared).toMatchObject({ obstacles: [], isUnlike: true });
    const asked = { mergedId: other.id, reason: 'Nom de mariage' };
    for (const confirmedName of [undefined, 'Lamrini']) {
      const body = { ...asked, confirmedName };
      const refused = await nurse.refusedCall('mergePatients', { params, body });
      expect(refused).toMatchObject({
        code: 'INPUT_INVALID',
        issues: [{ path: 'confirmedName', message: 'unlike' }],
      });
    }
    const body = { ...asked, confirmedName: 'ouazzani' };
    await expect(nurse.call('mergePatients', { params, body })).resolves.toMatchObject(params);
  });

  test('then who asks for the merged one is led to the other, reading and writing', async () => {
    const [kept, double] = [await register(), await register({ healthCardNumber: '700200300499' })];
    const card = await nurse.call('issueCard', { params: { id: double.id } });
    await nurse.call('issueCard', { params: { id: kept.id } });
    await merge(kept.id, double.id);
    const params = { id: double.id };
    for (const name of ['readPatient', 'readTimeline'] as const) {
      const refused = await nurse.refusedCall(name, { params });
      expect(refused).toMatchObject({ code: 'PATIENT_MERGED', details: { patientId: kept.id } });
    }
    const consultation = await requestBy(nurse, { patientId: double.id });
    expect(consultation.patient.id).toBe(kept.id);
    const noted = await allergic(double.id, 'Latex');
    expect(noted).toMatchObject({ id: kept.id, allergies: [{ substance: 'Latex' }] });
    const { patients } = await nurse.call('identifyPatient', {
      body: { identification: { by: 'card-code', cardCode: card.cardCode } },
    });
    expect(patients).toMatchObject([{ id: kept.id }]);
    const taken = await nurse.refusedCall('registerPatient', {
      body: {
        familyName: 'Sebti',
        givenName: 'Meryem',
        gender: 'female',
        birthDate: '1999-01-02',
        isBirthDateEstimated: false,
        distinctFrom: [],
        healthCardNumber: '700200300499',
        idempotencyKey: randomUUID(),
      },
    });
    expect(taken.code).toBe('PATIENT_ALREADY_REGISTERED');
  });

  test('then saying so again, from either side and at the same moment, makes one file', async () => {
    const named = { familyName: 'Belghiti' };
    const [kept, double] = [await register(named), await register(named)];
    const answers = await Promise.all([
      merge(kept.id, double.id),
      merge(double.id, kept.id),
      merge(kept.id, double.id),
    ]);
    const ids = new Set(answers.map(({ id }) => id));
    expect(ids.size).toBe(1);
    await expect(foundBy(kept.familyName)).resolves.toEqual([...ids]);
    const again = await merge(kept.id, double.id);
    expect([...ids]).toEqual([again.id]);
  });

  test('then a file of a file leads to the last', async () => {
    const files = [await register(), await register(), await register()];
    const [first = '', second = '', third = ''] = files.map(({ id }) => id);
    await merge(second, first);
    await merge(third, second);
    const refused = await nurse.refusedCall('readPatient', { params: { id: first } });
    expect(refused.details).toEqual({ patientId: third });
  });

  test('then the audit says who merged which', async () => {
    const [kept, double] = [await register(), await register()];
    await merge(kept.id, double.id);
    const administrator = await stage.signedIn(people.administrator);
    const { entries } = await administrator.call('readAudit', {});
    for (const { id: entityId } of [kept, double]) {
      const event = { action: 'merge-patients', entityId, outcome: 'success' };
      expect(entries).toContainEqual(expect.objectContaining(event));
    }
  });
});

describe('Two files stay apart', () => {
  test.each<[string, Partial<PatientRegistration>, Partial<PatientRegistration>]>([
    [
      'when each has a national id of its own',
      { nationalId: 'ZT100001' },
      { nationalId: 'ZT1002' },
    ],
    ['when one is a man’s', {}, { gender: 'male' }],
  ])('%s', async (_, one, other) => {
    const [kept, double] = [await register(one), await register(other)];
    const refused = await refusedMerge(kept.id, double.id);
    expect(refused.code).toBe('PATIENTS_DIFFER');
    await expect(nurse.call('readPatient', { params: { id: double.id } })).resolves.toBeDefined();
  });

  test('when both have an appointment at one time', async () => {
    const [kept, double] = [await register(), await register()];
    const pediatrician = await stage.signedIn(people.paediatrician);
    await offer(pediatrician);
    const startsAt = '2026-03-17T10:00:00Z';
    await book(nurse, { patientId: kept.id, startsAt });
    await book(nurse, {
      patientId: double.id,
      startsAt,
      practitionerId: people.paediatrician,
      specialty: 'paediatrics',
    });
    expect((await refusedMerge(kept.id, double.id)).code).toBe('PATIENT_TIME_TAKEN');
  });

  test.each([people.otherSitesNurse, people.neurologist, people.coordinator, people.administrator])(
    'for %s, who does not care for both at their site',
    async (id) => {
      const [kept, double] = [await register(), await register()];
      const other = await stage.signedIn(id);
      expect((await refusedMerge(kept.id, double.id, other)).code).toBe('NOT_FOUND');
      const params = { id: kept.id, otherId: double.id };
      expect((await other.refusedCall('comparePatients', { params })).code).toBe('NOT_FOUND');
    },
  );
});

const writes = ['request', 'allergy', 'book', 'merge'] as const;
const plan = fc.array(fc.record({ what: fc.constantFrom(...writes), isOfDouble: fc.boolean() }), {
  minLength: 2,
  maxLength: 8,
});

test('When files are merged while both are written, then nothing is lost and nothing is there twice', async () => {
  const free: { startsAt: string }[] = [];
  for (const from of ['2026-03-23', '2026-03-30', '2026-04-06']) {
    const { slots } = await nurse.call('findSlots', { query: { specialty: 'neurology', from } });
    free.push(...slots.filter((slot) => slot.practitioner.id === people.neurologist));
  }
  await fc.assert(
    fc.asyncProperty(plan, async (steps) => {
      const [kept, double] = [await register(), await register()];
      const made = await Promise.all(
        steps.map(async ({ what, isOfDouble }, at) => {
          const id = isOfDouble ? double.id : kept.id;
          if (what === 'merge') return (await merge(kept.id, double.id)) && '';
          if (what === 'allergy') return (await allergic(id, `Substance ${at}`)) && '';
          if (what === 'request') {
            const body = { ...firstSeizure, idempotencyKey: randomUUID(), patientId: id };
            return (await nurse.call('requestConsultation', { body })).id;
          }
          const { startsAt = '' } = free.shift() ?? {};
          return (await book(nurse, { patientId: id, startsAt })).id;
        }),
      );
      await merge(kept.id, double.id);
      const entries = await timelineOf(kept.id);
      const there = entries.flatMap((entry) => {
        if (entry.kind === 'consultation') return entry.consultationId;
        return entry.kind === 'appointment' ? entry.appointmentId : [];
      });
      expect(there.toSorted()).toEqual(made.filter(Boolean).toSorted());
      const { allergies } = await nurse.call('readPatient', { params: { id: kept.id } });
      const noted = steps.flatMap(({ what }, at) => (what === 'allergy' ? `Substance ${at}` : []));
      expect(allergies.map(({ substance }) => substance).toSorted()).toEqual(noted.toSorted());
    }),
    { numRuns: 12 },
  );
});
