import { nameKeys, namePairKeys, phoneKey, searchableName } from '@qarib/clinical';
import type { PatientRecord, PatientQuery } from '../../ports/patients.ts';

type Names = Pick<PatientRecord, 'familyName' | 'givenName' | 'motherName'>;

/** What a patient is found by, kept beside the record. */
export type SearchFields = {
  /** The words of the name as they are written; searched from their beginnings. */
  readonly searchTokens: readonly string[];
  /** What these words sound like, whole. */
  readonly soundTokens: readonly string[];
  /** Family and given name together, in sound; and the family's with the mother's. */
  readonly pairTokens: readonly string[];
  readonly phoneKey?: string;
};

/** Marks the pairs with the mother's name: what one's mother is called is not one's own name. */
const ofMother = '+';

const wordsOf = (name: string) => [
  ...new Set(
    searchableName(name)
      .split(' ')
      .filter((token) => token !== ''),
  ),
];

type Searched = Names & Pick<PatientRecord, 'phone' | 'formerNames'>;

/** By every name they have or had. */
export function searchFieldsOf(patient: Searched): SearchFields {
  const names = [patient, ...patient.formerNames];
  const written = names.map(({ familyName, givenName }) => `${familyName} ${givenName}`);
  return {
    searchTokens: [...new Set(written.flatMap(wordsOf))],
    soundTokens: [...new Set(written.flatMap((name) => nameKeys(name).flat()))],
    pairTokens: [...new Set(names.flatMap(pairTokensOf))],
    ...(patient.phone && { phoneKey: phoneKey(patient.phone) }),
  };
}

export function pairTokensOf({ familyName, givenName, motherName = '' }: Names): string[] {
  const mothers = namePairKeys(familyName, motherName).map((pair) => ofMother + pair);
  return [...namePairKeys(familyName, givenName), ...mothers];
}

export type NameCondition = { readonly $and: readonly object[] };

/** The longest word first: the fewest have it, and it is what an index is read by. */
const longestFirst = (one: string, other: string) => other.length - one.length;

/** As it is written: every word begins a word of the name. Tokens need no escaping: letters and digits. */
function writtenSo(name: string): NameCondition {
  const words = wordsOf(name).toSorted(longestFirst);
  return { $and: words.map((token) => ({ searchTokens: { $regex: `^${token}` } })) };
}

/** As it sounds, whoever wrote it. */
function soundingSo(name: string): NameCondition | undefined {
  const keys = nameKeys(name).filter((variants) => variants.length > 0);
  if (keys.length === 0) return undefined;
  const ordered = keys.toSorted(([one = ''], [other = '']) => longestFirst(one, other));
  return { $and: ordered.map((variants) => ({ soundTokens: { $in: variants } })) };
}

/** The conditions to look under, one after the other until there are enough. */
export function conditionsOf(query: PatientQuery): object[] {
  if (query.kind === 'recent') return [{}];
  if (query.kind === 'identifier') {
    return [{ healthCardNumber: query.value }, { nationalId: query.value }];
  }
  const sounding = soundingSo(query.name);
  return [writtenSo(query.name), ...(sounding ? [sounding] : [])];
}

const bucketCount = 4_096;

/**
 * A record for each of some thousand groups of names, which a registration changes: of two at once
 * under one name the database lets the second begin again, on MongoDB with its snapshots too.
 */
export function nameBucketsOf(familyName: string, givenName: string): number[] {
  const pairs = namePairKeys(familyName, givenName);
  const held = pairs.length > 0 ? pairs : nameKeys(familyName).flat();
  const buckets = held.map((key) => {
    const digest = Buffer.from(key).reduce((sum, byte) => (sum * 31 + byte) | 0, 7);
    return Math.abs(digest) % bucketCount;
  });
  return [...new Set(buckets)].toSorted((one, other) => one - other);
}
