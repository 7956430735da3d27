import { ageGroupOf, canRequestConsultation, moroccanDay } from '@qarib/clinical';
import type { Consultation, ConsultationRequest } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { ConsultationRecord } from '../../ports/consultations.ts';
import type { PatientRecord } from '../../ports/patients.ts';
import { countConsultation } from '../statistics/count-consultation.ts';
import { requirePlausible } from './require-plausible.ts';
import { presentConsultation } from './present-consultation.ts';
import { findServing, firstRings, tellRinging } from './ring.ts';
import { tellWritten, writingFields } from './write-instead.ts';
import { consentInForce } from '../patients/present-patient.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes, type PersonalChange } from '../shared/use-case.ts';

/**
 * A nurse asks for a specialist: it rings for those on call at the site's own hospital, or, asked in
 * writing, waits for whoever takes it.
 */
export const requestConsultation = changes({
  action: 'request-consultation',
  concerns: ({ patientId }: ConsultationRequest) => ({
    entityType: 'Patient',
    entityId: patientId,
  }),
  makes: ({ id }: Consultation) => ({ entityType: 'Consultation', entityId: id }),
  async run(change, request) {
    const { records, person, now, tell } = change;
    const { practitionerId, facilityId } = person.actor;
    const patient = await records.patients.find(request.patientId);
    requireAccess(patient, (it) => canRequestConsultation(person.actor, it));
    const earlier = await records.consultations.findByKey(practitionerId, request.idempotencyKey);
    if (earlier) return presentConsultation(records, earlier);
    requirePlausible(request, patient, now);
    if (!consentInForce(patient)) throw new AppError('CONSENT_MISSING');
    const consultation = await place(change, request, patient);
    await records.consultations.add(consultation);
    await records.patients.setActivity(patient.id, now);
    await countConsultation(change, undefined, consultation);
    await (consultation.mode === 'asynchronous'
      ? tellWritten(change, consultation)
      : tellRinging(change, consultation, consultation.rings));
    tell([{ kind: 'facility', facilityId }], 'consultation:updated', {
      consultationId: consultation.id,
    });
    return presentConsultation(records, consultation);
  },
});

async function place(
  change: PersonalChange,
  request: ConsultationRequest,
  patient: PatientRecord,
): Promise<ConsultationRecord> {
  const { records, person, now, newId } = change;
  const { idempotencyKey, specialty, priority, reason, opinion } = request;
  const { vitalSigns, dangerSigns, isPregnant } = request;
  // Where the patient is seen, which may be another site than the one that registered them.
  const site = await records.facilities.find(person.actor.facilityId);
  if (!site) throw new Error('a nurse without a site');
  const serving = await findServing(records, site, specialty);
  const asked = opinion
    ? writingFields(serving.hospitalIds, priority, opinion.question, now)
    : { mode: 'immediate' as const, ...(await firstRings(change, serving, specialty)) };
  return {
    ...asked,
    id: newId(),
    idempotencyKey,
    version: 1,
    status: 'requested',
    priority,
    specialty,
    reason,
    vitalSigns,
    dangerSigns,
    isPregnant,
    attachments: [],
    patientId: patient.id,
    requesterId: person.actor.practitionerId,
    facilityId: site.id,
    provinceId: site.provinceId,
    regionId: site.regionId,
    requestedAt: now,
    isNoteSigned: false,
    ageGroup: ageGroupOf(patient.birthDate, moroccanDay(now)),
    ...(site.isPractice === true && { isPractice: true }),
  };
}
