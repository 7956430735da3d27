import { canMergePatients, isLikelySamePerson, mergeObstaclesOf } from '@qarib/clinical';
import type { MergeComparison } from '@qarib/contracts';
import { requireAccess } from '../shared/require-access.ts';
import { reads } from '../shared/use-case.ts';
import { knownAllergies, presentPatient } from './present-patient.ts';
import { requireCurrent } from './require-current.ts';

type Input = { readonly id: string; readonly otherId: string };

/** Two files side by side, before somebody says that they are one person's. */
export const comparePatients = reads({
  action: 'compare-patients',
  concerns: ({ id }: Input) => ({ entityType: 'Patient', entityId: id }),
  async run({ records, person }, { id, otherId }): Promise<MergeComparison> {
    const surviving = await records.patients.find(id);
    const merged = await records.patients.find(otherId);
    requireAccess(surviving, () => true);
    requireAccess(merged, (it) => canMergePatients(person.actor, surviving, it));
    requireCurrent(surviving, id);
    requireCurrent(merged, otherId);
    const { consultations, appointments, followUps, referrals } =
      await records.patientHistory.belongingsOf(otherId);
    return {
      surviving: presentPatient(surviving),
      merged: presentPatient(merged),
      moves: {
        consultations: consultations.length,
        appointments: appointments.length,
        followUps: followUps.length,
        referrals: referrals.length,
        allergies: knownAllergies(merged).length,
      },
      obstacles: mergeObstaclesOf(surviving, merged),
      isUnlike: !isLikelySamePerson(surviving, merged),
    };
  },
});
