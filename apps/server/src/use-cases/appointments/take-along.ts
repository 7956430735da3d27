import { holdsTime } from '@qarib/clinical';
import { AppError } from '../../ports/app-error.ts';
import type { ConsultationRecord } from '../../ports/consultations.ts';
import type { Change } from '../shared/use-case.ts';
import { tellAppointment } from './move-appointment.ts';

/**
 * Who takes a consultation over has its appointment as well: it is on their agenda, and they keep it.
 * The time goes with it where it is free. Where it is not, it has begun already and stays as it was taken.
 */
export async function takeAppointmentAlong(
  change: Change,
  { id, responsiblePractitionerId: practitionerId }: ConsultationRecord,
): Promise<void> {
  const { appointments } = change.records;
  const before = await appointments.findByConsultation(id);
  if (!before || practitionerId === undefined || before.practitionerId === practitionerId) return;
  const after = await appointments.move(before.id, before.version, before.status, {
    practitionerId,
  });
  if (!after) throw new AppError('VERSION_CONFLICT');
  const { id: appointmentId, patientId, startsAt, endsAt } = after;
  const time = { appointmentId, practitionerId, patientId, from: startsAt, to: endsAt };
  if (holdsTime(after.status) && !(await appointments.conflict(time))) {
    await appointments.release(appointmentId);
    await appointments.take(time);
  }
  tellAppointment(change, after, before.practitionerId);
}
