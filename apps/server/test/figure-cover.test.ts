import { feverOfAChild } from '@qarib/testing';
import type { CoverQuery } from '@qarib/contracts';
import type { Browser } from './browser.ts';
import { requestBy } from './journey.ts';
import { patients, people, Stage } from './stage.ts';

let stage: Stage;
let nurse: Browser;
let coordinator: Browser;
let ministry: Browser;

/** Monday to Sunday; the requests come on Monday at nine. */
const week = { from: '2026-03-09', to: '2026-03-15' } as const;
const morning = { from: '2026-03-10T08:00', to: '2026-03-10T12:00' };

const cover = (who: Browser, query: Partial<CoverQuery> = {}) =>
  who.call('readCover', { query: { ...week, ...query } });
const needs = (who: Browser) => who.call('readSpecialtyNeeds', { query: week });
const refused = async (who: Browser, path: string, query: Record<string, string> = {}) => {
  const search = new URLSearchParams({ ...week, ...query }).toString();
  const { status } = await who.send('GET', `/api/figures/${path}?${search}`);
  return status;
};

beforeAll(async () => {
  stage = await Stage.open();
  nurse = await stage.signedIn(people.nurse);
  coordinator = await stage.signedIn(people.coordinator);
  ministry = await stage.signedIn(people.ministry);
  const neurologist = await stage.signedIn(people.neurologist);
  await neurologist.call('addShift', {
    body: {
      idempotencyKey: '0f5b2a52-6a86-4d1e-9a4c-0d8f0b6a4b11',
      specialty: 'neurology',
      ...morning,
    },
  });
  for (let count = 0; count < 6; count += 1) await requestBy(nurse);
  const fever = { ...feverOfAChild, patientId: patients.childWithConsent };
  for (let count = 0; count < 2; count += 1) await requestBy(nurse, fever);
});
afterAll(() => stage.close());

test('When a coordinator looks at the cover, then demand stands beside the rota, hour by hour', async () => {
  const found = await cover(coordinator, { specialty: 'neurology' });
  expect(found.hours).toHaveLength(7 * 24);
  const at = (hour: string) => found.hours.find((it) => it.hour === hour);
  expect(at('1-9')).toEqual({ hour: '1-9', requested: 6, unmet: 0, coveredShare: 0 });
  expect(at('2-9')).toEqual({ hour: '2-9', requested: 0, unmet: 0, coveredShare: 1 });
  expect(at('2-12')?.coveredShare).toBe(0);
  expect(found.hospitals.map(({ id }) => id)).toContain('chu-mohammed-vi');
  expect(found.hours.map(({ hour }) => hour).slice(0, 11)).toContain('1-10');
});

test('When no specialty is named, then it is the one most asked for, and each has its share of hours', async () => {
  const found = await cover(nurse);
  expect(found.specialty).toBe('neurology');
  const neurology = found.specialties.find(({ specialty }) => specialty === 'neurology');
  expect(neurology).toMatchObject({ requested: 6, coveredShare: 4 / 168 });
  expect(found.specialties).toHaveLength(7);
});

test('When fewer than five asked in an hour, then a coordinator is not shown how many, and the nurse is', async () => {
  const paediatrics = { specialty: 'paediatrics' } as const;
  const shown = await cover(coordinator, paediatrics);
  expect(shown.hours.find(({ hour }) => hour === '1-9')).toEqual({ hour: '1-9', coveredShare: 0 });
  const own = await cover(nurse, paediatrics);
  expect(own.hours.find(({ hour }) => hour === '1-9')).toMatchObject({ requested: 2 });
});

test('What a site needs is proposed from its reasons and ages, with the figures it rests on', async () => {
  const found = await needs(nurse);
  expect(found).toMatchObject({ requested: 8, uncoded: 2, beyond: 0 });
  const rowOf = (specialty: string) => found.rows.find((it) => it.specialty === specialty);
  expect(rowOf('neurology')).toMatchObject({
    pointing: 6,
    requested: 6,
    physicians: 2,
    isProposed: true,
  });
  expect(rowOf('nephrology')).toMatchObject({ pointing: 0, physicians: 0, isProposed: false });
});

test('When a group is small, then a coordinator cannot work it out from what is proposed', async () => {
  const found = await needs(coordinator);
  expect(found.requested).toBe(8);
  expect(found).not.toHaveProperty('uncoded');
  const neurology = found.rows.find(({ specialty }) => specialty === 'neurology');
  expect(neurology).not.toHaveProperty('pointing');
  expect(neurology?.isProposed).toBe(false);
});

test('The ministry reads of every place, a coordinator of their region, and others of nothing', async () => {
  expect((await cover(ministry)).place.kind).toBe('country');
  const midelt = { place: 'province', placeId: 'midelt' };
  for (const path of ['cover', 'needs']) {
    expect(await refused(coordinator, path, midelt)).toBe(404);
    expect(await refused(nurse, path, midelt)).toBe(404);
    expect(await refused(await stage.signedIn(people.neurologist), path)).toBe(404);
    expect(await refused(stage.browser(), path)).toBe(401);
  }
});

test.each([
  ['cover', { from: '2026-03-15', to: '2026-03-09' }],
  ['cover', { from: '2026-01-01', to: '2026-06-30' }],
  ['cover', { from: '2026-02-30' }],
  ['cover', { specialty: 'astrology' }],
  ['needs', { place: 'province' }],
  ['needs', { from: '2010-01-01' }],
])('When %s is asked for with %o, then it is refused', async (path, query) => {
  expect(await refused(coordinator, path, query)).toBe(422);
});
