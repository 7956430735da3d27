import { canHaveBeenMissed, canUseAppointment } from '@qarib/clinical';
import { AppError } from '../../ports/app-error.ts';
import type { AppointmentRecord } from '../../ports/appointments.ts';
import { moveConsultation, participantsOf } from '../consultations/move-consultation.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes, type Change } from '../shared/use-case.ts';
import { moveAppointment, requireAppointmentVersion } from './move-appointment.ts';
import { presentAppointment } from './present-appointment.ts';

type Command = { readonly id: string; readonly version: number };
type Cancellation = Command & { readonly reason: string };

/** Either side calls it off, until it has become a consultation. */
export const cancelAppointment = changes({
  action: 'cancel-appointment',
  concerns: ({ id }: Cancellation) => ({ entityType: 'Appointment', entityId: id }),
  async run(change, { id, version, reason }) {
    const { records, person, now } = change;
    const before = await records.appointments.find(id);
    requireAccess(before, (it) => canUseAppointment(person.actor, it));
    if (before.status === 'cancelled') return presentAppointment(records, before);
    requireAppointmentVersion(before, version);
    if (before.consultationId !== undefined) throw new AppError('APPOINTMENT_NOT_OPEN');
    const fields = { cancelledAt: now, cancellationReason: reason };
    const after = await moveAppointment(change, before, 'cancel', fields);
    await cancelRequest(change, after, reason);
    return presentAppointment(records, after);
  },
});

/** The time came and the patient did not. */
export const markNoShow = changes({
  action: 'mark-no-show',
  concerns: ({ id }: Command) => ({ entityType: 'Appointment', entityId: id }),
  async run(change, { id, version }) {
    const { records, person, now } = change;
    const before = await records.appointments.find(id);
    requireAccess(before, (it) => canUseAppointment(person.actor, it));
    if (before.status === 'noshow') return presentAppointment(records, before);
    requireAppointmentVersion(before, version);
    if (before.status === 'booked' && !canHaveBeenMissed(before, now))
      throw new AppError('APPOINTMENT_TOO_EARLY');
    const after = await moveAppointment(change, before, 'miss', {});
    await cancelRequest(change, after, '');
    return presentAppointment(records, after);
  },
});

/** The request that waited for the appointment's day waits no longer. */
async function cancelRequest(
  change: Change,
  { requestId }: AppointmentRecord,
  reason: string,
): Promise<void> {
  const request =
    requestId === undefined ? undefined : await change.records.consultations.find(requestId);
  if (request?.status !== 'draft') return;
  const fields = { endedAt: change.now, cancellationReason: reason };
  const after = await moveConsultation(change, request, 'cancel', fields);
  change.tell(participantsOf(after), 'consultation:cancelled', { consultationId: after.id });
}
