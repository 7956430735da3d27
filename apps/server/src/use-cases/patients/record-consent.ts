import {
  canUsePatient,
  currentConsentVersion,
  type ConsentLanguage,
  type ConsentScope,
} from '@qarib/clinical';
import type { Signature } from '@qarib/contracts';
import { inputInvalid } from '../../ports/app-error.ts';
import type { ConsentRecord } from '../../ports/patients.ts';
import { presentPatient } from './present-patient.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes } from '../shared/use-case.ts';

type Input = {
  readonly id: string;
  readonly idempotencyKey: string;
  readonly scope: ConsentScope;
  readonly language: ConsentLanguage;
  readonly version: string;
  readonly signature?: Signature | undefined;
};

/**
 * The patient agreed to teleconsultation, or to a recording of it, before the nurse, and perhaps signed. Only
 * the current text can be agreed to.
 */
export const recordConsent = changes({
  action: 'record-consent',
  concerns: ({ id }: Input) => ({ entityType: 'Patient', entityId: id }),
  async run({ records, person, now, newId }, input) {
    const { id, idempotencyKey, scope, language, version, signature } = input;
    const patient = await records.patients.find(id);
    requireAccess(patient, (it) => canUsePatient(person.actor, it));
    if (patient.consents.some((earlier) => earlier.idempotencyKey === idempotencyKey)) {
      return presentPatient(patient);
    }
    if (version !== currentConsentVersion) throw inputInvalid('version', 'not_current');
    const consent: ConsentRecord = {
      id: newId(),
      idempotencyKey,
      scope,
      language,
      version,
      recordedAt: now,
      recordedById: person.actor.practitionerId,
      recordedByName: person.name,
      ...(signature && { signature }),
    };
    await records.patients.addConsent(patient.id, consent);
    return presentPatient({ ...patient, consents: [...patient.consents, consent] });
  },
});
