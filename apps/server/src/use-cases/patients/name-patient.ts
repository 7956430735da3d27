import { canUsePatient, formerNamesOf } from '@qarib/clinical';
import { AppError } from '../../ports/app-error.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes } from '../shared/use-case.ts';
import { presentPatient } from './present-patient.ts';

type Input = { readonly id: string; readonly familyName: string; readonly givenName: string };

/** A newborn who was registered under the mother's name is given their own; the former one still finds them. */
export const namePatient = changes({
  action: 'name-patient',
  concerns: ({ id }: Input) => ({ entityType: 'Patient', entityId: id }),
  async run({ records, person }, { id, familyName, givenName }) {
    const { patients } = records;
    const patient = await patients.find(id);
    requireAccess(patient, (it) => canUsePatient(person.actor, it));
    const isSo = patient.familyName === familyName && patient.givenName === givenName;
    if (isSo) return presentPatient(patient);
    if (patient.givenName !== '') throw new AppError('PATIENT_ALREADY_NAMED');
    await patients.holdName(familyName, givenName);
    const name = { familyName, givenName, motherName: patient.motherName };
    const formerNames = formerNamesOf(name, [patient, ...patient.formerNames]);
    const named = { ...patient, familyName, givenName, formerNames };
    await patients.replace(named);
    return presentPatient(named);
  },
});
