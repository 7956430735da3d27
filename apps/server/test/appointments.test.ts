import { randomUUID } from 'node:crypto';
import { asCommand, book, offer, refusedBooking } from './booking.ts';
import type { Browser, Connection } from './browser.ts';
import { finish, requestBy, signedNote } from './journey.ts';
import { patients, people, Stage } from './stage.ts';

let stage: Stage;
let nurse: Browser;
let benali: Browser;
let tazi: Browser;
let atBenali: Connection;

/** It is Monday 9 March, nine in the morning. */
beforeEach(async () => {
  stage = await Stage.open();
  nurse = await stage.signedIn(people.nurse);
  benali = await stage.signedIn(people.neurologist);
  tazi = await stage.signedIn(people.otherNeurologist);
  atBenali = await benali.connect();
  await offer(benali);
});
afterEach(() => stage.close());

const slotsOf = async (browser: Browser, query: object = {}) => {
  const search = { specialty: 'neurology', ...query } as const;
  const { slots } = await browser.call('findSlots', { query: search });
  return slots.map(({ startsAt }) => startsAt);
};
const tuesdayAt = (time: string) => `2026-03-10T${time}:00+00:00`;
const hourMs = 60 * 60_000;

describe('When a nurse looks for a time', () => {
  test('then she finds what is offered from now on, as the clock in Morocco shows it', async () => {
    const slots = await slotsOf(nurse);
    expect(slots[0]).toBe('2026-03-09T09:30:00+00:00');
    expect(slots).toHaveLength(5 + 4 * 6);
    // After Ramadan the clock was an hour ahead of UTC.
    await expect(slotsOf(nurse, { from: '2026-03-23' })).resolves.toContain(
      '2026-03-23T09:00:00+01:00',
    );
  });

  test('then the first free one of each hospital comes in the order of her site', async () => {
    const idrissi = await stage.signedIn(people.paediatrician);
    const berrada = await stage.signedIn('demo-paediatrician-berrada');
    await offer(idrissi, {
      exceptions: [{ kind: 'absence', fromDay: '2026-03-09', toDay: '2026-03-20' }],
    });
    await offer(berrada);
    const query = { specialty: 'paediatrics' } as const;
    const { first } = await nurse.call('findSlots', { query });
    expect(first.map(({ hospital, startsAt }) => [hospital.id, startsAt.slice(0, 10)])).toEqual([
      ['chu-mohammed-vi', '2026-03-23'],
      ['um6ss-casablanca', '2026-03-09'],
    ]);
    const imilchil = await stage.signedIn(people.otherSitesNurse);
    const { first: theirs } = await imilchil.call('findSlots', { query });
    expect(theirs[0]?.hospital.id).toBe('um6ss-casablanca');
  });

  test('then a longer one needs room', async () => {
    await book(nurse, { startsAt: tuesdayAt('10:00') });
    const slots = await slotsOf(nurse, { durationMinutes: '60', from: '2026-03-10' });
    const tuesday = slots.filter((slot) => slot.startsWith('2026-03-10'));
    expect(tuesday.map((slot) => slot.slice(11, 16))).toEqual(['09:00', '10:30', '11:00']);
  });
});

describe('When she books', () => {
  test('then both sides have it, at once, and a retry books nothing twice', async () => {
    const told = atBenali.fact('appointment:changed');
    const idempotencyKey = randomUUID();
    const appointment = await book(nurse, { startsAt: tuesdayAt('09:00'), idempotencyKey });
    await told;
    await expect(book(nurse, { startsAt: tuesdayAt('09:00'), idempotencyKey })).resolves.toEqual(
      appointment,
    );
    const { appointments, today } = await benali.call('listAppointments', {
      query: { from: '2026-03-10', days: '7' },
    });
    expect(today).toBe('2026-03-09');
    expect(appointments).toEqual([appointment]);
    expect(appointment).toMatchObject({
      status: 'booked',
      startsAt: '2026-03-10T09:00:00+00:00',
      endsAt: '2026-03-10T09:30:00+00:00',
      patient: { name: 'Khadija Amrani' },
      hospital: { id: 'chu-mohammed-vi' },
    });
  });

  test.each([
    [
      'a time that is taken',
      { startsAt: tuesdayAt('09:30'), durationMinutes: 60 },
      'APPOINTMENT_TIME_TAKEN',
    ],
    ['a time nobody offers', { startsAt: tuesdayAt('13:00') }, 'APPOINTMENT_TIME_NOT_OFFERED'],
    ['a time between slots', { startsAt: tuesdayAt('09:05') }, 'APPOINTMENT_TIME_NOT_OFFERED'],
    ['a time that is over', { startsAt: '2026-03-09T09:00:00Z' }, 'APPOINTMENT_TIME_NOT_OFFERED'],
    ['another site’s patient', { patientId: patients.ofOtherSite }, 'NOT_FOUND'],
    ['an uneven minute', { startsAt: tuesdayAt('09:03') }, 'INPUT_INVALID'],
  ] as const)('then %s is refused', async (_, booking, code) => {
    const other = { patientId: patients.childWithConsent } as const;
    await book(nurse, { startsAt: tuesdayAt('10:00'), ...other });
    const refused = await refusedBooking(nurse, { startsAt: tuesdayAt('11:00'), ...booking });
    expect(refused.code).toBe(code);
  });

  test('then the patient is at no two places at one time', async () => {
    await offer(tazi);
    await book(nurse, { startsAt: tuesdayAt('09:00') });
    const practitionerId = people.otherNeurologist;
    const refused = await refusedBooking(nurse, { startsAt: tuesdayAt('09:00'), practitionerId });
    expect(refused.code).toBe('PATIENT_TIME_TAKEN');
  });

  test('then a specialist, a coordinator and another site are not let in', async () => {
    const appointment = await book(nurse, { startsAt: tuesdayAt('09:00') });
    const refused = await refusedBooking(benali, { startsAt: tuesdayAt('10:00') });
    expect(refused.code).toBe('NOT_FOUND');
    for (const id of [people.otherSitesNurse, people.otherNeurologist, people.coordinator]) {
      const other = await stage.signedIn(id);
      const body = { ...asCommand(appointment).body, reason: '' };
      const problem = await other.refusedCall('cancelAppointment', {
        ...asCommand(appointment),
        body,
      });
      expect(problem.code).toBe('NOT_FOUND');
    }
  });
});

describe('When it is moved', () => {
  const move = (it: Parameters<typeof asCommand>[0], to: object) => {
    const { params, body } = asCommand(it);
    const time = { practitionerId: people.neurologist, durationMinutes: 30 as const };
    return { params, body: { ...time, startsAt: tuesdayAt('09:30'), ...body, ...to } };
  };

  test('then its old time is free and its new one is not, also where they overlap', async () => {
    const first = await book(nurse, { startsAt: tuesdayAt('09:00'), durationMinutes: 60 });
    const to = { durationMinutes: 60 as const };
    const moved = await nurse.call('rescheduleAppointment', move(first, to));
    expect(moved).toMatchObject({ status: 'booked', startsAt: tuesdayAt('09:30'), version: 2 });
    const slots = await slotsOf(nurse, { from: '2026-03-10' });
    expect(slots.slice(0, 2)).toEqual([tuesdayAt('09:00'), tuesdayAt('10:30')]);
  });

  test('then onto a time that is taken it stays where it was', async () => {
    const patientId = patients.childWithConsent;
    await book(nurse, { startsAt: tuesdayAt('09:30'), patientId });
    const first = await book(nurse, { startsAt: tuesdayAt('09:00') });
    const refused = await nurse.refusedCall('rescheduleAppointment', move(first, {}));
    expect(refused.code).toBe('APPOINTMENT_TIME_TAKEN');
    const problem = await refusedBooking(nurse, { startsAt: tuesdayAt('09:00'), patientId });
    expect(problem.code).toBe('APPOINTMENT_TIME_TAKEN');
  });

  test('then the specialist may give it to a colleague, and both are told', async () => {
    await offer(tazi);
    const first = await book(nurse, { startsAt: tuesdayAt('09:00') });
    const atTazi = await tazi.connect();
    await atBenali.settle();
    const told = [atBenali.fact('appointment:changed'), atTazi.fact('appointment:changed')];
    const to = { practitionerId: people.otherNeurologist, startsAt: tuesdayAt('09:00') };
    const moved = await benali.call('rescheduleAppointment', move(first, to));
    await Promise.all(told);
    expect(moved.practitioner.id).toBe(people.otherNeurologist);
    await expect(
      slotsOf(nurse, { from: '2026-03-10', practitionerId: people.neurologist }),
    ).resolves.toContain(tuesdayAt('09:00'));
  });

  test('then who saw an older version is told so', async () => {
    const first = await book(nurse, { startsAt: tuesdayAt('09:00') });
    await nurse.call('rescheduleAppointment', move(first, {}));
    const to = { startsAt: tuesdayAt('11:00') };
    const refused = await benali.refusedCall('rescheduleAppointment', move(first, to));
    expect(refused).toMatchObject({ code: 'VERSION_CONFLICT', details: { version: '2' } });
  });
});

describe('On the day', () => {
  const today = '2026-03-09T10:00:00+00:00';

  test('then the specialist sees the patient arrive, and it begins without ringing', async () => {
    const appointment = await book(nurse, { startsAt: today });
    await atBenali.settle();
    const told = atBenali.fact('appointment:changed');
    const arrived = await nurse.call('markArrived', asCommand(appointment));
    expect(arrived).toMatchObject({ status: 'arrived', arrivedAt: '2026-03-09T09:00:00+00:00' });
    await told;
    const both = await Promise.all(
      [nurse, benali].map((browser) => browser.call('startAppointment', asCommand(arrived))),
    );
    const [id, same] = both.map(({ consultationId = '' }) => consultationId);
    expect(id).toBe(same);
    await atBenali.settle();
    expect(atBenali.heard('consultation:requested')).toBe(false);
    const consultation = await benali.call('readConsultation', { params: { id: id ?? '' } });
    expect(consultation).toMatchObject({
      mode: 'scheduled',
      status: 'accepted',
      responsible: { id: people.neurologist },
      reason: { text: 'Céphalées depuis un mois' },
    });
  });

  test.each([
    ['finished', (id: string) => finish(benali, id)],
    ['signed', (id: string) => signedNote(benali, id)],
  ])('then it is kept once its consultation is %s', async (_, end) => {
    const arrived = await nurse.call(
      'markArrived',
      asCommand(await book(nurse, { startsAt: today })),
    );
    const { consultationId = '' } = await nurse.call('startAppointment', asCommand(arrived));
    await end(consultationId);
    const { appointments } = await nurse.call('listAppointments', { query: {} });
    expect(appointments).toMatchObject([{ status: 'fulfilled', consultationId }]);
  });

  test('then who has not agreed to a teleconsultation is asked first', async () => {
    const patientId = patients.withoutConsent;
    const appointment = await book(nurse, { startsAt: today, patientId });
    const arrived = await nurse.call('markArrived', asCommand(appointment));
    const refused = await nurse.refusedCall('startAppointment', asCommand(arrived));
    expect(refused.code).toBe('CONSENT_MISSING');
  });

  test('then nobody is missed before the time, nor there on another day', async () => {
    const later = await book(nurse, { startsAt: today });
    const tomorrow = await book(nurse, { startsAt: tuesdayAt('09:00') });
    const early = await nurse.refusedCall('markNoShow', asCommand(later));
    const wrongDay = await nurse.refusedCall('markArrived', asCommand(tomorrow));
    expect([early.code, wrongDay.code]).toEqual(Array(2).fill('APPOINTMENT_TOO_EARLY'));
    stage.clock.advance(2 * hourMs);
    const missed = await nurse.call('markNoShow', asCommand(later));
    expect(missed.status).toBe('noshow');
    const refused = await nurse.refusedCall('markArrived', asCommand(missed));
    expect(refused.code).toBe('APPOINTMENT_NOT_OPEN');
  });
});

describe('When it is called off', () => {
  test('then its time is free, and it stays readable with the reason', async () => {
    const appointment = await book(nurse, { startsAt: tuesdayAt('09:00') });
    const { params, body } = asCommand(appointment);
    const cancelled = await benali.call('cancelAppointment', {
      params,
      body: { ...body, reason: 'Garde imprévue' },
    });
    expect(cancelled).toMatchObject({ status: 'cancelled', cancellationReason: 'Garde imprévue' });
    const patientId = patients.childWithConsent;
    await expect(book(nurse, { startsAt: tuesdayAt('09:00'), patientId })).resolves.toBeDefined();
  });
});

describe('A request that is turned into an appointment', () => {
  test('rings no more, keeps its case, and is the consultation of the day', async () => {
    const rung = atBenali.fact('consultation:requested');
    const request = await requestBy(nurse);
    await rung;
    const hushed = atBenali.fact('consultation:cancelled');
    const appointment = await book(nurse, {
      startsAt: '2026-03-09T10:00:00Z',
      requestId: request.id,
    });
    await hushed;
    await expect(benali.call('readQueue', {})).resolves.toEqual({ consultations: [] });
    const arrived = await nurse.call('markArrived', asCommand(appointment));
    const { consultationId } = await nurse.call('startAppointment', asCommand(arrived));
    expect(consultationId).toBe(request.id);
    const held = await benali.call('readConsultation', { params: { id: request.id } });
    expect(held).toMatchObject({ status: 'accepted', mode: 'scheduled' });
    expect(held.vitalSigns).toEqual(request.vitalSigns);
  });

  test('is called off with it', async () => {
    const request = await requestBy(nurse);
    const appointment = await book(nurse, { startsAt: tuesdayAt('09:00'), requestId: request.id });
    const { params, body } = asCommand(appointment);
    await nurse.call('cancelAppointment', { params, body: { ...body, reason: '' } });
    const after = await nurse.call('readConsultation', { params: { id: request.id } });
    expect(after.status).toBe('cancelled');
  });

  test('that was accepted meanwhile is not, and no time is lost over it', async () => {
    const request = await requestBy(nurse);
    await atBenali.command('consultation:accept', { consultationId: request.id });
    const refused = await refusedBooking(nurse, {
      startsAt: tuesdayAt('09:00'),
      requestId: request.id,
    });
    expect(refused.code).toBe('CONSULTATION_NOT_OPEN');
    await expect(book(nurse, { startsAt: tuesdayAt('09:00') })).resolves.toBeDefined();
  });
});

describe('A follow-up', () => {
  test('is booked by its specialist, and due again when it is called off', async () => {
    const { id: consultationId } = await requestBy(nurse);
    await atBenali.command('consultation:accept', { consultationId });
    const { followUp } = await benali.call('planFollowUp', {
      params: { id: consultationId },
      body: { dueOn: '2026-03-20' },
    });
    const followUpId = followUp?.id ?? '';
    const appointment = await book(benali, { startsAt: tuesdayAt('09:00'), followUpId });
    const due = () => benali.call('listFollowUps', {});
    await expect(due()).resolves.toEqual({ followUps: [] });
    const again = await refusedBooking(nurse, { startsAt: tuesdayAt('10:00'), followUpId });
    expect(again.code).toBe('APPOINTMENT_NOT_OPEN');
    const { params, body } = asCommand(appointment);
    await benali.call('cancelAppointment', { params, body: { ...body, reason: '' } });
    await expect(due()).resolves.toMatchObject({ followUps: [{ id: followUpId, status: 'due' }] });
  });
});

describe('A specialist’s absence', () => {
  test('shows who is booked in it, until each is moved or called off', async () => {
    const appointment = await book(nurse, { startsAt: tuesdayAt('09:00') });
    await book(nurse, { startsAt: '2026-03-11T09:00:00Z' });
    const exceptions = [{ kind: 'absence', fromDay: '2026-03-10', toDay: '2026-03-10' } as const];
    const { displaced } = await offer(benali, { exceptions });
    expect(displaced).toEqual([appointment]);
    const { params, body } = asCommand(appointment);
    const time = { practitionerId: people.neurologist, durationMinutes: 30 } as const;
    await benali.call('rescheduleAppointment', {
      params,
      body: { ...body, ...time, startsAt: '2026-03-12T09:00:00Z' },
    });
    await expect(benali.call('readAvailability', {})).resolves.toMatchObject({ displaced: [] });
  });

  test('is saved on sight of a version, and once', async () => {
    const { version } = await benali.call('readAvailability', {});
    const body = { version: version - 1, rules: [], exceptions: [] };
    const refused = await benali.refusedCall('saveAvailability', { body });
    expect(refused).toMatchObject({ code: 'VERSION_CONFLICT', details: { version: '2' } });
    const nobody = await nurse.refusedCall('readAvailability', {});
    expect(nobody.code).toBe('NOT_FOUND');
  });
});
