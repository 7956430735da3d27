import { soundsLike, type FormerName } from '@qarib/clinical';
import type { PatientIdentification } from '@qarib/contracts';
import type { PatientRecord } from '../../ports/patients.ts';
import type { Records } from '../../ports/store.ts';

/** Of one name and birth date there are a few at most; a longer list would be one to look through. */
const matchLimit = 5;
const candidateLimit = 20;

/** Whoever of all sites is named so: by a number of theirs, or by their name and birth date together. */
export async function findIdentified(
  { patients }: Records,
  identification: PatientIdentification,
): Promise<PatientRecord[]> {
  const listOf = (found: PatientRecord | undefined) => (found ? [found] : []);
  switch (identification.by) {
    case 'health-card':
      return listOf(
        await patients.findByNumber('healthCardNumber', identification.healthCardNumber),
      );
    case 'national-id':
      return listOf(await patients.findByNumber('nationalId', identification.nationalId));
    case 'card-code':
      return listOf(await patients.findByNumber('cardCode', identification.cardCode));
    case 'name': {
      const { familyName, givenName, birthDate } = identification;
      const born = { bornFrom: birthDate, bornTo: birthDate };
      const named = await patients.findByName({ familyName, givenName, ...born }, candidateLimit);
      const fullName = `${familyName} ${givenName}`;
      return named
        .filter((it) => [it, ...it.formerNames].some((known) => isNamedSo(known, fullName)))
        .slice(0, matchLimit);
    }
  }
}

const isNamedSo = ({ familyName, givenName }: FormerName, fullName: string) =>
  soundsLike(`${familyName} ${givenName}`, fullName);
