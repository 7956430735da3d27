/**
 * `node fill-demo.ts pilot`, `node fill-demo.ts country <options as JSON>`: a demonstration into the empty
 * store of `MONGODB_URI`, or what is missing of the same one. Each line it writes is JSON.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { dayAfter, moroccanDay } from '@qarib/clinical';
import { z } from 'zod';
import { catalogueFolder } from './adapters/files/catalogue-file.ts';
import { createPinoLog } from './adapters/log/pino-log.ts';
import { MongoStore } from './adapters/mongo/mongo-store.ts';
import { createArgon2Hasher } from './adapters/security/argon2-hasher.ts';
import { systemClock } from './adapters/time/system-clock.ts';
import { countryPlan } from './demo/country/country-plan.ts';
import { fillStore, StoreRefused, type DemoPlan, type Filled } from './demo/fill/fill-store.ts';
import { pilotPlan } from './demo/pilot/pilot-plan.ts';
import { CatalogueShelf } from './use-cases/catalogues/catalogue-shelf.ts';
import { importCatalogue, inImportOrder } from './use-cases/catalogues/import-catalogue.ts';

type Told = Filled | { readonly refused: string } | { readonly failed: string };
const tell = (told: Told) => process.stdout.write(`${JSON.stringify(told)}\n`);

const log = createPinoLog('error', process.stderr);

/** Names of provinces and regions are there before anything lies in them. */
async function importCatalogues(store: MongoStore): Promise<void> {
  const files = await catalogueFolder(join(import.meta.dirname, '../catalogues')).readAll();
  const needs = { store, clock: systemClock, catalogues: new CatalogueShelf(), log };
  for (const file of inImportOrder(files)) await importCatalogue(needs, file);
}

/** The hash of what nobody ever learns. */
async function nobodysPassword(): Promise<string> {
  return (await createArgon2Hasher()).hash(randomBytes(32).toString('hex'));
}

const countryOptions = z.strictObject({
  consultations: z.int(),
  years: z.int(),
  sites: z.int(),
  seed: z.string(),
  until: z.iso.date().optional(),
});

/** Until yesterday; one that was begun on another day goes on until the day before that. */
async function planCountry(text: string): Promise<DemoPlan> {
  const { until, ...options } = countryOptions.parse(JSON.parse(text));
  const known = await store.read(({ demoRuns }) => demoRuns.find('country'));
  const begun = known && countryOptions.loose().parse(JSON.parse(known.plan)).until;
  const yesterday = dayAfter(moroccanDay(systemClock.now()), -1);
  const provinces = await store.read(({ catalogues }) => catalogues.entries('provinces'));
  return countryPlan(
    { ...options, until: until ?? begun ?? yesterday },
    provinces.map(({ code: id, parent: regionId = '', display: name }) => ({ id, regionId, name })),
    await nobodysPassword(),
  );
}

async function planOf([kind, options = '']: readonly string[]): Promise<DemoPlan> {
  if (kind === 'country') return planCountry(options);
  if (kind === 'pilot') return pilotPlan(await nobodysPassword());
  throw new Error('Which demonstration?');
}

const store = MongoStore.create({ log, onAvailabilityChanged: () => undefined });
try {
  await store.open(process.env['MONGODB_URI'] ?? '');
  await importCatalogues(store);
  const plan = await planOf(process.argv.slice(2));
  await fillStore(store, plan, tell);
} catch (error) {
  if (error instanceof StoreRefused) tell({ refused: error.message });
  else tell({ failed: String(error) });
  process.exitCode = 1;
} finally {
  await store.close();
}
