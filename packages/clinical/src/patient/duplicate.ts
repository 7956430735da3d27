import { isNearBirthDate, type BirthFacts } from './birth-date.ts';
import { nameKeys, namePairKeys, soundsLike } from './name-key.ts';
import type { AdministrativeGender } from './patient.ts';

/** What tells people apart, or two records of one person together. */
export type IdentityFacts = BirthFacts & {
  readonly familyName: string;
  /** Empty for a newborn without a name yet. */
  readonly givenName: string;
  readonly gender: AdministrativeGender;
  readonly motherName?: string | undefined;
  readonly phone?: string | undefined;
  readonly healthCardNumber?: string | undefined;
  readonly nationalId?: string | undefined;
};

export const likenesses = [
  'health-card',
  'national-id',
  'name',
  'birth-date',
  'near-birth-date',
  'phone',
  'mother',
] as const;
export type Likeness = (typeof likenesses)[number];

/** The last nine digits: `+212 6…` and `06…` are one phone. */
export const phoneKey = (phone: string): string => phone.replaceAll(/\D/g, '').slice(-9);

const isSame = (one: string | undefined, other: string | undefined) =>
  one !== undefined && one === other;

const isSharing = (one: readonly string[], other: readonly string[]) =>
  one.some((key) => other.includes(key));

/** A newborn without a name is told by the family's and the mother's. */
function hasSameName(one: IdentityFacts, other: IdentityFacts): boolean {
  const [first, second] = [one, other].map((it) => namePairKeys(it.familyName, it.givenName));
  if (first?.length && second?.length) return isSharing(first, second);
  return isSharing(nameKeys(one.familyName).flat(), nameKeys(other.familyName).flat());
}

function hasSameMother(one: IdentityFacts, other: IdentityFacts): boolean {
  return !!one.motherName && !!other.motherName && soundsLike(one.motherName, other.motherName);
}

/** In what two records are alike. */
export function likenessesOf(one: IdentityFacts, other: IdentityFacts): Likeness[] {
  const isPhoneShared =
    !!one.phone && !!other.phone && phoneKey(one.phone) === phoneKey(other.phone);
  const isBornThen = one.birthDate === other.birthDate;
  const found: Record<Likeness, boolean> = {
    'health-card': isSame(one.healthCardNumber, other.healthCardNumber),
    'national-id': isSame(one.nationalId, other.nationalId),
    name: hasSameName(one, other),
    'birth-date': isBornThen,
    'near-birth-date': !isBornThen && isNearBirthDate(one, other),
    phone: isPhoneShared,
    mother: hasSameMother(one, other),
  };
  return likenesses.filter((it) => found[it]);
}

const isKnown = (gender: AdministrativeGender) => gender === 'female' || gender === 'male';

/**
 * Whether two records are likely one person's: a shared number; or the name together with the birth
 * date, as written or nearly, or with the phone or the mother. A family shares phone and mother, so
 * that these alone say nothing; a boy and a girl are two children.
 */
export function isLikelySamePerson(one: IdentityFacts, other: IdentityFacts): boolean {
  const alike = new Set(likenessesOf(one, other));
  if (alike.has('health-card') || alike.has('national-id')) return true;
  const isOtherGender = isKnown(one.gender) && isKnown(other.gender) && one.gender !== other.gender;
  if (isOtherGender || !alike.has('name')) return false;
  const isBornThen = alike.has('birth-date') || alike.has('near-birth-date');
  const isNameless = one.givenName === '' || other.givenName === '';
  if (isNameless) return isBornThen && alike.has('mother');
  return isBornThen || alike.has('phone') || alike.has('mother');
}

/** The likeliest first. */
export function byLikeness(facts: IdentityFacts) {
  const weights: Record<Likeness, number> = {
    'health-card': 100,
    'national-id': 100,
    name: 8,
    'birth-date': 6,
    'near-birth-date': 3,
    phone: 4,
    mother: 4,
  };
  const weightOf = (it: IdentityFacts) =>
    likenessesOf(facts, it).reduce((sum, likeness) => sum + weights[likeness], 0);
  return (one: IdentityFacts, other: IdentityFacts) => weightOf(other) - weightOf(one);
}
