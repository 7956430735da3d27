import { timeZone, wallInstantOf } from '@qarib/clinical';
import type { Appointment } from '@qarib/contracts';
import type { AppointmentRecord } from '../../ports/appointments.ts';
import type { Records } from '../../ports/store.ts';
import { surroundingsOf } from './surroundings.ts';

/** An instant as the clock in Morocco shows it. */
export const onMoroccanWall = (instant: Date) => wallInstantOf(timeZone, instant);

/** The cards of a list, in its order. */
export async function presentAppointments(
  records: Records,
  appointments: readonly AppointmentRecord[],
): Promise<Appointment[]> {
  const around = await surroundingsOf(records, appointments);
  return appointments.map((appointment) => {
    const { id, version, status, specialty, reason, followUpId, consultationId } = appointment;
    const { practitionerId, patientId, facilityId, arrivedAt, cancellationReason } = appointment;
    return {
      id,
      version,
      status,
      specialty,
      reason,
      followUpId,
      consultationId,
      cancellationReason,
      startsAt: onMoroccanWall(appointment.startsAt),
      endsAt: onMoroccanWall(appointment.endsAt),
      arrivedAt: arrivedAt && onMoroccanWall(arrivedAt),
      patient: around.patient(patientId),
      practitioner: around.practitioner(practitionerId),
      hospital: around.hospitalOf(practitionerId),
      facility: around.facility(facilityId),
    };
  });
}

export async function presentAppointment(
  records: Records,
  appointment: AppointmentRecord,
): Promise<Appointment> {
  const [shown] = await presentAppointments(records, [appointment]);
  if (!shown) throw new Error('nothing to show');
  return shown;
}
