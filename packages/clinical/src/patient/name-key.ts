import { articleVariants, fatimaZahra, particles, sameNames } from './name-spellings.ts';
import { arabicSkeleton, latinSkeletons } from './name-skeleton.ts';
import { searchableName } from './patient.ts';

/** The final a of Moustafa and Layla is written like a yeh, which searching takes it for. */
const alefMaksura = /\u0649/gu;
const arabicLetter = /\p{Script=Arabic}/u;

/**
 * The words of a name as the key takes them: apostrophes join (`M'hamed`), and so do the two halves of
 * `Abd el-Kader` and `Nour Eddine`, which are one name and written apart or together.
 */
function wordsOf(name: string): string[] {
  const joined = searchableName(name.replace(alefMaksura, '\u0627').replace(/['’ʼ`]/gu, ''))
    .replace(/(?<![\p{L}\p{N}])(?:عبد) (?:ال)?/gu, 'عبد')
    .replace(/ (?:ال)?دين(?![\p{L}\p{N}])/gu, 'دين')
    .replace(/\babd(?:[aeou]l?)? (?:[aeu][lrsnzdt] )?(?=[a-z]{2})/g, 'abdel')
    .replace(/ (?:ed|ad|ud|el|al)? ?d{1,2}ine?\b/g, 'eddine');
  const words = joined.split(' ').filter(Boolean);
  const meaningful = words.filter((word) => !particles.has(word));
  return meaningful.length > 0 ? meaningful : words;
}

/** What one word sounds like, whoever wrote it: a few, where writing leaves open what is meant. */
function keysOfWord(word: string): string[] {
  const spellings = articleVariants(word);
  const skeletons = spellings.flatMap((it) =>
    arabicLetter.test(it) ? arabicSkeleton(it) : latinSkeletons(it),
  );
  const keys = skeletons.filter(Boolean).map((it) => sameNames.get(it) ?? it);
  return [...new Set(keys)];
}

/**
 * The keys of each word of a name. Two spellings of one name have a key in common, in Latin and in
 * Arabic letters: `Mohammed`, `Muhamad` and `محمد`. Short vowels are not written in Arabic and
 * doubled at will in French, so the key has consonants alone, the sound a word begins with when that
 * is a vowel, and `A` for a final a, which tells Karima from Karim.
 */
export function nameKeys(name: string): string[][] {
  return wordsOf(name.replace(fatimaZahra.pattern, fatimaZahra.apart)).map(keysOfWord);
}

/** Whether the two are spellings of one name, its words in any order. */
export function soundsLike(one: string, other: string): boolean {
  const [shorter = [], longer = []] = [nameKeys(one), nameKeys(other)].toSorted(
    (a, b) => a.length - b.length,
  );
  if (shorter.length === 0 || shorter.length !== longer.length) return false;
  const left = [...longer];
  return shorter.every((keys) => {
    const at = left.findIndex((candidate) => candidate.some((key) => keys.includes(key)));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

const pairsPerName = 24;

/**
 * What a family and a given name together are found by, in either order: each word of one with each
 * word of the other. Far fewer people share a pair than a word.
 */
export function namePairKeys(familyName: string, givenName: string): string[] {
  const given = nameKeys(givenName).flat();
  const pairs = nameKeys(familyName)
    .flat()
    .flatMap((family) => given.map((it) => [family, it].toSorted().join(' ')));
  return [...new Set(pairs)].slice(0, pairsPerName);
}
