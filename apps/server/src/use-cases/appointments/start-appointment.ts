import { ageGroupOf, canUseAppointment, moroccanDay } from '@qarib/clinical';
import { AppError } from '../../ports/app-error.ts';
import type { AppointmentRecord } from '../../ports/appointments.ts';
import type { ConsultationRecord } from '../../ports/consultations.ts';
import type { PatientRecord } from '../../ports/patients.ts';
import { moveConsultation, participantsOf } from '../consultations/move-consultation.ts';
import { consentInForce } from '../patients/present-patient.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes, type PersonalChange } from '../shared/use-case.ts';
import { countConsultation } from '../statistics/count-consultation.ts';
import { tellAppointment } from './move-appointment.ts';
import { presentAppointment } from './present-appointment.ts';

type Input = { readonly id: string; readonly version: number };

/** Who waits becomes a consultation that its specialist has accepted already: it rings for nobody. */
export const startAppointment = changes({
  action: 'start-appointment',
  concerns: ({ id }: Input) => ({ entityType: 'Appointment', entityId: id }),
  async run(change, { id }) {
    const { records, person } = change;
    const before = await records.appointments.find(id);
    requireAccess(before, (it) => canUseAppointment(person.actor, it));
    // Both sides may begin, and one consultation comes of it, whatever version each of them saw.
    if (before.consultationId !== undefined) return presentAppointment(records, before);
    if (before.status !== 'arrived') throw new AppError('APPOINTMENT_NOT_OPEN');
    const patient = await records.patients.find(before.patientId);
    if (!patient || !consentInForce(patient)) throw new AppError('CONSENT_MISSING');
    const consultation =
      before.requestId === undefined
        ? await beginConsultation(change, before, patient)
        : await admitRequest(change, before, before.requestId);
    const started = { consultationId: consultation.id };
    const after = await records.appointments.move(id, before.version, before.status, started);
    if (!after) throw new AppError('VERSION_CONFLICT');
    tellAppointment(change, after);
    change.tell(participantsOf(consultation), 'consultation:updated', {
      consultationId: consultation.id,
    });
    return presentAppointment(records, after);
  },
});

async function admitRequest(
  change: PersonalChange,
  { practitionerId }: AppointmentRecord,
  requestId: string,
): Promise<ConsultationRecord> {
  const request = await change.records.consultations.find(requestId);
  if (!request) throw new Error('an appointment of a request that is not there');
  const hospitalId = await hospitalOf(change, practitionerId);
  const fields = {
    responsiblePractitionerId: practitionerId,
    hospitalId,
    acceptedAt: change.now,
  };
  return moveConsultation(change, request, 'admit', fields);
}

async function beginConsultation(
  change: PersonalChange,
  appointment: AppointmentRecord,
  { birthDate }: PatientRecord,
): Promise<ConsultationRecord> {
  const { records, now, newId } = change;
  const { id, patientId, practitionerId, specialty, facilityId, reason, bookedById } = appointment;
  const site = await records.facilities.find(facilityId);
  if (!site) throw new Error('an appointment without a site');
  const consultation: ConsultationRecord = {
    id: newId(),
    // One of each appointment, whoever begins it.
    idempotencyKey: id,
    version: 1,
    mode: 'scheduled',
    status: 'accepted',
    priority: 'routine',
    specialty,
    reason: { text: reason },
    vitalSigns: [],
    attachments: [],
    patientId,
    requesterId: bookedById,
    facilityId,
    provinceId: site.provinceId,
    regionId: site.regionId,
    requestedAt: now,
    hospitalIds: [],
    offeredTo: [],
    rings: [],
    rungCount: 0,
    responsiblePractitionerId: practitionerId,
    acceptedAt: now,
    isNoteSigned: false,
    ageGroup: ageGroupOf(birthDate, moroccanDay(now)),
    hospitalId: await hospitalOf(change, practitionerId),
    ...(site.isPractice === true && { isPractice: true }),
  };
  await records.consultations.add(consultation);
  await records.patients.setActivity(patientId, now);
  await countConsultation(change, undefined, consultation);
  return consultation;
}

async function hospitalOf({ records }: PersonalChange, id: string): Promise<string | undefined> {
  return (await records.practitioners.find(id))?.facilityId;
}
