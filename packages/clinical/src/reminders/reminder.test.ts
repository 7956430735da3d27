import fc from 'fast-check';
import { wallTimeOf } from '../time/moroccan-time.ts';
import { nextReminderAttempt, reminderSlots, withinDaytime } from './reminder.ts';

const at = (text: string) => new Date(text);
const shown = (slots: readonly { occasion: string; dueAt: Date }[]) =>
  slots.map(({ occasion, dueAt }) => `${occasion} ${dueAt.toISOString()}`);

/** In 2026 clocks in Morocco stand at UTC from 15 February to 22 March, and at UTC+1 otherwise. */
describe('when reminders go out', () => {
  it('is the morning before and the morning of an appointment', () => {
    const startsAt = at('2026-05-12T13:30:00Z');
    expect(shown(reminderSlots('appointment', { startsAt }, at('2026-05-04T09:00:00Z')))).toEqual([
      'day-before 2026-05-11T09:00:00.000Z',
      'same-day 2026-05-12T07:00:00.000Z',
    ]);
  });

  it('follows the clocks through Ramadan', () => {
    const startsAt = at('2026-03-23T09:00:00Z');
    expect(shown(reminderSlots('appointment', { startsAt }, at('2026-03-09T09:00:00Z')))).toEqual([
      'day-before 2026-03-22T09:00:00.000Z',
      'same-day 2026-03-23T07:00:00.000Z',
    ]);
    const during = at('2026-03-11T14:00:00Z');
    const slots = reminderSlots('appointment', { startsAt: during }, at('2026-03-09T09:00:00Z'));
    expect(shown(slots)).toEqual([
      'day-before 2026-03-10T10:00:00.000Z',
      'same-day 2026-03-11T08:00:00.000Z',
    ]);
  });

  it('is not while the patient is being booked, nor after the fact', () => {
    const startsAt = at('2026-05-12T13:30:00Z');
    const plan = (now: string) => shown(reminderSlots('appointment', { startsAt }, at(now)));
    expect(plan('2026-05-11T08:30:00Z')).toEqual(['same-day 2026-05-12T07:00:00.000Z']);
    expect(plan('2026-05-12T06:30:00Z')).toEqual([]);
    expect(plan('2026-06-01T09:00:00Z')).toEqual([]);
  });

  it('leaves out the morning of an appointment at eight', () => {
    const startsAt = at('2026-05-12T07:15:00Z');
    const [only, ...more] = reminderSlots('appointment', { startsAt }, at('2026-05-04T09:00:00Z'));
    expect([only?.occasion, more]).toEqual(['day-before', []]);
  });

  it('is three days before a vaccination', () => {
    const slots = reminderSlots('vaccination', { day: '2026-05-12' }, at('2026-05-04T09:00:00Z'));
    expect(shown(slots)).toEqual(['days-before 2026-05-09T09:00:00.000Z']);
  });

  const instant = fc
    .date({ min: at('2025-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z'), noInvalidDate: true })
    .map((date) => new Date(Math.floor(date.getTime() / 60_000) * 60_000));

  it('is never at night, never late, never now', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 60 * 24 * 30 }), (now, aheadMinutes) => {
        const startsAt = new Date(now.getTime() + aheadMinutes * 60_000);
        for (const slot of reminderSlots('appointment', { startsAt }, now)) {
          expect(wallTimeOf(slot.dueAt)).toMatch(/T(08|09|1\d):/);
          expect(slot.dueAt.getTime()).toBeGreaterThan(now.getTime());
          expect(slot.uselessAt.getTime()).toBeLessThan(startsAt.getTime());
        }
      }),
    );
  });
});

describe('trying again', () => {
  const now = at('2026-05-12T09:00:00Z');
  const evening = at('2026-05-12T19:00:00Z');

  it('waits longer each time, then gives up', () => {
    const minutes = [1, 2, 3, 4, 5, 6].map((attempts) => {
      const next = nextReminderAttempt(attempts, now, evening);
      return next && (next.getTime() - now.getTime()) / 60_000;
    });
    expect(minutes).toEqual([1, 5, 15, 60, 120, undefined]);
  });

  it('ends when the message would come too late', () => {
    expect(nextReminderAttempt(4, now, at('2026-05-12T09:30:00Z'))).toBeUndefined();
  });

  it('waits for the morning', () => {
    expect(withinDaytime(at('2026-05-12T20:10:00Z'))).toEqual(at('2026-05-13T07:00:00Z'));
    expect(withinDaytime(at('2026-05-12T03:10:00Z'))).toEqual(at('2026-05-12T07:00:00Z'));
    expect(withinDaytime(now)).toEqual(now);
  });
});
