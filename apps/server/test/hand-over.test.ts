import { feverOfAChild } from '@qarib/testing';
import type { Browser, Connection } from './browser.ts';
import { asCommand, book, offer } from './booking.ts';
import { finish, requestBy } from './journey.ts';
import { patients, people, Stage } from './stage.ts';

let stage: Stage;
let nurse: Browser;
let idrissi: Browser;
let berrada: Browser;
let atIdrissi: Connection;
let atBerrada: Connection;

beforeAll(async () => {
  stage = await Stage.open();
  nurse = await stage.signedIn(people.nurse);
  idrissi = await stage.signedIn(people.paediatrician);
  berrada = await stage.signedIn(people.otherPaediatrician);
  atIdrissi = await idrissi.connect();
  atBerrada = await berrada.connect();
});
afterAll(() => stage.close());

const read = (browser: Browser, id: string) => browser.call('readConsultation', { params: { id } });
const queueOf = async (browser: Browser) => {
  const { consultations } = await browser.call('readQueue', {});
  return consultations.map(({ id }) => id);
};

/** Taken by Dr Idrissi at Marrakesh. */
async function takenCase(overrides: object = {}): Promise<{ id: string; version: number }> {
  const { id } = await requestBy(nurse, {
    ...feverOfAChild,
    patientId: patients.childWithConsent,
    ...overrides,
  });
  const { version } = await atIdrissi.command('consultation:accept', { consultationId: id });
  return { id, version };
}

async function offered(overrides: object = {}) {
  const { id, version } = await takenCase(overrides);
  return idrissi.call('offerHandOver', {
    params: { id },
    body: { version, toId: people.otherPaediatrician, reason: 'Fin de garde' },
  });
}

describe('When a case is handed over', () => {
  test('then the colleague sees it with the reason, and has it once they take it', async () => {
    const { id } = await takenCase();
    expect(await berrada.refusedCall('readConsultation', { params: { id } })).toMatchObject({
      code: 'NOT_FOUND',
    });
    const { colleagues } = await idrissi.call('listHandOverColleagues', { params: { id } });
    expect(colleagues).toMatchObject([
      { id: people.otherPaediatrician, hospital: { id: 'um6ss-casablanca' }, isOnCall: true },
    ]);
    const told = atBerrada.fact('consultation:updated', (it) => it.consultationId === id);
    const { version } = await idrissi.call('offerHandOver', {
      params: { id },
      body: { version: 2, toId: people.otherPaediatrician, reason: 'Fin de garde' },
    });
    await told;
    expect(await queueOf(berrada)).toContain(id);
    expect((await read(berrada, id)).handOver).toMatchObject({ reason: 'Fin de garde' });
    expect((await read(nurse, id)).responsible?.id).toBe(people.paediatrician);

    const body = { version, isAccepted: true };
    await berrada.call('answerHandOver', { params: { id }, body });
    expect(await read(nurse, id)).toMatchObject({
      status: 'accepted',
      responsible: { id: people.otherPaediatrician },
      passages: [{ from: { id: people.paediatrician }, reason: 'Fin de garde' }],
    });
    expect(await idrissi.refusedCall('readConsultation', { params: { id } })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('then it stays where it is when the colleague says no', async () => {
    const { id, version } = await offered();
    await berrada.call('answerHandOver', { params: { id }, body: { version, isAccepted: false } });
    const after = await read(idrissi, id);
    expect(after.responsible?.id).toBe(people.paediatrician);
    expect(after.handOver).toBeUndefined();
    expect(await queueOf(berrada)).not.toContain(id);
  });

  test('then nobody but the one who has it can offer it, and only to who could have it', async () => {
    const { id, version } = await takenCase();
    const body = { version, toId: people.otherPaediatrician, reason: 'Fin de garde' };
    expect(await berrada.refusedCall('offerHandOver', { params: { id }, body })).toMatchObject({
      code: 'NOT_FOUND',
    });
    const toNeurologist = { ...body, toId: people.neurologist };
    expect(
      await idrissi.refusedCall('offerHandOver', { params: { id }, body: toNeurologist }),
    ).toMatchObject({ code: 'INPUT_INVALID' });
  });

  test('then of taking over, keeping, returning and calling off at once exactly one happens', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { id, version } = await offered();
      const outcomes = await Promise.allSettled([
        berrada.call('answerHandOver', { params: { id }, body: { version, isAccepted: true } }),
        idrissi.call('withdrawHandOver', { params: { id }, body: { version } }),
        idrissi.call('returnConsultation', {
          params: { id },
          body: { version, reason: 'Appelé au bloc' },
        }),
        nurse.call('cancelConsultation', { params: { id }, body: { version, reason: '' } }),
      ]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const [isTaken, isKept, isReturned, isCancelled] = outcomes.map(
        ({ status }) => status === 'fulfilled',
      );
      expect(await read(nurse, id)).toMatchObject(
        isTaken
          ? { status: 'accepted', responsible: { id: people.otherPaediatrician } }
          : isKept
            ? { status: 'accepted', responsible: { id: people.paediatrician } }
            : { status: isReturned ? 'requested' : 'cancelled' },
      );
      expect([isTaken, isKept, isReturned, isCancelled].filter(Boolean)).toHaveLength(1);
    }
  });
});

describe('When a case is returned', () => {
  test('then it rings anew, says why, and can be taken by another exactly once', async () => {
    const { id, version } = await takenCase();
    const rung = atIdrissi.fact('consultation:requested', (it) => it.consultation.id === id);
    const returned = await idrissi.call('returnConsultation', {
      params: { id },
      body: { version, reason: 'Appelé au bloc' },
    });
    await rung;
    expect(returned).toMatchObject({
      status: 'requested',
      passages: [{ reason: 'Appelé au bloc' }],
    });
    expect(returned.responsible).toBeUndefined();
    await stage.sweepAfter(90_000);
    const acks = await Promise.all(
      [atIdrissi, atBerrada].map((at) => at.raw('consultation:accept', { consultationId: id })),
    );
    expect(acks.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('then a question in writing keeps its due time and every hospital sees it', async () => {
    const { id, version } = await takenCase({ opinion: { question: 'Faut-il un scanner ?' } });
    const { opinionDueAt } = await read(nurse, id);
    await idrissi.call('returnConsultation', {
      params: { id },
      body: { version, reason: 'Pas mon domaine' },
    });
    expect(await read(nurse, id)).toMatchObject({ status: 'requested', opinionDueAt });
    expect(await queueOf(berrada)).toContain(id);
  });
});

describe('When a consultation that was agreed on for a time is handed over', () => {
  const agendaOf = async (browser: Browser) => {
    const { appointments } = await browser.call('listAppointments', { query: {} });
    return appointments;
  };

  test('then its appointment goes along, and is kept by whoever finishes it', async () => {
    await offer(idrissi);
    const booked = await book(nurse, {
      startsAt: '2026-03-09T10:00:00Z',
      patientId: patients.childWithConsent,
      practitionerId: people.paediatrician,
      specialty: 'paediatrics',
    });
    const arrived = await nurse.call('markArrived', asCommand(booked));
    const { consultationId = '' } = await nurse.call('startAppointment', asCommand(arrived));
    const params = { id: consultationId };
    const { colleagues } = await idrissi.call('listHandOverColleagues', { params });
    expect(colleagues.map(({ id }) => id)).toContain(people.otherPaediatrician);
    const { version } = await read(idrissi, consultationId);
    const handedOver = await idrissi.call('offerHandOver', {
      params,
      body: { version, toId: people.otherPaediatrician, reason: 'Fin de garde' },
    });
    const told = atBerrada.fact('appointment:changed');
    await berrada.call('answerHandOver', {
      params,
      body: { version: handedOver.version, isAccepted: true },
    });
    await told;
    await expect(agendaOf(idrissi)).resolves.toEqual([]);
    await expect(agendaOf(berrada)).resolves.toMatchObject([{ id: booked.id, status: 'arrived' }]);
    await finish(berrada, consultationId);
    await expect(agendaOf(berrada)).resolves.toMatchObject([{ status: 'fulfilled' }]);
  });
});
