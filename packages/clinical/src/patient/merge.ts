import { isLikelySamePerson, type IdentityFacts } from './duplicate.ts';
import { searchableName } from './patient.ts';

/** A name somebody had in their file before, which still finds them. */
export type FormerName = {
  readonly familyName: string;
  readonly givenName: string;
  readonly motherName?: string | undefined;
};

/** Why two files cannot be one person's, whatever anybody says. */
export const mergeObstacles = ['national-id', 'gender'] as const;
export type MergeObstacle = (typeof mergeObstacles)[number];

const isKnown = (gender: IdentityFacts['gender']) => gender === 'female' || gender === 'male';

/**
 * A national id is one person's, and a woman and a man are two people: such files stay apart. A health
 * card is made anew when it is lost, so two numbers of cards say nothing.
 */
export function mergeObstaclesOf(one: IdentityFacts, other: IdentityFacts): MergeObstacle[] {
  const found: Record<MergeObstacle, boolean> = {
    'national-id': !!one.nationalId && !!other.nationalId && one.nationalId !== other.nationalId,
    gender: isKnown(one.gender) && isKnown(other.gender) && one.gender !== other.gender,
  };
  return mergeObstacles.filter((it) => found[it]);
}

/**
 * Whether such a merge needs more than a tick: what is written of two people who are not likely one
 * person speaks against it, and then whoever merges them writes the family name of the file that goes.
 */
export function isMergeConfirmed(
  surviving: IdentityFacts,
  merged: IdentityFacts,
  confirmedName: string,
): boolean {
  const isNamed = searchableName(confirmedName) === searchableName(merged.familyName);
  return isLikelySamePerson(surviving, merged) || isNamed;
}

export type MergeableIdentity = IdentityFacts & {
  readonly cardCode?: string | undefined;
  readonly formerNames: readonly FormerName[];
};

const nameOf = ({ familyName, givenName, motherName }: FormerName): FormerName => ({
  familyName,
  givenName,
  ...(motherName !== undefined && { motherName }),
});
const isSameName = (one: FormerName, other: FormerName) =>
  one.familyName === other.familyName &&
  one.givenName === other.givenName &&
  (other.motherName === undefined || one.motherName === other.motherName);

/** Those of the names that are not the present one, each once. */
export function formerNamesOf(present: FormerName, names: readonly FormerName[]): FormerName[] {
  const kept: FormerName[] = [];
  for (const name of names) {
    if (![present, ...kept].some((it) => isSameName(it, name))) kept.push(nameOf(name));
  }
  return kept;
}

/**
 * Who somebody is by two files of theirs: what the surviving one says holds, what it does not say is
 * taken from the other. A known day of birth is better than an estimate, a given name better than none.
 */
export function mergedIdentity(
  surviving: MergeableIdentity,
  merged: MergeableIdentity,
): MergeableIdentity {
  const named = surviving.givenName === '' && merged.givenName !== '' ? merged : surviving;
  const born = surviving.isBirthDateEstimated && !merged.isBirthDateEstimated ? merged : surviving;
  const name = {
    familyName: named.familyName,
    givenName: named.givenName,
    motherName: surviving.motherName ?? merged.motherName,
  };
  const names = [surviving, ...surviving.formerNames, merged, ...merged.formerNames];
  return {
    ...name,
    gender: isKnown(surviving.gender) ? surviving.gender : merged.gender,
    birthDate: born.birthDate,
    isBirthDateEstimated: born.isBirthDateEstimated,
    healthCardNumber: surviving.healthCardNumber ?? merged.healthCardNumber,
    nationalId: surviving.nationalId ?? merged.nationalId,
    phone: surviving.phone ?? merged.phone,
    cardCode: surviving.cardCode ?? merged.cardCode,
    formerNames: formerNamesOf(name, names),
  };
}

/**
 * Who somebody is by their file, and by what was written of them once more: the file holds, and what it
 * does not say is filled in. A name spelled otherwise is no former name.
 */
export function completedIdentity(
  known: MergeableIdentity,
  written: IdentityFacts,
): MergeableIdentity {
  const whole = mergedIdentity(known, { ...written, formerNames: [] });
  return { ...whole, formerNames: formerNamesOf(whole, [known, ...known.formerNames]) };
}

type ConsentFacts = {
  readonly id: string;
  readonly scope?: string | undefined;
  readonly recordedAt: Date;
  readonly withdrawnAt?: Date | undefined;
};

const scopeOf = ({ scope }: ConsentFacts) => scope ?? 'teleconsultation';

/**
 * Both files' agreements, oldest first. Who took one back in one file took back whatever they had agreed
 * to until then in the other: nobody knew of it there.
 */
export function mergedConsents<Consent extends ConsentFacts>(
  one: readonly Consent[],
  other: readonly Consent[],
): Consent[] {
  const all = [...one, ...other].toSorted(
    (a, b) => a.recordedAt.getTime() - b.recordedAt.getTime(),
  );
  return all.map((consent) => {
    if (consent.withdrawnAt) return consent;
    const later = all
      .filter((it) => scopeOf(it) === scopeOf(consent))
      .flatMap(({ withdrawnAt }) => (withdrawnAt ? [withdrawnAt] : []))
      .filter((withdrawnAt) => withdrawnAt.getTime() >= consent.recordedAt.getTime())
      .toSorted((a, b) => a.getTime() - b.getTime());
    const [withdrawnAt] = later;
    return withdrawnAt ? { ...consent, withdrawnAt } : consent;
  });
}

type AllergyFacts = {
  readonly id: string;
  readonly substance: string;
  readonly recordedAt: Date;
  readonly removedAt?: Date | undefined;
};

/** Both files' allergies, oldest first. A substance both know is there once; one alone is enough to keep it. */
export function mergedAllergies<Allergy extends AllergyFacts>(
  one: readonly Allergy[],
  other: readonly Allergy[],
): Allergy[] {
  const known = new Set<string>();
  return [...one, ...other]
    .toSorted((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime())
    .filter(({ substance, removedAt }) => {
      if (removedAt) return true;
      const name = searchableName(substance) || substance;
      if (known.has(name)) return false;
      known.add(name);
      return true;
    });
}
