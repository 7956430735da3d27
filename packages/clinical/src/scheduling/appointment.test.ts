import { appointmentStatuses, canHaveBeenMissed } from './appointment.ts';

const startsAt = new Date('2026-03-10T09:00:00Z');
const before = new Date(startsAt.getTime() - 1);

test('nobody has been missed before the hour has come', () => {
  expect(canHaveBeenMissed({ status: 'booked', startsAt }, before)).toBe(false);
  expect(canHaveBeenMissed({ status: 'booked', startsAt }, startsAt)).toBe(true);
});

test('only who was expected can have been missed', () => {
  const missed = appointmentStatuses.filter((status) =>
    canHaveBeenMissed({ status, startsAt }, startsAt),
  );
  expect(missed).toEqual(['booked']);
});
