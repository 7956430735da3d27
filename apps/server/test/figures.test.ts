import { feverOfAChild } from '@qarib/testing';
import { pdfEnd, pdfShare, type FiguresQuery } from '@qarib/contracts';
import type { Browser } from './browser.ts';
import { acceptedCase, requestBy } from './journey.ts';
import { patients, people, Stage } from './stage.ts';

let stage: Stage;
let nurse: Browser;
let otherNurse: Browser;
let coordinator: Browser;
let ministry: Browser;

/** Monday to Sunday of the week in which everything happens. */
const week = { from: '2026-03-09', to: '2026-03-15' } as const;
const weekBefore = { from: '2026-03-02', to: '2026-03-08' } as const;
const alHaouz = { place: 'province', placeId: 'al-haouz' } as const;

const read = (who: Browser, query: Partial<FiguresQuery> = {}) =>
  who.call('readFigures', { query: { ...week, by: 'specialty', ...query } });
const refused = async (who: Browser, query: Record<string, string>) => {
  const search = new URLSearchParams({ ...week, by: 'specialty', ...query }).toString();
  const { status, body } = await who.send('GET', `/api/figures?${search}`);
  return { status, code: (body as { code?: string }).code };
};

beforeAll(async () => {
  stage = await Stage.open();
  nurse = await stage.signedIn(people.nurse);
  otherNurse = await stage.signedIn(people.otherSitesNurse);
  coordinator = await stage.signedIn(people.coordinator);
  ministry = await stage.signedIn(people.ministry);
  const neurologist = await stage.signedIn(people.neurologist);
  const atNeurologist = await neurologist.connect();
  for (let count = 0; count < 5; count += 1) await requestBy(nurse);
  await acceptedCase(nurse, atNeurologist);
  // Half of what is read is settled, the other half not yet.
  await stage.sweepAfter(15_000);
  const fever = { ...feverOfAChild, patientId: patients.childWithConsent };
  for (let count = 0; count < 2; count += 1) await requestBy(nurse, fever);
  await requestBy(otherNurse, { patientId: patients.ofOtherSite });
});
afterAll(() => stage.close());

test('When a nurse reads figures, then they are of her own site, and no group is too small for her', async () => {
  const { place, total, rows, isEmpty } = await read(nurse);
  expect(place).toMatchObject({ kind: 'facility', id: 'csr-tighdouine' });
  expect(isEmpty).toBe(false);
  expect(total.counts).toMatchObject({ requested: 8, answered: 1, completed: 0, 'wait/0': 1 });
  expect(rows.map(({ value, counts }) => [value, counts.requested])).toEqual([
    ['neurology', 6],
    ['paediatrics', 2],
  ]);
});

test('When a coordinator reads figures, then a group of fewer than five is hidden, and nobody finds it', async () => {
  const { place, total, rows } = await read(coordinator);
  expect(place).toMatchObject({ kind: 'region', id: 'marrakech-safi' });
  expect(place.name?.fr).toBe('Marrakech-Safi');
  expect(total.counts.requested).toBe(8);
  expect(rows).toEqual([
    {
      value: 'neurology',
      counts: expect.not.objectContaining({ requested: 6 }),
      hidden: ['requests'],
    },
    { value: 'paediatrics', counts: expect.anything(), hidden: ['requests'] },
  ]);
});

test('When the ministry reads figures, then it is of the whole country, region by region', async () => {
  const { place, total, rows } = await read(ministry, { by: 'region' });
  expect(place).toMatchObject({ kind: 'country', id: 'morocco' });
  expect(total.counts.requested).toBe(9);
  expect(rows.map(({ value, name }) => [value, name?.fr])).toEqual([
    ['marrakech-safi', 'Marrakech-Safi'],
    ['draa-tafilalet', 'Drâa-Tafilalet'],
  ]);
  expect((await read(ministry, alHaouz)).total.counts.requested).toBe(8);
});

test('When figures are told apart by what was asked for, then only the indicators are counted', async () => {
  const { rows, total } = await read(nurse, { by: 'reason' });
  expect(rows.map(({ value, name, counts }) => [value, name?.en, counts])).toEqual([
    ['N07', 'Seizure', expect.objectContaining({ requested: 6, answered: 1 })],
    ['none', undefined, expect.objectContaining({ requested: 2, answered: 0 })],
  ]);
  expect(rows[0]?.counts).not.toHaveProperty('waited');
  expect(total.counts).toMatchObject({ requested: 8, waited: 1 });
});

test('When a hospital is opened, then it is what its physicians took on, of the same place', async () => {
  const query = { hospitalId: 'chu-mohammed-vi' };
  const { total, rows, hospital } = await read(nurse, query);
  expect(hospital?.name?.fr).toBe('CHU Mohammed VI, Marrakech');
  expect(total.counts).toMatchObject({ requested: 1, answered: 1, completed: 0 });
  expect(total.counts).not.toHaveProperty('waited');
  expect(rows.map(({ value }) => value)).toEqual(['neurology']);
  expect((await read(nurse, { ...query, by: 'period' })).rows[0]?.counts.answered).toBe(1);
  expect((await read(nurse, { hospitalId: 'chu-ibn-sina' })).isEmpty).toBe(true);
  expect((await read(coordinator, query)).total.hidden).toEqual(['requests']);
});

test('When figures are told apart by day, then each day is there, also one without any', async () => {
  const { rows, step } = await read(ministry, { by: 'period' });
  expect(step).toBe('day');
  expect(rows.map(({ counts }) => counts.requested)).toEqual([9, 0, 0, 0, 0, 0, 0]);
});

test.each(['facility', 'province', 'region'] as const)(
  'When a site is told apart by %s, then it is where it lay, in whole months as in single days',
  async (by) => {
    const ids = { facility: 'csr-tighdouine', province: 'al-haouz', region: 'marrakech-safi' };
    for (const range of [week, { from: '2026-01-01', to: '2026-12-31' }]) {
      const { rows } = await read(nurse, { ...range, by });
      expect(rows.map(({ value, counts }) => [value, counts.requested])).toEqual([[ids[by], 8]]);
    }
  },
);

test('When nothing was counted, then every number is nought and the reply says so', async () => {
  const { isEmpty, total, rows } = await read(coordinator, weekBefore);
  expect(isEmpty).toBe(true);
  expect(new Set(Object.values(total.counts))).toEqual(new Set([0]));
  expect(rows).toEqual([]);
});

test.each([
  ['another region', { place: 'region', placeId: 'draa-tafilalet' }],
  ['the country', { place: 'country', placeId: 'morocco' }],
  ['a province of another region', { place: 'province', placeId: 'midelt' }],
  ['a site of another region', { place: 'facility', placeId: 'csr-imilchil' }],
  ['a place that is not there', { place: 'region', placeId: 'atlantis' }],
])('When a coordinator asks for %s, then it is not found', async (_what, query) => {
  expect(await refused(coordinator, query)).toEqual({ status: 404, code: 'NOT_FOUND' });
});

test('When others ask for figures that are not theirs, then they are not found', async () => {
  expect((await refused(nurse, alHaouz)).code).toBe('NOT_FOUND');
  expect((await refused(otherNurse, { place: 'facility', placeId: 'csr-tighdouine' })).code).toBe(
    'NOT_FOUND',
  );
  for (const person of [people.neurologist, people.administrator]) {
    expect((await refused(await stage.signedIn(person), {})).code).toBe('NOT_FOUND');
  }
  expect((await refused(stage.browser(), {})).code).toBe('NOT_SIGNED_IN');
});

test.each([
  ['a period that ends before it begins', { from: '2026-03-15', to: '2026-03-09' }],
  ['more than ten years', { from: '2018-01-01', to: '2029-01-01' }],
  ['a day that does not exist', { from: '2026-02-30' }],
  ['days of a month that has none such', { from: '2026-02-30', to: '2026-02-31', by: 'period' }],
  ['the year nought', { from: '0000-01-01' }],
  [
    'more rows than anybody reads',
    { from: '2020-01-01', to: '2026-01-01', by: 'period', step: 'day' },
  ],
  ['a place without its id', { place: 'region' }],
  ['an id with an operator in it', { place: 'region', placeId: '$ne' }],
  ['a kind of place there is not', { place: 'galaxy', placeId: 'morocco' }],
  ['a breakdown by names', { by: 'patient' }],
  ['a specialty there is not', { specialty: 'astrology' }],
  ['the sites of a hospital', { hospitalId: 'chu-mohammed-vi', by: 'hour' }],
  ['the regions of a province', { place: 'province', placeId: 'al-haouz', by: 'region' }],
  ['every site of the country', { place: 'country', placeId: 'morocco', by: 'facility' }],
])('When a filter asks for %s, then it is refused', async (_what, query) => {
  expect(await refused(ministry, query)).toEqual({ status: 422, code: 'INPUT_INVALID' });
});

const fileOf = async (who: Browser, query: Record<string, string> = {}) => {
  const search = new URLSearchParams({ ...week, language: 'fr', ...query }).toString();
  const { status, headers, body } = await who.send('GET', `/api/figures.csv?${search}`);
  const bytes = body instanceof ArrayBuffer ? body : new ArrayBuffer(0);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return { status, headers, text, lines: text.trimEnd().split('\r\n') };
};

test('When figures are exported, then as a file that says what its columns mean and when it is whole', async () => {
  const { headers, text, lines } = await fileOf(nurse);
  expect(headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
  expect(headers.get('Content-Disposition')).toContain('qarib-2026-03-09-2026-03-15.csv');
  expect(text.startsWith('\uFEFFbreakdown;value;name;')).toBe(true);
  expect(lines).toContain('dictionary;waitSeconds;Leur attente en tout, en secondes');
  expect(lines.find((line) => line.startsWith('total;all;'))).toMatch(
    /^total;all;;2026-03-09;2026-03-15;csr-tighdouine;all;all;;8;1;/,
  );
  expect(lines.at(-1)).toBe(`end;${lines.length - 1}`);
});

test('When a coordinator exports, then what is too small is empty there, too, and the export is kept', async () => {
  const { lines } = await fileOf(coordinator);
  const neurology = lines.find((line) => line.startsWith('specialty;neurology;'));
  expect(neurology).toMatch(/;all;all;requests;;;/);
  const administrator = await stage.signedIn(people.administrator);
  const { entries } = await administrator.call('readAudit', {});
  const kept = entries.filter(({ action }) => action === 'export-figures');
  expect(kept.map(({ agentId }) => agentId)).toContain(people.coordinator);
});

test('When a hospital’s part is exported, then it is told apart by specialty and period, and a report of it there is none', async () => {
  const { lines } = await fileOf(nurse, { hospitalId: 'chu-mohammed-vi' });
  expect(lines.find((line) => line.startsWith('specialty;neurology;'))).toMatch(
    /;csr-tighdouine;chu-mohammed-vi;all;;1;1;/,
  );
  expect(lines.some((line) => line.startsWith('period;'))).toBe(true);
  expect(lines.some((line) => line.startsWith('reason;'))).toBe(false);
  expect((await reportOf(nurse, { hospitalId: 'chu-mohammed-vi' })).status).toBe(422);
});

test('When a file is asked for that is not theirs, then there is none', async () => {
  expect((await fileOf(nurse, { place: 'country', placeId: 'morocco' })).status).toBe(404);
  expect((await fileOf(coordinator, { from: '2026-03-16' })).status).toBe(422);
});

const reportOf = async (who: Browser, query: Record<string, string> = {}) => {
  const search = new URLSearchParams({ ...week, language: 'fr', ...query }).toString();
  const { status, headers, body } = await who.send('GET', `/api/figures.pdf?${search}`);
  const text = body instanceof ArrayBuffer ? Buffer.from(body).toString('latin1') : '';
  return { status, headers, text };
};

test.each(['fr', 'ar'])(
  'When a report is asked for in %s, then it is a whole PDF',
  async (language) => {
    const { status, headers, text } = await reportOf(coordinator, { language });
    expect(status).toBe(200);
    expect(headers.get('Content-Type')).toBe('application/pdf');
    expect(headers.get('Content-Disposition')).toContain('qarib-2026-03-09-2026-03-15.pdf');
    expect(text.trimEnd().endsWith(pdfEnd)).toBe(true);
    const shares = [...text.matchAll(pdfShare)].map(([, share]) => Number(share));
    expect(shares.length).toBeGreaterThan(2);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(100);
    expect(text).toContain('/FontFile');
  },
);

test('When a report is not theirs, then there is none; who made one is kept', async () => {
  expect((await reportOf(nurse, { place: 'country', placeId: 'morocco' })).status).toBe(404);
  expect((await reportOf(stage.browser())).status).toBe(401);
  expect((await reportOf(ministry, { from: '2026-03-16' })).status).toBe(422);
  expect((await reportOf(ministry)).status).toBe(200);
  const administrator = await stage.signedIn(people.administrator);
  const { entries } = await administrator.call('readAudit', {});
  const kept = entries.filter(({ action }) => action === 'report-figures');
  expect(kept.map(({ outcome }) => outcome)).toContain('refused');
  expect(kept.map(({ agentId }) => agentId)).toContain(people.ministry);
});
