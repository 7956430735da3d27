import { randomUUID } from 'node:crypto';
import type { Consultation } from '@qarib/contracts';
import { feverOfAChild } from '@qarib/testing';
import type { Browser } from './browser.ts';
import { acceptedCase, finish, requestBy } from './journey.ts';
import { patients, people, Stage } from './stage.ts';

let stage: Stage;
let nurse: Browser;
let benali: Browser;

beforeAll(async () => {
  stage = await Stage.open();
  nurse = await stage.signedIn(people.nurse);
  benali = await stage.signedIn(people.neurologist);
});
afterAll(() => stage.close());

const slowPulse = { vitalSigns: [{ code: '8867-4' as const, value: 45 }] };
const measure = (id: string, body: object, observationId: string = randomUUID()) =>
  nurse.call('addObservations', { params: { id, observationId }, body: { ...slowPulse, ...body } });

describe('When the nurse measures again while the case is open', () => {
  let id: string;
  beforeEach(async () => {
    id = await acceptedCase(nurse, await benali.connect());
  });

  test('then the physician sees every set, oldest first, and the colour follows', async () => {
    stage.clock.advance(20 * 60_000);
    const before = await benali.call('readConsultation', { params: { id } });
    expect(before.triageColour).toBe('green');
    await measure(id, { secondsAgo: 300, dangerSigns: ['confusion'] });
    const after: Consultation = await benali.call('readConsultation', { params: { id } });
    expect(after.observations.map(({ vitalSigns }) => vitalSigns.length)).toEqual([3, 1]);
    expect(after.observations[1]).toMatchObject({
      ...slowPulse,
      takenAt: new Date(stage.clock.now().getTime() - 300_000).toISOString(),
      takenBy: { id: people.nurse },
      dangerSigns: ['confusion'],
    });
    expect(after.triageColour).toBe('red');
    expect(after.vitalSigns).toEqual(before.vitalSigns);
  });

  test('then a set sent again is there once, and its readers are told', async () => {
    const told = (await benali.connect()).fact('consultation:updated');
    const observationId = randomUUID();
    const first = await measure(id, {}, observationId);
    expect(await measure(id, { secondsAgo: 60 }, observationId)).toEqual(first);
    expect(first.observations).toHaveLength(2);
    expect(await told).toEqual({ consultationId: id });
  });

  test('then nobody else adds one, and none is added once it is over', async () => {
    const params = { id, observationId: randomUUID() };
    const elsewhere = await stage.signedIn(people.otherSitesNurse);
    for (const browser of [benali, elsewhere]) {
      const refused = await browser.refusedCall('addObservations', { params, body: slowPulse });
      expect(refused.code).toBe('NOT_FOUND');
    }
    await finish(benali, id);
    const late = await nurse.refusedCall('addObservations', { params, body: slowPulse });
    expect(late.code).toBe('NOT_FOUND');
  });

  test('then what cannot be is refused, and so is an empty set', async () => {
    const refusal = async (body: object) => {
      const params = { id, observationId: randomUUID() };
      return nurse.refusedCall('addObservations', { params, body: { vitalSigns: [], ...body } });
    };
    const impossible = { vitalSigns: [{ code: '8310-5', value: 64 }] };
    expect((await refusal(impossible)).code).toBe('VITAL_SIGN_IMPOSSIBLE');
    expect((await refusal({})).code).toBe('INPUT_INVALID');
    expect((await refusal({ dangerSigns: ['active-labour'] })).issues).toEqual([
      { path: 'dangerSigns.0', message: 'not_of_this_age' },
    ]);
  });
});

test('When a child is measured, then it is judged as a child', async () => {
  const breaths = (value: number) => [{ code: '9279-1' as const, value }];
  const request = {
    ...feverOfAChild,
    idempotencyKey: randomUUID(),
    patientId: patients.childWithConsent,
  };
  const weight = [{ code: '29463-7' as const, value: 182 }];
  const body = { ...request, vitalSigns: weight };
  const refused = await nurse.refusedCall('requestConsultation', { body });
  expect(refused.code).toBe('VITAL_SIGN_IMPOSSIBLE');
  const taken = await requestBy(nurse, { ...request, vitalSigns: breaths(52) });
  expect(taken.triageColour).toBe('red');
});
