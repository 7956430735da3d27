import {
  appointmentContribution,
  holdsTime,
  nextAppointmentStatus,
  type AppointmentEvent,
  type FollowUpStatus,
} from '@qarib/clinical';
import { AppError } from '../../ports/app-error.ts';
import type { AppointmentChange, AppointmentRecord } from '../../ports/appointments.ts';
import type { Audience } from '../../ports/notifier.ts';
import { cancelReminder } from '../reminders/cancel-reminder.ts';
import { planReminder } from '../reminders/plan-reminder.ts';
import type { Change } from '../shared/use-case.ts';
import { count } from '../statistics/count-consultation.ts';
import { remindFollowUp } from './remind-follow-up.ts';

/** Saves a transition with all that hangs on it: the time it takes, its follow-up, its reminders. */
export async function moveAppointment(
  change: Change,
  before: AppointmentRecord,
  event: AppointmentEvent,
  fields: AppointmentChange,
): Promise<AppointmentRecord> {
  const { appointments } = change.records;
  const status = nextAppointmentStatus(before.status, event);
  if (status === undefined) throw new AppError('APPOINTMENT_NOT_OPEN');
  const after = await appointments.move(before.id, before.version, status, fields);
  if (!after) throw new AppError('VERSION_CONFLICT');
  await count(change, appointmentContribution(before), appointmentContribution(after));
  if (!holdsTime(status)) await appointments.release(after.id);
  if (status !== 'booked') await cancelReminder(change, after.id);
  await moveFollowUp(change, after);
  tellAppointment(change, after, before.practitionerId);
  return after;
}

/** A command that was given on sight of an older version. */
export function requireAppointmentVersion(appointment: AppointmentRecord, version: number): void {
  if (appointment.version === version) return;
  throw new AppError('VERSION_CONFLICT', { details: { version: String(appointment.version) } });
}

/** The five minutes of the two people, each once: whoever comes second is told whose time is taken. */
export async function takeTime(
  { records: { appointments } }: Change,
  { id: appointmentId, practitionerId, patientId, startsAt, endsAt }: AppointmentRecord,
): Promise<void> {
  const time = { appointmentId, practitionerId, patientId, from: startsAt, to: endsAt };
  const conflict = await appointments.conflict(time);
  if (conflict === 'practitioner') throw new AppError('APPOINTMENT_TIME_TAKEN');
  if (conflict === 'patient') throw new AppError('PATIENT_TIME_TAKEN');
  await appointments.take(time);
}

export async function remind(change: Change, appointment: AppointmentRecord): Promise<void> {
  const { id: subjectId, patientId, facilityId, startsAt } = appointment;
  const when = { startsAt };
  await planReminder(change, { kind: 'appointment', subjectId, patientId, facilityId, when });
}

/** What becomes of the wish to see the patient again. */
const followUpStatusOf: Record<AppointmentRecord['status'], FollowUpStatus> = {
  booked: 'booked',
  arrived: 'booked',
  fulfilled: 'done',
  cancelled: 'due',
  noshow: 'due',
};

export async function moveFollowUp(
  change: Change,
  { followUpId, status: statusOfAppointment, practitionerId, facilityId }: AppointmentRecord,
): Promise<void> {
  if (followUpId === undefined) return;
  const { records, tell } = change;
  const status = followUpStatusOf[statusOfAppointment];
  const followUp = await records.followUps.find(followUpId);
  await records.followUps.update(followUpId, { status });
  if (followUp) await remindFollowUp(change, { ...followUp, status });
  const audiences = audiencesOf({ practitionerId, facilityId });
  tell(audiences, 'follow-up:changed', { followUpId });
}

const audiencesOf = ({
  practitionerId,
  facilityId,
}: Pick<AppointmentRecord, 'practitionerId' | 'facilityId'>): Audience[] => [
  { kind: 'practitioner', practitionerId },
  { kind: 'facility', facilityId },
];

/** Both sides, and whoever had it before it was moved to a colleague. */
export function tellAppointment(
  { tell }: Change,
  appointment: AppointmentRecord,
  formerPractitionerId?: string,
): void {
  const former: Audience[] =
    formerPractitionerId === undefined || formerPractitionerId === appointment.practitionerId
      ? []
      : [{ kind: 'practitioner', practitionerId: formerPractitionerId }];
  const { id: appointmentId } = appointment;
  tell([...audiencesOf(appointment), ...former], 'appointment:changed', { appointmentId });
}
