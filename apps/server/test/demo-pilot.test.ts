import { fillStore, StoreRefused, type Filled } from '../src/demo/fill/fill-store.ts';
import { pilotFacilities } from '../src/demo/pilot/places.ts';
import { pilotPlan } from '../src/demo/pilot/pilot-plan.ts';
import type { Records } from '../src/ports/store.ts';
import type { Browser } from './browser.ts';
import { fillInTwo, withStore } from './demo-store.ts';
import { people, Stage } from './stage.ts';

const pilot = { from: '2018-10-01', to: '2020-12-31' } as const;
const complaintYears = { from: '2016-01-01', to: '2021-12-31' } as const;
const complaints = { phone: 3_680, web: 5_894, letter: 48 };
const passwordHash = 'of-nobody';

let stage: Stage;
let ministry: Browser;
let toldAfterTheCut: readonly Filled[];

beforeAll(async () => {
  stage = await Stage.open({}, {}, (uri) =>
    withStore(uri, async (store) => {
      toldAfterTheCut = await fillInTwo(store, pilotPlan(passwordHash), 3_000);
    }),
  );
  ministry = await stage.signedIn(people.ministry);
}, 120_000);
afterAll(() => stage.close());

const requestedBy = async (query: object) => {
  const { rows } = await ministry.call('readFigures', {
    query: { ...pilot, by: 'specialty', ...query },
  });
  return Object.fromEntries(rows.map(({ value, counts }) => [value, counts.requested]));
};

test('When the pilot was made, then Al Haouz and Safi held 164 consultations, most of them in neurology', async () => {
  const region = { place: 'region', placeId: 'marrakech-safi' } as const;
  const { total, rows } = await ministry.call('readFigures', {
    query: { ...pilot, ...region, by: 'specialty' },
  });
  expect(total.counts).toMatchObject({ requested: 164, completed: 164, dropped: 0, unmet: 0 });
  expect(rows[0]).toMatchObject({ value: 'neurology', counts: { requested: 64, completed: 64 } });
  // Marrakech sends complaints alone.
  const byProvince = { 'al-haouz': 98, safi: 66, marrakech: 0 };
  expect(await requestedBy({ ...region, by: 'province' })).toEqual(byProvince);
  expect(await requestedBy({ ...region, by: 'hospital' })).toEqual({ 'chu-mohammed-vi': 164 });
});

test.each(['csr-zaouiat-ahansal', 'disp-anfgou', 'csr-imilchil'])(
  'When the pilot was made, then Casablanca served %s in six specialties',
  async (placeId) => {
    const site = { place: 'facility', placeId } as const;
    expect(Object.keys(await requestedBy(site))).toHaveLength(6);
    expect(Object.keys(await requestedBy({ ...site, by: 'hospital' }))).toEqual([
      'um6ss-casablanca',
    ]);
  },
);

test('When the pilot was made, then the complaints of 2016 to 2021 are there by channel', async () => {
  const figures = await ministry.call('readComplaintFigures', { query: complaintYears });
  expect(figures).toMatchObject({ received: 9_622, byChannel: complaints, overdue: 0 });
  const { total } = await ministry.call('readFigures', {
    query: { ...complaintYears, by: 'province' },
  });
  expect(total.counts.complaints).toBe(9_622);
});

test('When a nurse of a pilot site looks, then she finds its consultations and what was signed', async () => {
  const nurse = await stage.signedIn(people.otherSitesNurse);
  const { consultations } = await nurse.call('listConsultations', { query: {} });
  expect(consultations).toHaveLength(36);
  const id = consultations[0]?.id ?? '';
  expect(await nurse.call('readNote', { params: { id } })).toMatchObject({ status: 'final' });
});

test('When the making was cut off, then it went on where it was, and made again it is as it was', async () => {
  const cases = toldAfterTheCut.filter(({ stage: of }) => of === 'cases');
  const all = 9_622 + 164 + 108;
  expect(cases[0]?.done).toBeGreaterThan(3_000);
  expect(cases.at(-1)).toEqual({ stage: 'cases', done: all, total: all });
  await withStore(stage.databaseUri, async (store) => {
    const told: Filled[] = [];
    await fillStore(store, pilotPlan(passwordHash), (filled) => told.push(filled));
    expect(told).toEqual([]);
  });
});

test('When the cases are all there, then what is added up after them is told step by step', () => {
  const sums = toldAfterTheCut.filter(({ stage: of }) => of === 'figures');
  expect(sums.map(({ done }) => done)).toEqual(sums.map((_, at) => at + 1));
  expect(sums.at(-1)?.done).toBe(sums[0]?.total);
});

test('When a store has people in it, then nothing is put into it', async () => {
  const used = await Stage.open();
  try {
    const made = withStore(used.databaseUri, (store) =>
      fillStore(store, pilotPlan(passwordHash), () => undefined),
    );
    await expect(made).rejects.toThrow(StoreRefused);
  } finally {
    await used.close();
  }
});

test('When a plan writes something twice, then the error says so, and not that the database is lost', async () => {
  await withStore(stage.databaseUri, async (store) => {
    const twice = {
      stage: 'people' as const,
      size: 1,
      prepare: () =>
        Promise.resolve((records: Records) =>
          records.facilities.addMany(pilotFacilities.slice(0, 1)),
        ),
    };
    const { plan, parts } = pilotPlan(passwordHash);
    const wrong = { id: 'pilot', plan, parts: [...parts, twice] };
    await expect(fillStore(store, wrong, () => undefined)).rejects.toThrow('E11000');
  });
});
