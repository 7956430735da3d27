import {
  canUsePatient,
  completedIdentity,
  identityIssues,
  mergeObstaclesOf,
  moroccanDay,
} from '@qarib/clinical';
import type { PatientIdentity } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes } from '../shared/use-case.ts';
import { presentPatient } from './present-patient.ts';
import { requireFreeNumbers } from './require-free-numbers.ts';

type Input = { readonly id: string; readonly identity: PatientIdentity };

/** What a nurse wrote of somebody who turned out to have a file: what it does not say is added to it. */
export const completePatient = changes({
  action: 'complete-patient',
  concerns: ({ id }: Input) => ({ entityType: 'Patient', entityId: id }),
  async run({ records, person, now }, { id, identity }) {
    const { patients } = records;
    const patient = await patients.find(id);
    requireAccess(patient, (it) => canUsePatient(person.actor, it));
    const obstacles = mergeObstaclesOf(patient, identity);
    if (obstacles.length > 0) {
      const issues = obstacles.map((path) => ({ path, message: 'differs' }));
      throw new AppError('PATIENTS_DIFFER', { issues });
    }
    const whole = completedIdentity(patient, identity);
    const issues = identityIssues(whole, moroccanDay(now));
    if (issues.length > 0) throw new AppError('INPUT_INVALID', { issues });
    await requireFreeNumbers(records, whole, patient.id);
    await patients.holdName(whole.familyName, whole.givenName);
    const completed = { ...patient, ...whole };
    await patients.replace(completed);
    return presentPatient(completed);
  },
});
