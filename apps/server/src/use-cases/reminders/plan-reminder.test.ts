import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestDatabase, type TestDatabase } from '../../../test/test-database.ts';
import { createPinoLog } from '../../adapters/log/pino-log.ts';
import { MongoStore } from '../../adapters/mongo/mongo-store.ts';
import { randomIds } from '../../adapters/time/random-ids.ts';
import type { Records } from '../../ports/store.ts';
import { cancelReminder } from './cancel-reminder.ts';
import { planReminder, type ReminderPlan } from './plan-reminder.ts';

const monday = new Date('2026-05-04T09:00:00Z');
const appointment = { kind: 'appointment', patientId: 'p1', facilityId: 'csr-tighdouine' } as const;
const onTuesday = { startsAt: new Date('2026-05-12T13:30:00Z') };
const onFriday = { startsAt: new Date('2026-05-15T09:00:00Z') };

describe('planning reminders', () => {
  let folder: string;
  let database: TestDatabase;
  let store: MongoStore;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qarib-'));
    database = await openTestDatabase(folder);
    const log = createPinoLog('silent');
    store = MongoStore.create({ log, onAvailabilityChanged: () => undefined });
    await store.open(database.uri);
  });
  afterAll(async () => {
    await store.close();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  const changeOf = (records: Records) => ({
    records,
    now: monday,
    newId: () => randomIds.next(),
    tell: () => undefined,
  });
  const plan = (subjectId: string, when: ReminderPlan['when']) =>
    store.transaction((records) =>
      planReminder(changeOf(records), { ...appointment, subjectId, when }),
    );
  const planned = async (subjectId: string) => {
    const all = await store.read(({ reminders }) => reminders.findBySubject(subjectId));
    const waiting = all.filter(({ state }) => state === 'planned');
    return waiting.map(({ occasion, day }) => `${occasion} ${day}`).toSorted();
  };

  it('makes one message each, however often it is asked', async () => {
    await plan('a1', onTuesday);
    await Promise.all([1, 2, 3, 4].map(() => plan('a1', onTuesday)));
    expect(await planned('a1')).toEqual(['day-before 2026-05-12', 'same-day 2026-05-12']);
  });

  it('follows the appointment there and back again', async () => {
    await plan('a2', onTuesday);
    await plan('a2', onFriday);
    expect(await planned('a2')).toEqual(['day-before 2026-05-15', 'same-day 2026-05-15']);
    await plan('a2', onTuesday);
    expect(await planned('a2')).toEqual(['day-before 2026-05-12', 'same-day 2026-05-12']);
  });

  it('is undone with the booking it belongs to', async () => {
    const booking = store.transaction(async (records) => {
      await planReminder(changeOf(records), { ...appointment, subjectId: 'a3', when: onTuesday });
      throw new Error('slot taken');
    });
    await expect(booking).rejects.toThrow('slot taken');
    expect(await planned('a3')).toEqual([]);
  });

  it('is called off with the appointment', async () => {
    await plan('a4', onTuesday);
    await store.transaction((records) => cancelReminder(changeOf(records), 'a4'));
    expect(await planned('a4')).toEqual([]);
  });

  it('gives each due one to one server, and again when the lease has run out', async () => {
    await plan('a5', onTuesday);
    const takeAll = async (now: string) => {
      const instant = new Date(now);
      const leaseUntil = new Date(instant.getTime() + 60_000);
      const take = () =>
        store.read(({ reminders }) => reminders.takeDue(instant, randomIds.next(), leaseUntil));
      const taken = await Promise.all(Array.from({ length: 20 }, take));
      return taken.filter((reminder) => reminder !== undefined);
    };
    const first = await takeAll('2026-05-11T09:00:00Z');
    expect(first.some(({ subjectId }) => subjectId === 'a5')).toBe(true);
    expect(new Set(first.map(({ id }) => id)).size).toBe(first.length);
    expect(await takeAll('2026-05-11T09:00:59Z')).toEqual([]);
    const again = await takeAll('2026-05-11T09:01:00Z');
    expect(again.map(({ state }) => state)).toEqual(first.map(() => 'sending'));
  });
});
