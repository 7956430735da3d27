import { canReadHistory } from '@qarib/clinical';
import type { Signature } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import { requireAccess } from '../shared/require-access.ts';
import { reads } from '../shared/use-case.ts';

type Input = { readonly id: string; readonly consentId: string };

/** The newest of the patient's cases: more than anybody has in years. */
const caseLimit = 200;

/**
 * What was drawn when a consent was given, also of one that was withdrawn since: for the nurses of the patient
 * and for a physician who may read a case of theirs.
 */
export const readConsentSignature = reads<Input, Signature>({
  action: 'read-consent-signature',
  concerns: ({ id }) => ({ entityType: 'Patient', entityId: id }),
  async run({ records, person }, { id, consentId }) {
    const patient = await records.patients.find(id);
    const cases = await records.consultations.list({ patientId: id }, caseLimit);
    requireAccess(patient, (it) => canReadHistory(person.actor, it, cases));
    const signature = patient.consents.find((it) => it.id === consentId)?.signature;
    if (!signature) throw new AppError('NOT_FOUND');
    return signature;
  },
});
