import { createConnection } from 'mongoose';
import { feverOfAChild } from '@qarib/testing';
import type { Browser, Connection } from './browser.ts';
import { requestBy } from './journey.ts';
import { patients, people, Stage } from './stage.ts';

const minuteMs = 60_000;
const marrakech = 'chu-mohammed-vi';
const casablanca = 'um6ss-casablanca';

let stage: Stage;
let nurse: Browser;
let idrissi: Browser;
let berrada: Browser;
let atNurse: Connection;
let atIdrissi: Connection;
let atBerrada: Connection;

beforeEach(async () => {
  stage = await Stage.open();
  nurse = await stage.signedIn(people.nurse);
  idrissi = await stage.signedIn(people.paediatrician);
  berrada = await stage.signedIn(people.otherPaediatrician);
  atNurse = await nurse.connect();
  atIdrissi = await idrissi.connect();
  atBerrada = await berrada.connect();
});
afterEach(() => stage.close());

const askForChild = (overrides: object = {}) =>
  requestBy(nurse, { ...feverOfAChild, patientId: patients.childWithConsent, ...overrides });
const readAs = (browser: Browser, id: string) =>
  browser.call('readConsultation', { params: { id } });
const queueOf = async (browser: Browser) => {
  const { consultations } = await browser.call('readQueue', {});
  return consultations.map(({ id }) => id);
};
const offCall = (browser: Browser) => browser.call('setOnCall', { body: { isOnCall: false } });
const whoWasRung = ({ ringing }: Awaited<ReturnType<typeof askForChild>>) =>
  ringing.rings.map(({ hospital, people: rung }) => [hospital.id, rung.map(({ id }) => id)]);

describe('When nobody answers at the first hospital', () => {
  test('then the next one of the order rings once its time has come, and the nurse sees who and when', async () => {
    const rung = atIdrissi.fact('consultation:requested');
    const { id, ...asked } = await askForChild();
    await rung;
    expect(asked.ringing).toMatchObject({
      rings: [{ hospital: { id: marrakech }, rungAt: '2026-03-09T09:00:00.000Z' }],
      next: { hospital: { id: casablanca }, at: '2026-03-09T09:01:30.000Z' },
    });
    await atBerrada.settle();
    expect(atBerrada.heard('consultation:requested')).toBe(false);
    await expect(queueOf(berrada)).resolves.toEqual([]);
    expect(await berrada.refusedCall('readConsultation', { params: { id } })).toMatchObject({
      code: 'NOT_FOUND',
    });

    const told = atNurse.fact('consultation:updated', (it) => it.consultationId === id);
    const rungNext = atBerrada.fact('consultation:requested');
    await stage.sweepAfter(90_000);
    await Promise.all([told, rungNext]);
    const after = await readAs(nurse, id);
    expect(whoWasRung(after)).toEqual([
      [marrakech, [people.paediatrician]],
      [casablanca, [people.otherPaediatrician]],
    ]);
    expect(after.ringing.next).toBeUndefined();
    expect(after.rungCount).toBe(2);
    await expect(queueOf(berrada)).resolves.toEqual([id]);
    await expect(queueOf(idrissi)).resolves.toEqual([id]);
  });

  test('then a step is rung once, however often it is looked at, and after a restart all the same', async () => {
    const { id } = await askForChild();
    await stage.restartControlPlane({});
    await stage.sweepAfter(90_000);
    await stage.sweepAfter(minuteMs);
    nurse = await stage.signedIn(people.nurse);
    const { ringing } = await readAs(nurse, id);
    expect(ringing.rings.map(({ hospital }) => hospital.id)).toEqual([marrakech, casablanca]);
  });

  test('then whoever takes it in the meantime is not rung over', async () => {
    const { id } = await askForChild();
    await atIdrissi.command('consultation:accept', { consultationId: id });
    await stage.sweepAfter(90_000);
    const { ringing, status } = await readAs(nurse, id);
    expect(status).toBe('accepted');
    expect(ringing.rings).toHaveLength(1);
    expect(atBerrada.heard('consultation:requested')).toBe(false);
  });
});

describe('When nobody is on call', () => {
  test('then a hospital without anybody is passed over at once, and said so', async () => {
    await offCall(idrissi);
    const rung = atBerrada.fact('consultation:requested');
    const asked = await askForChild();
    await rung;
    expect(whoWasRung(asked)).toEqual([
      [marrakech, []],
      [casablanca, [people.otherPaediatrician]],
    ]);
  });

  test('then nobody anywhere is said at once, and who comes on call later is rung', async () => {
    await offCall(idrissi);
    await offCall(berrada);
    const asked = await askForChild();
    expect(asked).toMatchObject({ rungCount: 0, status: 'requested' });
    expect(whoWasRung(asked)).toEqual([
      [marrakech, []],
      [casablanca, []],
    ]);
    // Off call they can take it all the same: it waits before their eyes.
    await expect(queueOf(idrissi)).resolves.toEqual([asked.id]);
    await berrada.call('setOnCall', { body: { isOnCall: true } });
    const rung = atBerrada.fact('consultation:requested');
    await stage.sweepAfter(15_000);
    expect((await rung).consultation.id).toBe(asked.id);
    expect((await readAs(nurse, asked.id)).rungCount).toBe(1);
  });

  test('then a shift that begins rings what waits already', async () => {
    await offCall(idrissi);
    await berrada.call('setOnCall', { body: { isOnCall: false } });
    await idrissi.call('addShift', {
      body: {
        idempotencyKey: '6f1d4a1c-9f0e-4a43-8b1c-0c9a5c1b2a01',
        specialty: 'paediatrics',
        // Morocco is an hour ahead of UTC in March 2026 but in Ramadan, which lasts until the 22nd.
        from: '2026-03-09T09:10',
        to: '2026-03-09T20:00',
      },
    });
    const { id } = await askForChild();
    const rung = atIdrissi.fact('consultation:requested');
    await stage.sweepAfter(10 * minuteMs);
    expect((await rung).consultation.id).toBe(id);
  });
});

describe('When a request was never answered', () => {
  async function unanswered() {
    const { id } = await askForChild();
    const told = atNurse.fact('consultation:expired');
    await stage.sweepAfter(30 * minuteMs);
    await told;
    return readAs(nurse, id);
  }

  test('then it is asked again with nothing typed again, and rings from the beginning', async () => {
    const { id, version, vitalSigns } = await unanswered();
    const rung = atIdrissi.fact('consultation:requested');
    const again = await nurse.call('askAgain', { params: { id }, body: { version } });
    await rung;
    expect(again).toMatchObject({ id, status: 'requested', vitalSigns });
    expect(whoWasRung(again)).toEqual([[marrakech, [people.paediatrician]]]);
    expect(again.endedAt).toBeUndefined();
    await stage.sweepAfter(minuteMs);
    await atIdrissi.command('consultation:accept', { consultationId: id });
  });

  test('then it becomes a question in writing that every hospital sees', async () => {
    const { id, version } = await unanswered();
    await nurse.call('askAgain', {
      params: { id },
      body: { version, opinion: { question: 'Faut-il un antibiotique ?' } },
    });
    await expect(queueOf(berrada)).resolves.toEqual([id]);
    const taken = await Promise.all(
      [atIdrissi, atBerrada].map((at) => at.raw('consultation:accept', { consultationId: id })),
    );
    expect(taken.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe('When a nurse asks in writing', () => {
  const inWriting = { opinion: { question: 'Faut-il un antibiotique ?' } };

  test('then nothing rings, it is due by its priority, and no clock gives it up', async () => {
    const { id, ...asked } = await askForChild(inWriting);
    expect(asked).toMatchObject({
      mode: 'asynchronous',
      status: 'requested',
      question: 'Faut-il un antibiotique ?',
      opinionDueAt: '2026-03-09T17:00:00.000Z',
      rungCount: 0,
    });
    await stage.sweepAfter(24 * 60 * minuteMs);
    expect(atIdrissi.heard('consultation:requested')).toBe(false);
    idrissi = await stage.signedIn(people.paediatrician);
    berrada = await stage.signedIn(people.otherPaediatrician);
    await expect(queueOf(idrissi)).resolves.toEqual([id]);
    await expect(queueOf(berrada)).resolves.toEqual([id]);
  });

  test('then a ringing request that turns to writing stops ringing, unless it was just taken', async () => {
    const { id, version } = await askForChild();
    const body = { version, ...inWriting };
    const outcomes = await Promise.allSettled([
      nurse.call('askAgain', { params: { id }, body }),
      atIdrissi.command('consultation:accept', { consultationId: id }),
    ]);
    const { mode, status } = await readAs(nurse, id);
    // Both can have happened, in this order only: asked in writing, then taken as such.
    if (outcomes[0].status === 'rejected') {
      expect([mode, status]).toEqual(['immediate', 'accepted']);
    } else expect(mode).toBe('asynchronous');
    await expect(nurse.refusedCall('askAgain', { params: { id }, body })).resolves.toMatchObject({
      code: 'VERSION_CONFLICT',
    });
  });
});

test('When the figures cannot be settled, then the next hospital rings all the same', async () => {
  await askForChild();
  const connection = await createConnection(stage.databaseUri).asPromise();
  const session = await connection.startSession();
  session.startTransaction();
  // Held until the end, so that nobody else changes them.
  const held = { $set: { isHeld: true } };
  await connection.collection('figureSlips').updateMany({}, held, { session });
  const rungNext = atBerrada.fact('consultation:requested');
  const swept = stage.logged('sweep-done');
  stage.clock.sleep(90_000);
  await Promise.all([rungNext, swept]);
  expect(stage.logLines.filter((line) => line.includes('sweep-failed'))).toEqual([]);
  await session.abortTransaction();
  await connection.close();
});
