import { randomUUID } from 'node:crypto';
import type { Appointment, AppointmentBooking, Availability } from '@qarib/contracts';
import type { Browser } from './browser.ts';
import { patients, people } from './stage.ts';

/** Every weekday morning, half an hour each. */
export const mornings = {
  weekdays: [1, 2, 3, 4, 5],
  from: '09:00',
  to: '12:00',
  slotMinutes: 30,
  validFrom: '2026-03-01',
  everyWeeks: 1,
} satisfies Availability['rules'][number];

export async function offer(
  specialist: Browser,
  parts: Partial<Pick<Availability, 'rules' | 'exceptions'>> = {},
): Promise<Availability> {
  const { version } = await specialist.call('readAvailability', {});
  const body = { version, rules: [mornings], exceptions: [], ...parts };
  return specialist.call('saveAvailability', { body });
}

type Booking = Partial<AppointmentBooking> & { startsAt: string };

export const bookingOf = (booking: Booking): AppointmentBooking => ({
  idempotencyKey: randomUUID(),
  patientId: patients.withConsent,
  practitionerId: people.neurologist,
  specialty: 'neurology',
  durationMinutes: 30,
  reason: 'Céphalées depuis un mois',
  ...booking,
});

export const book = (browser: Browser, booking: Booking): Promise<Appointment> =>
  browser.call('bookAppointment', { body: bookingOf(booking) });

export const refusedBooking = (browser: Browser, booking: Booking) =>
  browser.refusedCall('bookAppointment', { body: bookingOf(booking) });

export const asCommand = ({ id, version }: Appointment) => ({ params: { id }, body: { version } });
