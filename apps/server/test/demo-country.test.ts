import { createConnection } from 'mongoose';
import { provinces, type DayRange } from '@qarib/clinical';
import type { MongoStore } from '../src/adapters/mongo/mongo-store.ts';
import { rangeOfCountry } from '../src/demo/country/calendar.ts';
import { countryPlan } from '../src/demo/country/country-plan.ts';
import { fillStore, type Filled } from '../src/demo/fill/fill-store.ts';
import type { Records } from '../src/ports/store.ts';
import { contributionsOn } from '../src/use-cases/statistics/contributions.ts';
import { settleFigures } from '../src/use-cases/statistics/settle-figures.ts';
import { fillInTwo, withStore } from './demo-store.ts';
import { figureCollections, keptFigures, type KeptFigure } from './kept-figures.ts';
import { people, Stage } from './stage.ts';

/** Over the clock changes of Ramadan 2026, and a new year. */
const options = {
  consultations: 200,
  years: 1,
  sites: 6,
  seed: 'of-tests',
  until: '2026-05-31',
} as const;
const plan = () => countryPlan(options, provinces, 'of-nobody');

let stage: Stage;
let toldAfterTheCut: readonly Filled[];

beforeAll(async () => {
  stage = await Stage.open({}, {}, (uri) =>
    withStore(uri, async (store) => {
      toldAfterTheCut = await fillInTwo(store, plan(), 60);
    }),
  );
}, 120_000);
afterAll(() => stage.close());

const range: DayRange = rangeOfCountry(options);

test('When a country is made, then as many are asked as were wanted, and each part is what it can be', async () => {
  const last = toldAfterTheCut.at(-1);
  expect(last).toMatchObject({ stage: 'figures', done: last?.total });
  const ministry = await stage.signedIn(people.ministry);
  const { total } = await ministry.call('readFigures', {
    query: { ...range, by: 'specialty' },
  });
  const { requested = 0, answered = 0, attempted = 0, completed = 0, ...rest } = total.counts;
  expect(requested).toBe(options.consultations);
  expect([requested, answered, attempted, completed].toSorted((a, b) => b - a)).toEqual([
    requested,
    answered,
    attempted,
    completed,
  ]);
  expect(completed).toBeGreaterThan(requested / 2);
  const others = [
    'dropped',
    'unmet',
    'noShows',
    'referrals',
    'opinions',
    'calls',
    'wentOnInWriting',
    'wentOnInChat',
  ] as const;
  for (const measure of others) expect(rest[measure]).toBeGreaterThan(0);
});

/** Counts each fact by itself, as whoever makes it at work does, and settles in turn with it. */
async function countOneByOne(store: MongoStore, days: readonly string[]): Promise<void> {
  for (const day of days) {
    await store.transaction(async (records: Records) => {
      for (const it of await contributionsOn(records, day)) await records.statistics.add(it);
    });
  }
  await settleFigures({ store });
}

test('When all is written at once, then the figures are those that come of counting one by one and settling', async () => {
  const uri = stage.databaseUri;
  const written = await keptFigures(uri);
  expect(Object.keys(written).length).toBeGreaterThan(1_000);
  await withStore(uri, async (store) => {
    const database = await createConnection(uri).asPromise();
    const cells = database.collection<KeptFigure>('figureCells');
    const days = (await cells.distinct('day')).filter((day) => day !== undefined).toSorted();
    for (const name of figureCollections) {
      await database.collection(name).deleteMany({});
    }
    await database.close();
    await countOneByOne(store, days);
  });
  expect(await keptFigures(uri)).toEqual(written);
}, 120_000);

test('When another country is wanted of the same store, then it stays as it is', async () => {
  await withStore(stage.databaseUri, async (store) => {
    const other = countryPlan({ ...options, seed: 'another' }, provinces, 'of-nobody');
    await expect(fillStore(store, other, () => undefined)).rejects.toThrow('another way');
  });
});
