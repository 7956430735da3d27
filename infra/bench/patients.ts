/**
 * How long a nurse waits for the patients she types the name of, among as many as the country has:
 * `npm run bench -- patients [how many]`. Through the product's own store on the embedded database, or on
 * the MongoDB of `MONGODB_URI`; beside it in the same run one record by its id, the least there is.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { MongoClient } from 'mongodb';
import { MongoStore } from '@qarib/server/mongo-store';
import { searchFieldsOf, searchVersion } from '@qarib/server/patient-search';
import { databaseUri, startDatabase, stopChild } from './lib/child.ts';
import { madeUpPatient } from './lib/made-up-patients.ts';
import { percentile, printTable } from './lib/table.ts';

const patients = Number(process.argv[2] ?? 1_000_000);
const sites = 160;
const batch = 2_000;
const asked = 400;
const inFlight = 4;
const listLength = 20;

const siteOf = (at: number) => `site-${at % sites}`;
const idOf = (at: number) => `patient-${at}`;

function documentOf(at: number) {
  const registeredAt = new Date(1_760_000_000_000 + at * 1_000);
  const record = {
    ...madeUpPatient(at),
    idempotencyKey: `key-${at}`,
    registeredById: `nurse-${at % sites}`,
    managingFacilityId: siteOf(at),
    furtherFacilityIds: at % 20 === 0 ? [siteOf(at + 1)] : [],
    formerNames: [],
    gender: at % 2 === 0 ? 'female' : 'male',
    isBirthDateEstimated: at % 7 === 0,
    phone: undefined,
    registeredAt,
    lastActivityAt: registeredAt,
    consents: [],
    allergies: [],
  };
  return { ...record, _id: idOf(at), ...searchFieldsOf(record) };
}

async function fill(uri: string): Promise<number> {
  const startedAtMs = performance.now();
  const client = await MongoClient.connect(uri, { ignoreUndefined: true });
  const db = client.db();
  for (let first = 0; first < patients; first += batch) {
    const size = Math.min(batch, patients - first);
    const documents = Array.from({ length: size }, (_, index) => documentOf(first + index));
    await db.collection<{ _id: string }>('patients').insertMany(documents);
    if (process.stderr.isTTY) process.stderr.write(`${first + size} patients\r`);
  }
  const done = { _id: 'patient-search', version: searchVersion, doneTo: '', isDone: true };
  await db.collection<{ _id: string }>('upkeep').insertOne(done);
  await client.close();
  return performance.now() - startedAtMs;
}

/** Milliseconds each answer took, some always under way. */
async function waits(work: (at: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  let begun = 0;
  const worker = async () => {
    while (begun < asked) {
      const at = (begun += 1);
      const startedAtMs = performance.now();
      await work(at * 7_919);
      taken.push(performance.now() - startedAtMs);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  return taken;
}

const silence = { debug() {}, info() {}, warn() {}, error() {} };

async function measure(uri: string) {
  const store = MongoStore.create({ log: silence, onAvailabilityChanged() {} });
  const openedAtMs = performance.now();
  await store.open(uri);
  const openMs = performance.now() - openedAtMs;
  const named = (nameOf: (it: ReturnType<typeof madeUpPatient>) => string) => (at: number) => {
    const name = nameOf(madeUpPatient(at % patients));
    return store.read((records) =>
      records.patients.search(siteOf(at), { kind: 'name', name }, listLength),
    );
  };
  const born = (years: number) => (at: number) => {
    const { birthDate, ...name } = madeUpPatient(at % patients);
    const from = Number(birthDate.slice(0, 4));
    const day = birthDate.slice(4);
    const span = { bornFrom: `${from - years}${day}`, bornTo: `${from + years}${day}` };
    return store.read((records) => records.patients.findByName({ ...name, ...span }, 50));
  };
  const questions: Record<string, (at: number) => Promise<unknown>> = {
    'one record by its id': (at) =>
      store.read((records) => records.patients.find(idOf(at % patients))),
    'the latest of the site': (at) =>
      store.read((records) => records.patients.search(siteOf(at), { kind: 'recent' }, listLength)),
    'one letter': named(({ givenName }) => givenName.slice(0, 1)),
    'three letters of the family name': named(({ familyName }) => familyName.slice(-5, -2)),
    'two letters of either name': named(
      ({ familyName, givenName }) => `${givenName.slice(0, 2)} ${familyName.slice(0, 2)}`,
    ),
    'both names whole': named(({ familyName, givenName }) => `${givenName} ${familyName}`),
    'both names in another spelling': named(({ familyName, givenName }) =>
      `${givenName} ${familyName}`.replace(/ou/g, 'u').replace(/i/g, 'y'),
    ),
    'names nobody has': named(({ givenName }) => `${givenName} Xyzzyan`),
    'of all sites, by name and birth date': born(0),
    'of all sites, likely the same person': born(3),
  };
  const rows: Record<string, string | number>[] = [];
  for (const [question, ask] of Object.entries(questions)) {
    await waits(ask);
    const taken = await waits(ask);
    const p99 = percentile(taken, 99);
    rows.push({
      question,
      'p50 (ms)': percentile(taken, 50).toFixed(1),
      'p99 (ms)': p99.toFixed(1),
      'target p99': 50,
    });
  }
  await store.close();
  return { rows, openMs };
}

const given = process.env['MONGODB_URI'];
const folder = mkdtempSync(path.join(os.tmpdir(), 'qarib-bench-'));
const child = given === undefined ? await startDatabase(folder) : undefined;
try {
  const uri = given ?? databaseUri(folder);
  const filledInMs = await fill(uri);
  const { rows, openMs } = await measure(uri);
  const [load = 0] = os.loadavg();
  process.stdout.write(
    `${patients} patients of ${sites} sites, written in ${Math.round(filledInMs / 1000)} s, indexed in ` +
      `${Math.round(openMs / 1000)} s; ${asked} questions of each kind, ${inFlight} at once; load ${load.toFixed(1)}\n`,
  );
  printTable(rows);
} finally {
  if (child) await stopChild(child);
  rmSync(folder, { recursive: true, force: true });
}
