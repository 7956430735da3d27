import { canUseAppointment } from '@qarib/clinical';
import type { AppointmentMove } from '@qarib/contracts';
import type { AppointmentRecord } from '../../ports/appointments.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes } from '../shared/use-case.ts';
import { inTurn } from './in-turn.ts';
import {
  moveAppointment,
  remind,
  requireAppointmentVersion,
  takeTime,
} from './move-appointment.ts';
import { presentAppointment } from './present-appointment.ts';
import { requireOffered } from './require-offered.ts';

type Input = AppointmentMove & { readonly id: string };

const isAt = (appointment: AppointmentRecord, { practitionerId, startsAt }: Input) =>
  appointment.practitionerId === practitionerId &&
  appointment.startsAt.getTime() === Date.parse(startsAt);

const reschedule = changes({
  action: 'reschedule-appointment',
  concerns: ({ id }: Input) => ({ entityType: 'Appointment', entityId: id }),
  async run(change, input) {
    const { records, person } = change;
    const before = await records.appointments.find(input.id);
    requireAccess(before, (it) => canUseAppointment(person.actor, it));
    // A retry finds it where it was put.
    if (isAt(before, input) && before.version === input.version + 1) {
      return presentAppointment(records, before);
    }
    requireAppointmentVersion(before, input.version);
    const { practitionerId } = input;
    const time = await requireOffered(change, { ...input, specialty: before.specialty });
    await records.appointments.release(before.id);
    await takeTime(change, { ...before, ...time, practitionerId });
    const after = await moveAppointment(change, before, 'reschedule', { ...time, practitionerId });
    await remind(change, after);
    return presentAppointment(records, after);
  },
});

/** Another time, or another specialist of the same specialty: both in one step, or neither. */
export const rescheduleAppointment: typeof reschedule = (ports, person, input) =>
  inTurn(input.practitionerId, () => reschedule(ports, person, input));
