import {
  appointmentContribution,
  canRequestConsultation,
  canUseAppointment,
} from '@qarib/clinical';
import type { Appointment, AppointmentBooking } from '@qarib/contracts';
import { AppError, inputInvalid } from '../../ports/app-error.ts';
import type { AppointmentRecord, FollowUpRecord } from '../../ports/appointments.ts';
import type { SiteThen } from '../../ports/statistics.ts';
import { desksOf, moveConsultation, participantsOf } from '../consultations/move-consultation.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes, type PersonalChange } from '../shared/use-case.ts';
import { count } from '../statistics/count-consultation.ts';
import { inTurn } from './in-turn.ts';
import { moveFollowUp, remind, takeTime, tellAppointment } from './move-appointment.ts';
import { presentAppointment } from './present-appointment.ts';
import { requireOffered } from './require-offered.ts';

const book = changes({
  action: 'book-appointment',
  concerns: ({ patientId }: AppointmentBooking) => ({ entityType: 'Patient', entityId: patientId }),
  makes: ({ id }: Appointment) => ({ entityType: 'Appointment', entityId: id }),
  async run(change, asked) {
    const { records, person, now, newId } = change;
    const booking = { ...asked, patientId: await presentIdOf(change, asked) };
    const { practitionerId: bookedById } = person.actor;
    const facilityId = await requireBookable(change, booking);
    const earlier = await records.appointments.findByKey(bookedById, booking.idempotencyKey);
    if (earlier) return presentAppointment(records, earlier);
    const { idempotencyKey, patientId, practitionerId, specialty, reason } = booking;
    const { followUpId, requestId } = booking;
    const appointment: AppointmentRecord = {
      ...(await requireOffered(change, booking)),
      id: newId(),
      idempotencyKey,
      version: 1,
      status: 'booked',
      specialty,
      practitionerId,
      patientId,
      facilityId,
      reason,
      bookedById,
      bookedAt: now,
      followUpId,
      requestId,
      ...(await siteThen(change, facilityId)),
    };
    await requireFollowUpDue(change, booking);
    await takeTime(change, appointment);
    await records.appointments.add(appointment);
    await records.patients.setActivity(patientId, now);
    await count(change, undefined, appointmentContribution(appointment));
    await scheduleRequest(change, appointment);
    await moveFollowUp(change, appointment);
    await remind(change, appointment);
    tellAppointment(change, appointment);
    return presentAppointment(records, appointment);
  },
});

/**
 * A time is agreed on: by the nurse for a patient of her site, or by the specialist who wants to see
 * the patient again. Of any number of people who want it at once, one gets it.
 */
export const bookAppointment: typeof book = (ports, person, booking) =>
  inTurn(booking.practitionerId, () => book(ports, person, booking));

/** The file may have become part of another since it was read. */
async function presentIdOf(
  { records }: PersonalChange,
  { patientId }: AppointmentBooking,
): Promise<string> {
  return (await records.patients.find(patientId))?.id ?? patientId;
}

/** Where the figures count it: as the site lies today. */
async function siteThen({ records }: PersonalChange, facilityId: string): Promise<SiteThen> {
  const site = await records.facilities.find(facilityId);
  if (!site) throw new Error('an appointment without a site');
  const { provinceId, regionId, isPractice } = site;
  return { provinceId, regionId, ...(isPractice === true && { isPractice }) };
}

/** Answers the site the patient comes to. */
async function requireBookable(
  { records, person: { actor } }: PersonalChange,
  { patientId, followUpId }: AppointmentBooking,
): Promise<string> {
  if (actor.role === 'nurse') {
    const patient = await records.patients.find(patientId);
    requireAccess(patient, (it) => canRequestConsultation(actor, it));
    return actor.facilityId;
  }
  const followUp: FollowUpRecord | undefined =
    followUpId === undefined ? undefined : await records.followUps.find(followUpId);
  requireAccess(followUp, (it) => canUseAppointment(actor, it) && it.patientId === patientId);
  return followUp.facilityId;
}

async function requireFollowUpDue(
  { records, person: { actor } }: PersonalChange,
  { followUpId, patientId }: AppointmentBooking,
): Promise<void> {
  if (followUpId === undefined) return;
  const followUp = await records.followUps.find(followUpId);
  requireAccess(followUp, (it) => canUseAppointment(actor, it) && it.patientId === patientId);
  if (followUp.status !== 'due') throw new AppError('APPOINTMENT_NOT_OPEN');
}

/** The request stops ringing and waits for its day, with all that belongs to it. */
async function scheduleRequest(
  change: PersonalChange,
  { requestId, patientId, specialty, facilityId }: AppointmentRecord,
): Promise<void> {
  if (requestId === undefined) return;
  const before = await change.records.consultations.find(requestId);
  requireAccess(before, (it) => it.facilityId === facilityId && it.patientId === patientId);
  if (before.specialty !== specialty) throw inputInvalid('specialty', 'other_than_requested');
  const after = await moveConsultation(change, before, 'schedule', scheduledFields);
  change.tell([...participantsOf(after), ...desksOf(before)], 'consultation:cancelled', {
    consultationId: requestId,
  });
}

/** It is offered to nobody any more, and due at the appointment alone. */
const scheduledFields = {
  mode: 'scheduled',
  offeredTo: [],
  nextRingAt: undefined,
  expiresAt: undefined,
  endedAt: undefined,
  opinionRequestedAt: undefined,
  opinionDueAt: undefined,
} as const;
