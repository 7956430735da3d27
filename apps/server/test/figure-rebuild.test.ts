import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { createConnection, type Connection as DatabaseConnection } from 'mongoose';
import { cellName, cellNamed } from '@qarib/clinical';
import {
  complaintOfTighdouine,
  feverOfAChild,
  transferNote,
  type FakeMediaNode,
} from '@qarib/testing';
import { createPinoLog } from '../src/adapters/log/pino-log.ts';
import { MongoStore } from '../src/adapters/mongo/mongo-store.ts';
import { rebuildFigures } from '../src/use-cases/statistics/rebuild-figures.ts';
import type { Browser, Connection } from './browser.ts';
import { asCommand, book, bookingOf, offer } from './booking.ts';
import { acceptedCase, enter, requestBy, signedNote } from './journey.ts';
import { figureCollections, keptFigures, type KeptFigure } from './kept-figures.ts';
import { patients, people, Stage } from './stage.ts';

const day = 24 * 60 * 60_000;

let stage: Stage;
let node: FakeMediaNode;
let nurse: Browser;
let neurologist: Browser;
let administrator: Browser;
let atNurse: Connection;
let atNeurologist: Connection;
let store: MongoStore;
let database: DatabaseConnection;

beforeAll(async () => {
  stage = await Stage.open();
  node = await stage.mediaNode();
  store = MongoStore.create({
    log: createPinoLog('silent'),
    onAvailabilityChanged: () => undefined,
  });
  await store.open(stage.databaseUri);
  database = await createConnection(stage.databaseUri).asPromise();
});
beforeEach(async () => {
  nurse = await stage.signedIn(people.nurse);
  neurologist = await stage.signedIn(people.neurologist);
  administrator = await stage.signedIn(people.administrator);
  atNurse = await nurse.connect();
  atNeurologist = await neurologist.connect();
});
afterAll(async () => {
  await database.close();
  await store.close();
  await stage.close();
});

const cells = () => database.collection<KeptFigure>('figureCells');
/** What no fact says. */
const miscount = (wrong: readonly KeptFigure[], requested: number) =>
  store.transaction(async ({ statistics }) => {
    for (const { _id: name } of wrong)
      await statistics.add({ key: cellNamed(name), counts: { requested } });
  });
const allFigures = () => keptFigures(stage.databaseUri);

const ruralCall = {
  lossUp: 0.083,
  roundTripMs: 640,
  freezes: 0,
  rejoins: 0,
  rejoiningMs: 0,
  profileChanges: 0,
  pictureLosses: 1,
};

/** One patient came, one is given another day, one is called off. */
async function makeAppointments(): Promise<void> {
  await offer(neurologist);
  const at = (startsAt: string) => book(nurse, { startsAt });
  const kept = await at('2026-03-09T10:00:00.000Z');
  await nurse.call('markArrived', asCommand(kept));
  const moved = await at('2026-03-10T10:00:00.000Z');
  const { practitionerId } = bookingOf({ startsAt: moved.startsAt });
  await nurse.call('rescheduleAppointment', {
    params: { id: moved.id },
    body: {
      version: moved.version,
      practitionerId,
      startsAt: '2026-03-11T10:00:00.000Z',
      durationMinutes: 30,
    },
  });
  const { params, body } = asCommand(await at('2026-03-12T10:00:00.000Z'));
  await nurse.call('cancelAppointment', { params, body: { ...body, reason: 'Autre jour' } });
}

/** Of a place whose site nobody knows, and one that turns out to be about a consultation. */
async function makeComplaints(consultationId: string): Promise<void> {
  const file = () =>
    stage.browser().call('fileComplaint', {
      body: { ...complaintOfTighdouine, idempotencyKey: randomUUID() },
    });
  await file();
  await file();
  const coordinator = await stage.signedIn(people.coordinator);
  const { complaints } = await coordinator.call('listComplaints', { query: {} });
  const { id = '', version = 0 } = complaints[0] ?? {};
  await coordinator.call('linkComplaint', { params: { id }, body: { version, consultationId } });
}

const rebuild = () => rebuildFigures({ store }, () => undefined);

const histories = fc.array(
  fc.record({
    isChild: fc.boolean(),
    steps: fc.array(fc.constantFrom('accept', 'start', 'finish', 'cancel', 'sign', 'write'), {
      maxLength: 6,
    }),
  }),
  { minLength: 1, maxLength: 3 },
);

async function attempt(step: string, id: string): Promise<void> {
  const { version, status } = await nurse.call('readConsultation', { params: { id } });
  const command = { params: { id }, body: { version } };
  if (step === 'accept') await atNeurologist.raw('consultation:accept', { consultationId: id });
  if (step === 'start' && status === 'accepted') await talk(id);
  if (step === 'sign') await signedNote(neurologist, id, transferNote).catch(ignored);
  if (step === 'finish') await neurologist.call('finishConsultation', command).catch(ignored);
  if (step === 'write') await nurse.call('askForOpinion', { params: { id } }).catch(ignored);
  if (step === 'cancel') await nurse.call('cancelConsultation', command).catch(ignored);
}

const ignored = () => undefined;

/** Both come; the site tells twice how its link did, and comes back as another peer. */
async function talk(id: string): Promise<void> {
  const { callSessionId: roomId, peerId } = await enter(atNeurologist, id);
  for (const number of [1, 2, 2]) {
    const site = await enter(atNurse, id);
    const figures = { ...ruralCall, rejoins: number };
    await atNurse.command('call:store-quality', { peerId: site.peerId, number, figures });
  }
  const started = atNurse.fact('consultation:started', (it) => it.consultationId === id);
  node.tell('room:media-flowed', { roomId, peerIds: [peerId, 'of-the-nurse'] });
  await started;
}

/** Sound ran, the site's link was cut, and what was left to say was written. */
async function goOnInMessages(id: string): Promise<void> {
  const { callSessionId: roomId, peerId } = await enter(atNeurologist, id);
  const site = await enter(atNurse, id);
  node.tell('room:media-lasted', { roomId, peerIds: [peerId, site.peerId], seconds: 15 });
  const consultations = database.collection<{ _id: string; mediaSeconds?: number }>(
    'consultations',
  );
  // Nobody is told when it is written down: read until it is.
  while ((await consultations.findOne({ _id: id }))?.mediaSeconds !== 15);
  const say = (text: string) =>
    nurse.call('postMessage', {
      params: { id, messageId: randomUUID() },
      body: { content: { kind: 'text', text } },
    });
  await say('Vous m’entendez ?');
  expect(await chats()).toBe(0);
  await atNurse.command('call:leave', { peerId: site.peerId });
  await say('On ne vous entend plus');
  await say('Il respire mieux');
  expect(await chats()).toBe(1);
}

/** Calls of the nurse's site that went on in messages. */
async function chats(): Promise<number | undefined> {
  const query = { from: '2026-03-01', to: '2026-03-31', by: 'specialty' } as const;
  return (await nurse.call('readFigures', { query })).total.counts.wentOnInChat;
}

async function live(): Promise<void> {
  await fc.assert(
    fc.asyncProperty(histories, async (plans) => {
      for (const { isChild, steps } of plans) {
        const asked = isChild
          ? { ...feverOfAChild, patientId: patients.childWithConsent }
          : { patientId: patients.withConsent };
        const { id } = await requestBy(nurse, asked);
        for (const step of steps) await attempt(step, id);
      }
    }),
    { numRuns: 6, seed: 131_13 },
  );
}

test('When figures are rebuilt after any history, then not one digit changes, and made from nothing they are the same', async () => {
  await live();
  await makeAppointments();
  const { id } = await requestBy(nurse);
  for (const step of ['accept', 'start', 'sign', 'finish']) await attempt(step, id);
  await goOnInMessages(await acceptedCase(nurse, atNeurologist));
  await makeComplaints(id);
  expect(await rebuild()).toBe(0);
  const counted = await allFigures();
  const text = JSON.stringify(counted);
  const measures = [
    'calls',
    'lossPermille',
    'kept',
    'bookingsCancelled',
    'referrals',
    'complaints',
    'wentOnInChat',
  ];
  expect(measures.filter((measure) => !text.includes(`"${measure}"`))).toEqual([]);
  for (const name of figureCollections) await database.collection(name).deleteMany({});
  expect(await rebuild()).toBeGreaterThan(0);
  expect(await allFigures()).toEqual(counted);
});

test('When a rebuild is cut off, then the next one goes on where it was', async () => {
  await requestBy(nurse);
  const counted = await allFigures();
  await miscount(await cells().find().toArray(), 3);
  const cut = new Error('cut off');
  await expect(
    rebuildFigures({ store }, () => {
      throw cut;
    }),
  ).rejects.toBe(cut);
  let first: number | undefined;
  await rebuildFigures({ store }, (done) => (first ??= done));
  expect(first).toBe(2);
  await rebuild();
  expect(Object.keys(await allFigures()).length).toBe(Object.keys(counted).length);
  expect(await rebuild()).toBe(0);
});

test('Every night the audit says that figures and facts agree, or which differ, and so does the health', async () => {
  await rebuild();
  await night();
  expect(await newestOf('find-figures-exact')).toMatchObject({ entityType: 'Statistics' });
  expect(await administrator.call('readHealth', {})).not.toHaveProperty('figures');

  const damaged = await cells().findOne({});
  await miscount(damaged ? [damaged] : [], 1);
  await night();
  const differing = await newestOf('find-figures-differing');
  expect(differing?.findings).toEqual(['1', damaged?._id]);
  expect(await administrator.call('readHealth', {})).toMatchObject({ figures: 'differing' });

  await rebuild();
  await night();
  expect(await administrator.call('readHealth', {})).not.toHaveProperty('figures');
});

test('When an installation has kept its figures in another way, then they are made anew by themselves', async () => {
  await rebuild();
  const counted = await allFigures();
  await database.createCollection('figurePlaces');
  await openedAnew();
  expect(await allFigures()).toEqual({});
  // What is counted before the night is not taken for all there is.
  await requestBy(nurse);
  await night();
  expect(Object.keys(await allFigures())).toEqual(expect.arrayContaining(Object.keys(counted)));
  expect(await rebuild()).toBe(0);
});

test('When an installation has kept days of its sites alone, then their months are made by themselves, and nothing is missing meanwhile', async () => {
  await rebuild();
  const counted = await allFigures();
  const year = { from: '2026-01-01', to: '2026-12-31', by: 'reason' } as const;
  const before = await nurse.call('readFigures', { query: year });
  await database.collection('figureSums').deleteMany({ _id: /\|facility\|/ });
  await database.collection('figureMarks').deleteMany({});
  await openedAnew();
  expect((await nurse.call('readFigures', { query: year })).rows).toEqual(before.rows);
  await night();
  expect(await allFigures()).toEqual(counted);
  expect(await newestOf('find-figures-exact')).toBeDefined();
  nurse = await stage.signedIn(people.nurse);
  expect((await nurse.call('readFigures', { query: year })).rows).toEqual(before.rows);
  // From the months again: damaged ones are seen, and found the next night.
  await database.collection('figureSums').deleteMany({ _id: /^2026-\d\d\|facility\|/ });
  expect((await nurse.call('readFigures', { query: year })).rows).not.toEqual(before.rows);
  await night();
  const differing = await newestOf('find-figures-differing');
  expect(differing?.findings?.join()).toContain('|facility|csr-tighdouine|');
  expect(await rebuild()).toBeGreaterThan(0);
  expect(await allFigures()).toEqual(counted);
});

test('When an installation has kept in its cells what is not settled, then nothing of it is lost', async () => {
  await rebuild();
  await requestBy(nurse);
  const counted = await allFigures();
  const slips = await store.read(async ({ statistics }) =>
    statistics.readSlips(await statistics.listSlipIds(10)),
  );
  expect(slips.length).toBeGreaterThan(0);
  await database.collection('figureSlips').deleteMany({});
  for (const { key, counts } of slips) {
    const unsettled = Object.fromEntries(
      Object.entries(counts).map(([name, count]) => [`unsettled.${name}`, count]),
    );
    const before = {
      $inc: unsettled,
      $set: { isSettled: false },
      $setOnInsert: { ...key, settled: {} },
    };
    await cells().updateOne({ _id: cellName(key) }, before, { upsert: true });
  }
  await cells().createIndex({ isSettled: 1 }, { partialFilterExpression: { isSettled: false } });
  await openedAnew();
  expect(await allFigures()).toEqual(counted);
  await openedAnew();
  expect(await rebuild()).toBe(0);
  expect((await cells().indexes()).map(({ name }) => name)).not.toContain('isSettled_1');
});

/** As the next start of a server would. */
async function openedAnew(): Promise<void> {
  const opened = MongoStore.create({
    log: createPinoLog('silent'),
    onAvailabilityChanged: () => undefined,
  });
  await opened.open(stage.databaseUri);
  await opened.close();
}

async function night(): Promise<void> {
  const compared = stage.logged('figures-compared');
  stage.clock.sleep(day);
  await compared;
  administrator = await stage.signedIn(people.administrator);
}

async function newestOf(action: string) {
  const { entries } = await administrator.call('readAudit', {});
  return entries.find((entry) => entry.action === action);
}
