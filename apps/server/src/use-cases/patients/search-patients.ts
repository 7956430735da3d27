import { searchableName } from '@qarib/clinical';
import type { Patient } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { PatientQuery } from '../../ports/patients.ts';
import { presentPatient } from './present-patient.ts';
import { reads } from '../shared/use-case.ts';

type Input = { readonly query: string };

const listLength = 20;
/** A national id has digits after its letters; a card number has digits alone. */
const looksLikeIdentifier = /^[A-Z]{0,2}[0-9]{3,14}$/;

/** Finds the patients of the nurse's own site: registered there, or identified there since. */
export const searchPatients = reads({
  action: 'search-patients',
  concerns: (_input: Input) => ({ entityType: 'Patient' }),
  async run({ records, person }, { query }): Promise<{ patients: Patient[] }> {
    const { role, facilityId } = person.actor;
    if (role !== 'nurse') throw new AppError('NOT_FOUND');
    const found = await records.patients.search(facilityId, queryOf(query), listLength);
    return { patients: found.map(presentPatient) };
  },
});

function queryOf(typed: string): PatientQuery {
  const identifier = typed.replaceAll(/[\s-]/g, '').toUpperCase();
  if (looksLikeIdentifier.test(identifier)) return { kind: 'identifier', value: identifier };
  return searchableName(typed) === '' ? { kind: 'recent' } : { kind: 'name', name: typed };
}
