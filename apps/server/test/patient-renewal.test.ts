import { createConnection } from 'mongoose';
import { createPinoLog } from '../src/adapters/log/pino-log.ts';
import { defineModels } from '../src/adapters/mongo/models.ts';
import { renewPatientSearch } from '../src/adapters/mongo/renew-patient-search.ts';
import type { Browser } from './browser.ts';
import { patients, people, Stage } from './stage.ts';

let stage: Stage;
let nurse: Browser;
const connection = createConnection();
const models = defineModels(connection);

beforeAll(async () => {
  stage = await Stage.open();
  nurse = await stage.signedIn(people.nurse);
  await connection.openUri(stage.databaseUri);
});
afterAll(async () => {
  await connection.close();
  await stage.close();
});

const foundBy = async (query: string) => {
  const found = await nurse.call('searchPatients', { query: { query } });
  return found.patients.map(({ id }) => id);
};

test('When records are from before the present search fields, then they are found again, and that is done once', async () => {
  const lines: string[] = [];
  const log = createPinoLog('info', { write: (line: string) => lines.push(line) });
  const fields = { siteKeys: 1 } as const;
  await models.patients.collection.updateMany({}, { $unset: fields, $set: { soundTokens: ['x'] } });
  await expect(foundBy('amrani')).resolves.toEqual([]);
  await models.upkeep.deleteMany({});
  // As if a start had been cut short behind the first of them.
  const half = { version: 2, doneTo: patients.withConsent, isDone: false };
  await models.upkeep.create([{ _id: 'patient-search', ...half }]);
  await renewPatientSearch(models, log);
  await expect(foundBy('amrani')).resolves.toEqual([]);
  await expect(foundBy('oubella')).resolves.toEqual([patients.withoutConsent]);
  await models.upkeep.deleteMany({});
  await renewPatientSearch(models, log);
  await expect(foundBy('amrani')).resolves.toEqual([patients.withConsent]);
  const written = lines.length;
  await renewPatientSearch(models, log);
  expect(lines).toHaveLength(written);
});
