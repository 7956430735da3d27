import { isConsentValid } from '@qarib/clinical';
import type { Consent, Patient } from '@qarib/contracts';
import type { ConsentRecord, PatientRecord } from '../../ports/records.ts';

/** The latest agreement to the current text that was not withdrawn. */
export function consentInForce(patient: PatientRecord): ConsentRecord | undefined {
  return patient.consents.findLast(isConsentValid);
}

export function fullNameOf({ givenName, familyName }: PatientRecord): string {
  return `${givenName} ${familyName}`;
}

export function presentPatient(patient: PatientRecord): Patient {
  const {
    consents: _,
    idempotencyKey: _key,
    registeredById: _by,
    lastActivityAt: _at,
    ...shown
  } = patient;
  const consent = consentInForce(patient);
  return {
    ...shown,
    registeredAt: patient.registeredAt.toISOString(),
    consent: consent && presentConsent(consent),
  };
}

function presentConsent({
  id,
  version,
  language,
  recordedAt,
  recordedByName,
}: ConsentRecord): Consent {
  return { id, version, language, recordedAt: recordedAt.toISOString(), recordedByName };
}
