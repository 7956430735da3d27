import { canRegisterPatient, likenessesOf } from '@qarib/clinical';
import type { PatientIdentity, SimilarPatient } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import { likelyDuplicates } from './likely-duplicates.ts';
import { presentMatches } from './present-match.ts';
import { reads } from '../shared/use-case.ts';

/** Before a second record of one person is made: who of any site it may be, and why. */
export const findSimilarPatients = reads({
  action: 'find-similar-patients',
  concerns: (_identity: PatientIdentity) => ({ entityType: 'Patient' }),
  async run({ records, person }, identity): Promise<{ patients: SimilarPatient[] }> {
    if (!canRegisterPatient(person.actor)) throw new AppError('NOT_FOUND');
    const found = await likelyDuplicates(records, identity);
    const matches = await presentMatches(records, person.actor, found);
    const patients = matches.map((match, at) => {
      const record = found[at];
      return { ...match, likenesses: record ? likenessesOf(identity, record) : [] };
    });
    return { patients };
  },
});
