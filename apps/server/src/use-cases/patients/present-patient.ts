import { isConsentValid, type ConsentScope } from '@qarib/clinical';
import type { Allergy, Consent, Patient } from '@qarib/contracts';
import type { AllergyRecord, ConsentRecord, PatientRecord } from '../../ports/patients.ts';

/** The latest agreement to the current text that was not withdrawn. */
export function consentInForce(
  patient: PatientRecord,
  scope: ConsentScope = 'teleconsultation',
): ConsentRecord | undefined {
  return consentsTo(patient, scope).findLast(isConsentValid);
}

const consentsTo = ({ consents }: PatientRecord, wanted: ConsentScope) =>
  consents.filter(({ scope = 'teleconsultation' }) => scope === wanted);

/** Given to an earlier text, and never taken back: whoever asks again says why. */
const outdatedConsent = (patient: PatientRecord) =>
  consentsTo(patient, 'teleconsultation').findLast(({ withdrawnAt }) => withdrawnAt === undefined);

export function presentPatient(patient: PatientRecord): Patient {
  const {
    consents: _,
    idempotencyKey: _key,
    registeredById: _by,
    cardCode: _code,
    lastActivityAt: _at,
    ...shown
  } = patient;
  const consent = consentInForce(patient) ?? outdatedConsent(patient);
  const recordingConsent = consentInForce(patient, 'recording');
  return {
    ...shown,
    furtherFacilityIds: [...patient.furtherFacilityIds],
    formerNames: patient.formerNames.length > 0 ? [...patient.formerNames] : undefined,
    registeredAt: patient.registeredAt.toISOString(),
    consent: consent && presentConsent(consent),
    withdrawnConsent: consent === undefined ? latestWithdrawal(patient) : undefined,
    recordingConsent: recordingConsent && presentConsent(recordingConsent),
    allergies: knownAllergies(patient).map(presentAllergy),
  };
}

function latestWithdrawal(patient: PatientRecord): Patient['withdrawnConsent'] {
  const ended = consentsTo(patient, 'teleconsultation').findLast(
    ({ withdrawnAt }) => withdrawnAt !== undefined,
  );
  if (!ended?.withdrawnAt) return undefined;
  const { withdrawnAt, withdrawnByName, withdrawalReason: reason } = ended;
  return { withdrawnAt: withdrawnAt.toISOString(), withdrawnByName, reason };
}

/** Those nobody took off again. */
export function knownAllergies({ allergies }: PatientRecord): readonly AllergyRecord[] {
  return allergies.filter(({ removedAt }) => removedAt === undefined);
}

function presentAllergy(allergy: AllergyRecord): Allergy {
  const { id, substance, coding, recordedAt, recordedBy } = allergy;
  return { id, substance, coding, recordedAt: recordedAt.toISOString(), recordedBy };
}

function presentConsent(consent: ConsentRecord): Consent {
  const { id, version, language, recordedAt, recordedByName, signature } = consent;
  const shown = { id, version, language, recordedAt: recordedAt.toISOString(), recordedByName };
  return signature ? { ...shown, isSigned: true } : shown;
}
