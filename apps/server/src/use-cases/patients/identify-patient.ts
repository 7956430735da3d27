import { canIdentifyPatient } from '@qarib/clinical';
import type { PatientIdentification, PatientMatch } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import { findIdentified } from './find-identified.ts';
import { presentMatches } from './present-match.ts';
import { reads } from '../shared/use-case.ts';

type Input = { readonly identification: PatientIdentification };

/**
 * A nurse who has somebody of another site before her names them fully and is told whether Qarib knows
 * them. Who is named in vain too often may not go on: numbers are not to be tried through.
 */
export const identifyPatient = reads({
  action: 'identify-patient',
  concerns: (_input: Input) => ({ entityType: 'Patient' }),
  async run({ records, person, ports }, { identification }): Promise<{ patients: PatientMatch[] }> {
    const { actor } = person;
    if (!canIdentifyPatient(actor)) throw new AppError('NOT_FOUND');
    await ports.identifications.begin(actor.practitionerId);
    const found = await findIdentified(records, identification);
    if (found.length > 0) await ports.identifications.succeeded(actor.practitionerId);
    return { patients: await presentMatches(records, actor, found) };
  },
});
