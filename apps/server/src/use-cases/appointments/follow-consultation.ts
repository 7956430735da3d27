import { nextAppointmentStatus } from '@qarib/clinical';
import type { ConsultationRecord } from '../../ports/consultations.ts';
import type { Change } from '../shared/use-case.ts';
import { moveAppointment } from './move-appointment.ts';

/** An appointment is kept once its consultation is finished or its note signed, whichever is first. */
export async function followConsultation(
  change: Change,
  consultation: ConsultationRecord,
): Promise<void> {
  const { status, isNoteSigned, cancellationReason } = consultation;
  const isKept = status === 'completed' || isNoteSigned;
  if (!isKept && status !== 'cancelled') return;
  const appointment = await change.records.appointments.findByConsultation(consultation.id);
  const event = isKept ? 'fulfil' : 'cancel';
  if (!appointment || !nextAppointmentStatus(appointment.status, event)) return;
  const cancelled = { cancelledAt: change.now, cancellationReason };
  await moveAppointment(change, appointment, event, isKept ? {} : cancelled);
}
