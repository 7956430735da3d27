import { book, offer } from './booking.ts';
import type { Browser } from './browser.ts';
import { patients, people, Stage } from './stage.ts';

let stage: Stage;
let nurse: Browser;
let benali: Browser;

beforeEach(async () => {
  stage = await Stage.open();
  nurse = await stage.signedIn(people.nurse);
  benali = await stage.signedIn(people.neurologist);
  await offer(benali);
});
afterEach(() => stage.close());

const awayOn = (fromDay: string, toDay: string) =>
  offer(benali, { exceptions: [{ kind: 'absence', fromDay, toDay }] });
const proposals = async () => (await benali.call('proposeRebooking', {})).proposals;
const timesOf = async () =>
  (await proposals()).map(({ slot }) => slot && [slot.practitioner.id, slot.startsAt]);

describe('When a specialist records an absence', () => {
  test('then each who is booked in it is given the next time that is free, and all can be moved', async () => {
    await book(nurse, { startsAt: '2026-03-10T09:00:00Z' });
    await book(nurse, { startsAt: '2026-03-10T09:30:00Z', patientId: patients.childWithConsent });
    await book(nurse, { startsAt: '2026-03-12T09:00:00Z', patientId: 'demo-patient-t3' });
    await awayOn('2026-03-10', '2026-03-11');
    expect(await timesOf()).toEqual([
      [people.neurologist, '2026-03-12T09:30:00+00:00'],
      [people.neurologist, '2026-03-12T10:00:00+00:00'],
    ]);
    for (const { appointment, slot } of await proposals()) {
      if (!slot) throw new Error('nothing is proposed');
      const { id, version } = appointment;
      const time = { practitionerId: slot.practitioner.id, startsAt: slot.startsAt };
      await benali.call('rescheduleAppointment', {
        params: { id },
        body: { ...time, version, durationMinutes: 30 },
      });
    }
    expect(await proposals()).toEqual([]);
  });

  test('then a colleague sees who would wait too long, and nobody is promised what is not there', async () => {
    const appointment = await book(nurse, { startsAt: '2026-03-10T09:00:00Z' });
    await awayOn('2026-03-09', '2026-06-30');
    expect(await proposals()).toEqual([{ appointment }]);
    await offer(await stage.signedIn(people.otherNeurologist));
    expect(await timesOf()).toEqual([[people.otherNeurologist, '2026-03-10T09:00:00+00:00']]);
  });

  test('then nurses propose nothing', async () => {
    expect((await nurse.refusedCall('proposeRebooking', {})).code).toBe('NOT_FOUND');
  });
});
