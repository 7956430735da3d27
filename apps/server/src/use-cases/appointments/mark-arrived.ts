import { canUseAppointment, moroccanDay } from '@qarib/clinical';
import { AppError } from '../../ports/app-error.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes } from '../shared/use-case.ts';
import { moveAppointment, requireAppointmentVersion } from './move-appointment.ts';
import { presentAppointment } from './present-appointment.ts';

type Input = { readonly id: string; readonly version: number };

/** The patient is in the waiting room. */
export const markArrived = changes({
  action: 'mark-arrived',
  concerns: ({ id }: Input) => ({ entityType: 'Appointment', entityId: id }),
  async run(change, { id, version }) {
    const { records, person, now } = change;
    const before = await records.appointments.find(id);
    requireAccess(before, (it) => canUseAppointment(person.actor, it));
    if (before.status === 'arrived') return presentAppointment(records, before);
    requireAppointmentVersion(before, version);
    if (moroccanDay(before.startsAt) > moroccanDay(now)) {
      throw new AppError('APPOINTMENT_TOO_EARLY');
    }
    const after = await moveAppointment(change, before, 'arrive', { arrivedAt: now });
    return presentAppointment(records, after);
  },
});
