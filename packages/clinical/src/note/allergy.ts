import { drugClasses, type DrugClass } from './drug-classes.ts';
import type { PrescriptionLine } from './prescription.ts';

/** Words shorter than this ("de", "ac", "500") say nothing about a substance. */
const shortestWord = 4;

/**
 * Words as they are compared: no accents, no vowel signs, no capital, Arabic letters in one form.
 * `Amoxicilline / Ac. clavulanique 1 g` is `amoxicilline`, `ac`, `clavulanique`, `1`, `g`.
 */
export function normalWords(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Words of many names: what kind of thing it is, not which. */
const commonWords = new Set(
  normalWords(
    `acide acid حمض sodium potassium calcium chlorure chlorhydrate vitamine vitamin فيتامين
    allergie allergy حساسية produit medicament`,
  ),
);

/** French and English spell one substance with and without an ending, and classes in the plural. */
function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 5 && long.startsWith(short) && long.length - short.length <= 2;
}

function holds(words: readonly string[], name: string): boolean {
  const wanted = normalWords(name);
  return wanted.length > 0 && wanted.every((it) => words.some((word) => isSameWord(word, it)));
}

const isOfClass = (words: readonly string[], { names, members }: DrugClass) =>
  [...names, ...members].some((name) => holds(words, name));

const telling = (words: readonly string[]) =>
  words.filter((word) => word.length >= shortestWord && !commonWords.has(word));

/** Same words, or two medications of one class. */
function isSubstanceIn(medication: readonly string[], substance: readonly string[]): boolean {
  const isNamed = telling(substance).some((it) => medication.some((word) => isSameWord(word, it)));
  return isNamed || drugClasses.some((of) => isOfClass(medication, of) && isOfClass(substance, of));
}

/** Which of the substances a patient is allergic to speak against a medication. */
export function matchingAllergies(
  medication: string,
  allergies: readonly string[],
): readonly string[] {
  const words = normalWords(medication);
  return allergies.filter((substance) => isSubstanceIn(words, normalWords(substance)));
}

/** The same, without those the physician has seen and given a reason for. */
export function unacknowledgedAllergies(
  { medication, allergyAcknowledgement: seen }: PrescriptionLine,
  allergies: readonly string[],
): readonly string[] {
  const known = seen && seen.reason.trim() !== '' ? seen.substances : [];
  return matchingAllergies(medication, allergies).filter((it) => !known.includes(it));
}
