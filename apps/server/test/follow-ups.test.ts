import { asCommand, book, offer } from './booking.ts';
import type { Browser, Connection } from './browser.ts';
import { acceptedCase } from './journey.ts';
import { patients, people, Stage } from './stage.ts';

let stage: Stage;
let nurse: Browser;
let benali: Browser;
let atNurse: Connection;
let params: { id: string };

beforeAll(async () => {
  stage = await Stage.open();
  nurse = await stage.signedIn(people.nurse);
  benali = await stage.signedIn(people.neurologist);
  atNurse = await nurse.connect();
});
beforeEach(async () => {
  params = { id: await acceptedCase(nurse, await benali.connect()) };
});
afterAll(() => stage.close());

const plan = (dueOn: string) =>
  benali.call('planFollowUp', { params, body: { dueOn, reason: 'Contrôle après EEG' } });

describe('When the physician wants to see the patient again', () => {
  test('then the site and the physician both have it among what is due', async () => {
    const told = atNurse.fact('follow-up:changed');
    const { followUp } = await plan('2026-03-23');
    await told;
    for (const browser of [nurse, benali]) {
      const { followUps } = await browser.call('listFollowUps', {});
      expect(followUps).toContainEqual(followUp);
    }
    expect(followUp).toMatchObject({
      status: 'due',
      dueOn: '2026-03-23',
      patient: { id: patients.withConsent },
      practitioner: { id: people.neurologist },
      facility: { id: 'csr-tighdouine' },
    });
  });

  test('then another day takes the place of the first', async () => {
    const { followUp: first } = await plan('2026-03-23');
    const { followUp } = await plan('2026-04-06');
    expect(followUp).toEqual({ ...first, dueOn: '2026-04-06' });
  });

  test('then a day that is over is refused', async () => {
    const body = { dueOn: '2026-03-08' };
    const refused = await benali.refusedCall('planFollowUp', { params, body });
    expect(refused).toMatchObject({ code: 'INPUT_INVALID', issues: [{ path: 'dueOn' }] });
  });
});

test.each([people.otherNeurologist, people.nurse, people.coordinator])(
  'a follow-up of another physician’s consultation is not planned by %s',
  async (id) => {
    const body = { dueOn: '2026-03-23' };
    const refused = await (await stage.signedIn(id)).refusedCall('planFollowUp', { params, body });
    expect(refused.code).toBe('NOT_FOUND');
  },
);

describe('When nobody has given the follow-up a time yet', () => {
  const planned = async () => {
    const administrator = await stage.signedIn(people.administrator);
    const { reminders } = await administrator.call('listReminders', { query: {} });
    return reminders
      .filter(({ kind, state }) => kind === 'follow-up' && state === 'planned')
      .map(({ day, occasion }) => [day, occasion]);
  };

  test('then the patient is reminded some days before, and of another day instead', async () => {
    const before = await planned();
    await plan('2026-03-30');
    await plan('2026-04-13');
    const after = await planned();
    expect(after).toHaveLength(before.length + 1);
    expect(after).toContainEqual(['2026-04-13', 'days-before']);
    expect(after).not.toContainEqual(['2026-03-30', 'days-before']);
  });

  test('then a time takes the place of the reminder, and calling it off brings it back', async () => {
    const { followUp } = await plan('2026-04-20');
    const wanted = ['2026-04-20', 'days-before'];
    expect(await planned()).toContainEqual(wanted);
    await offer(benali);
    const startsAt = '2026-04-20T09:00:00Z';
    const appointment = await book(nurse, { startsAt, followUpId: followUp?.id });
    expect(await planned()).not.toContainEqual(wanted);
    const { params: ofIt, body } = asCommand(appointment);
    await nurse.call('cancelAppointment', { params: ofIt, body });
    expect(await planned()).toContainEqual(wanted);
  });
});

test('another site sees nothing of it', async () => {
  await plan('2026-03-23');
  const other = await stage.signedIn(people.otherSitesNurse);
  await expect(other.call('listFollowUps', {})).resolves.toEqual({ followUps: [] });
});
