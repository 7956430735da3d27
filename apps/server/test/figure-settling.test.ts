import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CellKey } from '@qarib/clinical';
import type { MongoStore } from '../src/adapters/mongo/mongo-store.ts';
import type { Store } from '../src/ports/store.ts';
import { settleFigures } from '../src/use-cases/statistics/settle-figures.ts';
import { withStore } from './demo-store.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

const atImilchil: CellKey = {
  day: '2026-03-09',
  facilityId: 'imilchil',
  provinceId: 'midelt',
  regionId: 'draa-tafilalet',
  specialty: 'neurology',
};
const atAnfgou: CellKey = { ...atImilchil, facilityId: 'anfgou' };

let folder: string;
let database: TestDatabase;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qarib-'));
  database = await openTestDatabase(folder);
}, 30_000);
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const request = (store: Store, key: CellKey) =>
  store.transaction(({ statistics }) => statistics.add({ key, counts: { requested: 1 } }));

/** A store in which something happens during the first transaction, before it is written. */
function disturbed(store: MongoStore, disturb: () => Promise<void>) {
  let runs = 0;
  const shared: Store = {
    isAvailable: () => store.isAvailable(),
    read: (work) => store.read(work),
    transaction: (work) =>
      store.transaction(async (records) => {
        const result = await work(records);
        runs += 1;
        if (runs === 1) await disturb();
        return result;
      }),
  };
  return { shared, runs: () => runs };
}

const unsettledOf = (store: MongoStore) =>
  store.read(async ({ statistics }) =>
    (await statistics.readSlips(await statistics.listSlipIds(10))).map(({ key }) => key.facilityId),
  );

test('While what was counted at one site is settled, a request at another undoes nothing of it', () =>
  withStore(database.uri, async (store) => {
    await request(store, atImilchil);
    const { shared, runs } = disturbed(store, () => request(store, atAnfgou));
    await settleFigures({ store: shared });
    expect(runs()).toBe(1);
    expect(await unsettledOf(store)).toEqual(['anfgou']);
    await settleFigures({ store });
    expect(await unsettledOf(store)).toEqual([]);
  }));

test('While what was counted at a site is settled, a request of the same kind there waits for nothing and undoes nothing', () =>
  withStore(database.uri, async (store) => {
    await request(store, atImilchil);
    const { shared: another, runs: attempts } = disturbed(store, () => Promise.resolve());
    const { shared, runs } = disturbed(store, () => request(another, atImilchil));
    await settleFigures({ store: shared });
    expect([runs(), attempts()]).toEqual([1, 1]);
    expect(await unsettledOf(store)).toEqual(['imilchil']);
    await settleFigures({ store });
    expect(await unsettledOf(store)).toEqual([]);
  }));

test('When two ask for the same at one site at once, then neither begins again', () =>
  withStore(database.uri, async (store) => {
    const { shared: second, runs: ofSecond } = disturbed(store, () => Promise.resolve());
    const { shared: first, runs } = disturbed(store, () => request(second, atImilchil));
    await request(first, atImilchil);
    expect([runs(), ofSecond()]).toEqual([1, 1]);
    expect(await unsettledOf(store)).toEqual(['imilchil', 'imilchil']);
    await settleFigures({ store });
  }));
