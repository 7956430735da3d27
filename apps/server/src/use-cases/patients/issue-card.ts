import { canUsePatient } from '@qarib/clinical';
import type { Patient } from '@qarib/contracts';
import { requireAccess } from '../shared/require-access.ts';
import { changes } from '../shared/use-case.ts';

type Input = Pick<Patient, 'id'>;

/** What the patient's QR code holds: an identifier of its own, made once, that says nothing by itself. */
export const issueCard = changes({
  action: 'issue-card',
  concerns: ({ id }: Input) => ({ entityType: 'Patient', entityId: id }),
  async run({ records, person, newId }, { id }) {
    const patient = await records.patients.find(id);
    requireAccess(patient, (it) => canUsePatient(person.actor, it));
    if (patient.cardCode) return { cardCode: patient.cardCode };
    const cardCode = `QARIB1:${newId().replaceAll('-', '').toUpperCase()}`;
    await records.patients.setCardCode(patient.id, cardCode);
    return { cardCode };
  },
});
