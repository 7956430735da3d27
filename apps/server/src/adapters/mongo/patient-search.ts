import { nameKeys, namePairKeys, phoneKey, searchableName, type FormerName } from '@qarib/clinical';
import type { PatientRecord, PatientQuery } from '../../ports/patients.ts';
import { bucketOf } from './hold-text.ts';

/** Changes with what is kept to search by; a store with an older one is brought up to date when it is opened. */
export const searchVersion = 2;

/** What a patient is found by, kept beside the record. */
export type SearchFields = {
  /**
   * Each begins with a site that cares for the patient and the sort of key it is, so that one range of
   * one index holds whom a nurse may mean: nobody of another site, and few who are not meant.
   */
  readonly siteKeys: readonly string[];
  /** Family and given name together, in sound; and the family's with the mother's. Of all sites. */
  readonly pairTokens: readonly string[];
  readonly phoneKey?: string;
};

type Searched = FormerName &
  Pick<PatientRecord, 'phone' | 'formerNames' | 'managingFacilityId' | 'furtherFacilityIds'>;

/** A word as it is written; two words; a word as it sounds; two of them. */
type KeySort = 'word' | 'words' | 'sound' | 'sounds';
const siteKey = (site: string, sort: KeySort, key: string) => `${site} ${sort} ${key}`;

/** Marks the pairs with the mother's name: what one's mother is called is not one's own name. */
const ofMother = '+';
/** So much of the one word is before the other: enough to keep a range short. */
const headLength = 2;
/** Longer names are found by their first words. */
const pairedWords = 8;

const wordsOf = (name: string) => [
  ...new Set(
    searchableName(name)
      .split(' ')
      .filter((token) => token !== ''),
  ),
];
const wordsKey = (head: string, word: string) => `${head.slice(0, headLength)} ${word}`;
const soundsKey = (one: string, other: string) => [one, other].toSorted().join(' ');

/** Every two of them, in either order. */
function pairsOf<Item>(items: readonly Item[]): (readonly [Item, Item])[] {
  const paired = items.slice(0, pairedWords);
  return paired.flatMap((one, at) =>
    paired.flatMap((other, otherAt) => (at === otherAt ? [] : [[one, other] as const])),
  );
}

function keysOf({ familyName, givenName }: FormerName): [KeySort, string][] {
  const words = wordsOf(`${familyName} ${givenName}`);
  const sounds = nameKeys(`${familyName} ${givenName}`);
  return [
    ...words.map((word): [KeySort, string] => ['word', word]),
    ...pairsOf(words).map(([head, word]): [KeySort, string] => ['words', wordsKey(head, word)]),
    ...sounds.flat().map((sound): [KeySort, string] => ['sound', sound]),
    ...pairsOf(sounds).flatMap(([ones, others]) =>
      ones.flatMap((one) =>
        others.map((other): [KeySort, string] => ['sounds', soundsKey(one, other)]),
      ),
    ),
  ];
}

/** By every name they have or had, at every site that cares for them. */
export function searchFieldsOf(patient: Searched): SearchFields {
  const names = [patient, ...patient.formerNames];
  const keys = names.flatMap(keysOf);
  const sites = [patient.managingFacilityId, ...patient.furtherFacilityIds];
  const siteKeys = sites.flatMap((site) => keys.map(([sort, key]) => siteKey(site, sort, key)));
  return {
    siteKeys: [...new Set(siteKeys)],
    pairTokens: [...new Set(names.flatMap(pairTokensOf))],
    ...(patient.phone && { phoneKey: phoneKey(patient.phone) }),
  };
}

export function pairTokensOf({ familyName, givenName, motherName = '' }: FormerName): string[] {
  const mothers = namePairKeys(familyName, motherName).map((pair) => ofMother + pair);
  return [...namePairKeys(familyName, givenName), ...mothers];
}

export type NameCondition = { readonly $and: object[] };

/** The longest word first: the fewest have it, and it is what the index is read by. */
const longestFirst = (one: string, other: string) => other.length - one.length;

/** Comes after every letter, so that it ends the range of what begins with what is before it. */
const lastCharacter = '\uffff';

/** As it is written: every word begins a word of the name. */
function writtenSo(site: string, name: string): NameCondition {
  const begins = (sort: KeySort, beginning: string) => {
    const from = siteKey(site, sort, beginning);
    return { siteKeys: { $elemMatch: { $gte: from, $lt: from + lastCharacter } } };
  };
  const words = wordsOf(name).toSorted(longestFirst);
  const [longest = '', next = ''] = words;
  const each = words.map((word) => begins('word', word));
  if (next === '' || longest.length < headLength) return { $and: each };
  // Of a single letter there is no head: the longer word is one then.
  const [head, word] = next.length >= headLength ? [next, longest] : [longest, next];
  return { $and: [begins('words', wordsKey(head, word)), ...each] };
}

/** As it sounds, whoever wrote it. */
function soundingSo(site: string, name: string): NameCondition | undefined {
  const heard = nameKeys(name).filter((variants) => variants.length > 0);
  if (heard.length === 0) return undefined;
  const ordered = heard.toSorted(([one = ''], [other = '']) => longestFirst(one, other));
  const oneOf = (sort: KeySort, keys: readonly string[]) => ({
    siteKeys: { $in: keys.map((key) => siteKey(site, sort, key)) },
  });
  const each = ordered.map((variants) => oneOf('sound', variants));
  const [first = [], second] = ordered;
  if (!second) return { $and: each };
  const pairs = first.flatMap((one) => second.map((other) => soundsKey(one, other)));
  return { $and: [oneOf('sounds', pairs), ...each] };
}

/** The conditions to look under at a site, one after the other until there are enough. */
export function namedAt(
  site: string,
  { name }: Extract<PatientQuery, { kind: 'name' }>,
): NameCondition[] {
  const sounding = soundingSo(site, name);
  return [writtenSo(site, name), ...(sounding ? [sounding] : [])];
}

/**
 * A record for each of some thousand groups of names, which a registration changes: of two at once
 * under one name the database lets the second begin again, on MongoDB with its snapshots too.
 */
export function nameBucketsOf(familyName: string, givenName: string): number[] {
  const pairs = namePairKeys(familyName, givenName);
  const held = pairs.length > 0 ? pairs : nameKeys(familyName).flat();
  return [...new Set(held.map(bucketOf))].toSorted((one, other) => one - other);
}
