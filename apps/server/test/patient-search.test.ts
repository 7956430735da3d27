import { createConnection } from 'mongoose';
import { defineModels } from '../src/adapters/mongo/models.ts';
import { namedAt, searchFieldsOf } from '../src/adapters/mongo/patient-search.ts';
import { Stage } from './stage.ts';

let stage: Stage;
const connection = createConnection();
const { patients } = defineModels(connection);
const site = 'csr-tighdouine';
const listLength = 20;

const families = ['Alaoui', 'Idrissi', 'Amrani', 'Bennani', 'Ouaziz', 'Fassi'];
const given = ['Mohamed', 'Fatima', 'Ahmed', 'Khadija', 'Hassan', 'Malika', 'Mustapha'];
const namesake = (at: number) => ({
  familyName: families[at % families.length] ?? '',
  givenName: given[Math.floor(at / 3) % given.length] ?? '',
  managingFacilityId: site,
  furtherFacilityIds: [],
  formerNames: [],
  phone: undefined,
});

beforeAll(async () => {
  stage = await Stage.open();
  await connection.openUri(stage.databaseUri);
  const documents = Array.from({ length: 1_500 }, (_, at) => {
    const patient = namesake(at);
    const _id = `namesake-${at}` as never;
    // Each registration has a key of its own.
    const made = { registeredById: 'nurse', idempotencyKey: `key-${at}` };
    return { ...patient, ...made, _id, ...searchFieldsOf(patient) };
  });
  await patients.collection.insertMany(documents);
});
afterAll(async () => {
  await connection.close();
  await stage.close();
});

async function readFor(name: string): Promise<number> {
  let read = 0;
  for (const condition of namedAt(site, { kind: 'name', name })) {
    const cursor = patients.collection.find(condition).limit(listLength);
    const plan = (await cursor.explain('executionStats')) as {
      executionStats: { totalDocsExamined: number };
    };
    read += plan.executionStats.totalDocsExamined;
  }
  return read;
}

test.each([
  'm',
  'moh',
  'mo al',
  'Mohamed Alaoui',
  'Muhamad Alawi',
  'خديجة',
  'Mohamed Xyzzy',
  'kh b',
  'b kh',
])(
  'Of many who share their names, a search for %s reads little more than it shows',
  async (name) => {
    expect(await readFor(name)).toBeLessThanOrEqual(4 * listLength);
  },
);
