import { canUsePatient } from '@qarib/clinical';
import type { Signature } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import { requireAccess } from '../shared/require-access.ts';
import { reads } from '../shared/use-case.ts';

type Input = { readonly id: string; readonly consentId: string };

/** What was drawn when a consent was given, also of one that was withdrawn since. */
export const readConsentSignature = reads<Input, Signature>({
  action: 'read-consent-signature',
  concerns: ({ id }) => ({ entityType: 'Patient', entityId: id }),
  async run({ records, person }, { id, consentId }) {
    const patient = await records.patients.find(id);
    requireAccess(patient, (it) => canUsePatient(person.actor, it));
    const signature = patient.consents.find((it) => it.id === consentId)?.signature;
    if (!signature) throw new AppError('NOT_FOUND');
    return signature;
  },
});
