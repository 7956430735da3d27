/**
 * How long a nurse waits for the patients she types the name of, among as many as the country has:
 * `npm run bench -- patients [how many]`. Through the product's own store on the embedded database, or on
 * the MongoDB of `MONGODB_URI`; beside it in the same run one record by its id, the least there is.
 *
 * A million take long to write. `--data <folder>` keeps them there, and what it holds is not written again;
 * with `--fill` nothing is measured, so that a busy machine can write what a quiet one measures.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { MongoClient } from 'mongodb';
import { MongoStore } from '@qarib/server/mongo-store';
import { searchVersion } from '@qarib/server/patient-search';
import { databaseUri, startDatabase, stopChild } from './lib/child.ts';
import { madeUpPatient } from './lib/made-up-patients.ts';
import { patientDocumentOf, patientIdOf } from './lib/patient-documents.ts';
import { percentile, printTable } from './lib/table.ts';

const { values, positionals } = parseArgs({
  options: { data: { type: 'string' }, fill: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const patients = Number(positionals[0] ?? 1_000_000);
const sites = 160;
const batch = 2_000;
const asked = 400;
const inFlight = 4;
const listLength = 20;

const siteOf = (at: number) => `site-${at % sites}`;
const places = { count: sites, siteOf, nurseOf: (at: number) => `nurse-${at}` };

/** @returns the milliseconds it took, which are few where all were there already */
async function fill(uri: string): Promise<number> {
  const startedAtMs = performance.now();
  const client = await MongoClient.connect(uri, { ignoreUndefined: true });
  const db = client.db();
  const there = await db.collection('patients').estimatedDocumentCount();
  for (let first = there; first < patients; first += batch) {
    const size = Math.min(batch, patients - first);
    const documents = Array.from({ length: size }, (_, index) =>
      patientDocumentOf(first + index, places),
    );
    await db.collection<{ _id: string }>('patients').insertMany(documents);
    if (process.stderr.isTTY) process.stderr.write(`${first + size} patients\r`);
  }
  const done = { _id: 'patient-search', version: searchVersion, doneTo: '', isDone: true };
  const { _id, ...state } = done;
  const upkeep = db.collection<{ _id: string }>('upkeep');
  await upkeep.updateOne({ _id }, { $set: state }, { upsert: true });
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

/** Opens the store, which makes the indexes where they are not there yet. */
async function open(uri: string) {
  const store = MongoStore.create({ log: silence, onAvailabilityChanged() {} });
  const openedAtMs = performance.now();
  await store.open(uri);
  return { store, openMs: performance.now() - openedAtMs };
}

async function measure(store: MongoStore) {
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
      store.read((records) => records.patients.find(patientIdOf(at % patients))),
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
  return rows;
}

const given = process.env['MONGODB_URI'];
const folder = values.data ?? mkdtempSync(path.join(os.tmpdir(), 'qarib-bench-'));
const child = given === undefined ? await startDatabase(folder) : undefined;
try {
  const uri = given ?? databaseUri(folder);
  const filledInMs = await fill(uri);
  const { store, openMs } = await open(uri);
  const [load = 0] = os.loadavg();
  process.stdout.write(
    `${patients} patients of ${sites} sites, written in ${Math.round(filledInMs / 1000)} s, indexed in ` +
      `${Math.round(openMs / 1000)} s; ${asked} questions of each kind, ${inFlight} at once; load ${load.toFixed(1)}\n`,
  );
  if (!values.fill) printTable(await measure(store));
  await store.close();
} finally {
  if (child) await stopChild(child);
  if (values.data === undefined) rmSync(folder, { recursive: true, force: true });
}
