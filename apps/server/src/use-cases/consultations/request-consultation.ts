import { canRequestConsultation } from '@qarib/clinical';
import type { Consultation, ConsultationRequest } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { ConsultationRecord } from '../../ports/consultations.ts';
import type { PatientRecord } from '../../ports/patients.ts';
import { countIndicators } from '../statistics/count-indicators.ts';
import { ringing } from './move-consultation.ts';
import { requirePlausible } from './require-plausible.ts';
import { presentConsultation, presentSummary } from './present-consultation.ts';
import { consentInForce } from '../patients/present-patient.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes, type PersonalChange } from '../shared/use-case.ts';

/** A nurse asks for a specialist, and everybody on call for the specialty hears it ring. */
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
    await countIndicators(change, undefined, consultation);
    const summary = await presentSummary(records, consultation);
    tell([ringing(consultation)], 'consultation:requested', { consultation: summary });
    tell([{ kind: 'facility', facilityId }], 'consultation:updated', {
      consultationId: consultation.id,
    });
    return presentConsultation(records, consultation);
  },
});

async function place(
  { records, person, now, newId }: PersonalChange,
  request: ConsultationRequest,
  patient: PatientRecord,
): Promise<ConsultationRecord> {
  const { idempotencyKey, specialty, priority, reason } = request;
  const { vitalSigns, dangerSigns, isPregnant } = request;
  const site = await records.facilities.find(patient.managingFacilityId);
  if (!site) throw new Error('a patient without a site');
  const specialists = await records.practitioners.countSpecialists(specialty);
  if (specialists.all === 0) throw new AppError('SPECIALTY_UNSERVED');
  return {
    id: newId(),
    idempotencyKey,
    version: 1,
    mode: 'immediate',
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
    rungCount: specialists.onCall,
    isNoteSigned: false,
  };
}
