import { dayAfter, instantOf, moroccanDay } from '@qarib/clinical';
import type { Appointment } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import { reads } from '../shared/use-case.ts';
import { ownAppointments } from './own-appointments.ts';
import { presentAppointments } from './present-appointment.ts';

type Input = {
  readonly from?: string | undefined;
  readonly days: number;
  readonly patientId?: string | undefined;
};
type Reply = { today: string; appointments: Appointment[] };

const listLength = 500;

/** The site's for its nurses, their own for specialists, from the first of some days on. */
export const listAppointments = reads({
  action: 'list-appointments',
  concerns: ({ patientId }: Input) =>
    patientId === undefined
      ? { entityType: 'Appointment' }
      : { entityType: 'Patient', entityId: patientId },
  async run({ records, person, now }, { from, days, patientId }): Promise<Reply> {
    const own = ownAppointments(person.actor);
    if (!own) throw new AppError('NOT_FOUND');
    const today = moroccanDay(now);
    const first = from ?? today;
    const span = {
      from: instantOf(`${first}T00:00`),
      to: instantOf(`${dayAfter(first, days)}T00:00`),
    };
    const filter = patientId === undefined ? own : { ...own, patientId };
    const appointments = await records.appointments.list(filter, span, listLength);
    return { today, appointments: await presentAppointments(records, appointments) };
  },
});
