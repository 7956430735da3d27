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

/** What of an identity cannot be, on a day: each field once. */
export function identityIssues(identity: IdentityInput, today: string): IdentityIssue[] {
  const { birthDate, givenName, motherName, nationalId } = identity;
  if (birthDate > today) return [{ path: 'birthDate', message: 'in_future' }];
  if (ageInYears(birthDate, today) > oldestAgeYears) {
    return [{ path: 'birthDate', message: 'too_old' }];
  }
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
