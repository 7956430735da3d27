import {
  namelessUntilMonths,
  nationalIdFromYears,
  oldestAgeYears,
  type BirthFacts,
} from './birth-date.ts';
import { ageInMonths, ageInYears } from './patient.ts';

type IdentityInput = BirthFacts & {
  readonly givenName: string;
  readonly motherName?: string | undefined;
  readonly nationalId?: string | undefined;
};

export type IdentityIssue = {
  readonly path: 'birthDate' | 'givenName' | 'motherName' | 'nationalId';
  readonly message: 'in_future' | 'too_old' | 'missing' | 'of_child';
};

/** A given name may come later; the mother's name then stands for it. */
export function canBeNameless(birthDate: string, today: string): boolean {
  return ageInMonths(birthDate, today) < namelessUntilMonths;
}

export function hasOwnNationalId(birthDate: string, today: string): boolean {
  return ageInYears(birthDate, today) >= nationalIdFromYears;
}

/** Why nobody alive on a day was born on another one. */
export function birthDateIssue(
  birthDate: string,
  today: string,
): 'in_future' | 'too_old' | undefined {
  if (birthDate > today) return 'in_future';
  return ageInYears(birthDate, today) > oldestAgeYears ? 'too_old' : undefined;
}

/** What of an identity cannot be, on a day: each field once. */
export function identityIssues(identity: IdentityInput, today: string): IdentityIssue[] {
  const { birthDate, givenName, motherName, nationalId } = identity;
  const born = birthDateIssue(birthDate, today);
  if (born) return [{ path: 'birthDate', message: born }];
  const issues: IdentityIssue[] = [];
  if (nationalId !== undefined && !hasOwnNationalId(birthDate, today)) {
    issues.push({ path: 'nationalId', message: 'of_child' });
  }
  if (givenName !== '') return issues;
  if (!canBeNameless(birthDate, today)) issues.push({ path: 'givenName', message: 'missing' });
  else if (!motherName) issues.push({ path: 'motherName', message: 'missing' });
  return issues;
}

/** As it is written over a file: the given name first, when there is one yet. */
export function fullName({ givenName, familyName }: Record<'givenName' | 'familyName', string>) {
  return `${givenName} ${familyName}`.trim();
}
