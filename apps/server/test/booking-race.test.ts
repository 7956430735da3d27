import { bookingOf, offer } from './booking.ts';
import { Refusal, type Browser } from './browser.ts';
import { patients, people, Stage } from './stage.ts';

let stage: Stage;
let nurses: Browser[];
const tighdouine = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `demo-patient-t${number}`);

beforeAll(async () => {
  stage = await Stage.open();
  nurses = await Promise.all([1, 2, 3].map(() => stage.signedIn(people.nurse)));
  await offer(await stage.signedIn(people.neurologist));
  await offer(await stage.signedIn(people.otherNeurologist));
});
afterAll(() => stage.close());

type Wanted = Parameters<typeof bookingOf>[0];

async function outcomesOf(wanted: readonly Wanted[]): Promise<string[]> {
  const all = wanted.map(async (booking, index) => {
    const nurse = nurses[index % nurses.length];
    if (!nurse) throw new Error('nobody books');
    try {
      await nurse.call('bookAppointment', { body: bookingOf(booking) });
      return 'booked';
    } catch (error) {
      if (error instanceof Refusal) return error.problem.code;
      throw error;
    }
  });
  return Promise.all(all);
}

/** One of a slot is enough in passing; `BOOKING_ROUNDS=100` asks for the whole of it. */
const rounds = Number(process.env['BOOKING_ROUNDS'] ?? 1);
const firstMonday = Date.parse('2026-04-06T08:00:00Z');
const slots = Array.from({ length: rounds }, (_, round) => {
  const weekMs = 7 * 24 * 60 * 60_000;
  const halfHours = (round % 6) * 30 * 60_000;
  return new Date(firstMonday + Math.floor(round / 6) * weekMs + halfHours).toISOString();
});

const isBooked = (outcome: string) => outcome === 'booked';

describe('Of 200 people who want one time', () => {
  test.each(slots)('at %s one gets it', async (startsAt) => {
    const wanted = Array.from({ length: 200 }, (_, index) => ({
      startsAt,
      patientId: tighdouine[index % tighdouine.length] ?? '',
    }));
    const outcomes = await outcomesOf(wanted);
    expect(outcomes.filter(isBooked)).toHaveLength(1);
    const others = new Set(outcomes.filter((outcome) => !isBooked(outcome)));
    // The winner's own patient may be asked for again: then it is theirs that is taken as well.
    expect([...others].filter((code) => !code.endsWith('_TIME_TAKEN'))).toEqual([]);
  });

  test('with other lengths and beginnings none overlap', async () => {
    const times = ['09:00', '09:30', '10:00', '10:30', '11:00'];
    const lengths = [30, 60, 45, 90] as const;
    const wanted = Array.from({ length: 60 }, (_, index) => ({
      startsAt: `2026-03-16T${times[index % times.length] ?? ''}:00Z`,
      durationMinutes: lengths[index % lengths.length] ?? 30,
      patientId: tighdouine[index % tighdouine.length] ?? '',
    }));
    await outcomesOf(wanted);
    const query = { from: '2026-03-16', days: '1' };
    const { appointments } = (await nurses[0]?.call('listAppointments', { query })) ?? {
      appointments: [],
    };
    expect(appointments.length).toBeGreaterThan(0);
    for (const [index, next] of appointments.slice(1).entries()) {
      expect(Date.parse(next.startsAt)).toBeGreaterThanOrEqual(
        Date.parse(appointments[index]?.endsAt ?? ''),
      );
    }
  });

  test('one patient is booked with one of two specialists', async () => {
    const wanted = [people.neurologist, people.otherNeurologist].flatMap((practitionerId) =>
      Array.from({ length: 20 }, () => ({
        practitionerId,
        startsAt: '2026-03-17T09:00:00Z',
        patientId: patients.withConsent,
      })),
    );
    const outcomes = await outcomesOf(wanted);
    expect(outcomes.filter(isBooked)).toHaveLength(1);
  });
});
