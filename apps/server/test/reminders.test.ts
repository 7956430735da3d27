import { randomUUID } from 'node:crypto';
import type { Patient, ReminderList } from '@qarib/contracts';
import { lahcenOuali } from '@qarib/testing';
import { MessageFailure, type OutgoingMessage } from '../src/ports/messenger.ts';
import type { Browser } from './browser.ts';
import { people, Stage } from './stage.ts';

/** The stage stands on 9 March 2026: this child is two months old on the 15th. */
const child = {
  ...lahcenOuali,
  givenName: 'Adam',
  birthDate: '2026-01-15',
  healthCardNumber: '200300400777',
  nationalId: undefined,
};
const inFrench = { areRemindersAllowed: true, language: 'fr' } as const;
const dayMs = 24 * 60 * 60_000;

describe('reminders of a vaccination', () => {
  let stage: Stage;
  let sent: OutgoingMessage[];
  let problem: MessageFailure['problem'] | undefined;
  let patient: Patient;
  beforeEach(async () => {
    sent = [];
    problem = undefined;
    const send = (message: OutgoingMessage) => {
      sent.push(message);
      return problem ? Promise.reject(new MessageFailure(problem)) : Promise.resolve();
    };
    stage = await Stage.open({}, { messenger: { sms: { send } } });
    const nurse = await stage.signedIn(people.nurse);
    const body = { ...child, idempotencyKey: randomUUID() };
    patient = await nurse.call('registerPatient', { body });
  });
  afterEach(() => stage.close());

  const allow = async (preference: object = inFrench) => {
    const nurse = await stage.signedIn(people.nurse);
    const body = { ...inFrench, ...preference };
    return nurse.call('setContactPreference', { params: { id: patient.id }, body });
  };
  const roundAfter = async (durationMs: number, event = 'reminders-dispatched') => {
    const done = stage.logged(event);
    stage.clock.advance(Math.max(durationMs, 15_000));
    await done;
  };
  /** A round takes the time it began at, so what falls due on the way is the next one's. */
  const settledAfter = async (durationMs: number) => {
    await roundAfter(durationMs);
    const settled = stage.logged('reminder-settled');
    const done = stage.logged('reminders-dispatched');
    stage.clock.advance(15_000);
    await settled;
    await done;
  };
  /** The 12th at 11:00, three days before. */
  const untilDue = async () => {
    await roundAfter(60 * 60_000, 'vaccinations-planned');
    await settledAfter(3 * dayMs);
  };
  const outbox = async (person: string = people.administrator): Promise<ReminderList> => {
    const browser = await stage.signedIn(person);
    return browser.call('listReminders', { query: {} });
  };

  it('go to the parents who allow them, once, without a name or a vaccine', async () => {
    await allow();
    await untilDue();
    await roundAfter(15_000);
    await roundAfter(60 * 60_000, 'vaccinations-planned');
    expect(sent).toEqual([
      {
        id: expect.any(String),
        to: '+212661112233',
        text: 'Rappel : une visite de votre enfant est prévue le 15/03, Centre de santé rural Tighdouine. Apportez le carnet de santé.',
      },
    ]);
    const { reminders, counts } = await outbox();
    expect(counts).toMatchObject({ sent: 1, planned: 0 });
    expect(reminders[0]).toMatchObject({ state: 'sent', to: '…233', attempts: 1 });
    expect(JSON.stringify(reminders)).not.toMatch(/Adam|Ouali|661112/);
  });

  it('go to nobody who was not asked', async () => {
    await roundAfter(60 * 60_000, 'vaccinations-planned');
    await roundAfter(3 * dayMs);
    expect(sent).toEqual([]);
    expect((await outbox()).counts.planned).toBe(0);
  });

  it('stop when the parents no longer want them', async () => {
    await allow();
    await roundAfter(60 * 60_000, 'vaccinations-planned');
    await allow({ areRemindersAllowed: false });
    await settledAfter(3 * dayMs);
    expect(sent).toEqual([]);
    expect((await outbox()).reminders[0]).toMatchObject({
      state: 'cancelled',
      problem: 'not-allowed',
    });
  });

  it('are tried again later, under the same id, and given up in the end', async () => {
    await allow();
    problem = 'unreachable';
    await untilDue();
    expect((await outbox()).reminders[0]).toMatchObject({ state: 'failed', attempts: 1 });
    for (const minutes of [1, 5, 15, 60, 120]) {
      await settledAfter(minutes * 60_000);
    }
    const [failed] = (await outbox()).reminders;
    expect(failed).toMatchObject({ state: 'failed', problem: 'unreachable', attempts: 6 });
    expect(failed?.nextAttemptAt).toBeUndefined();
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    await retriedByHand(failed?.id ?? '', failed?.version ?? 0);
  });

  async function retriedByHand(id: string, version: number) {
    problem = undefined;
    const input = { params: { id }, body: { version } };
    const coordinator = await stage.signedIn(people.coordinator);
    expect((await coordinator.refusedCall('retryReminder', input)).code).toBe('NOT_FOUND');
    const administrator = await stage.signedIn(people.administrator);
    await administrator.call('retryReminder', input);
    expect((await administrator.refusedCall('retryReminder', input)).code).toBe('VERSION_CONFLICT');
    const settled = stage.logged('reminder-settled');
    stage.clock.advance(15_000);
    await settled;
    expect((await outbox()).reminders[0]).toMatchObject({ state: 'sent' });
  }

  it('are in the outbox of administrators and coordinators alone', async () => {
    for (const person of [people.nurse, people.neurologist]) {
      const browser: Browser = await stage.signedIn(person);
      const refusal = await browser.refusedCall('listReminders', { query: {} });
      expect(refusal.code).toBe('NOT_FOUND');
    }
    await expect(outbox(people.coordinator)).resolves.toMatchObject({ isRehearsal: true });
  });

  it('are the choice of the own site’s patients only', async () => {
    const other = await stage.signedIn(people.otherSitesNurse);
    const input = { params: { id: patient.id }, body: inFrench };
    expect((await other.refusedCall('setContactPreference', input)).code).toBe('NOT_FOUND');
  });
});
