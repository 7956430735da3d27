/** Words that join names and are left out or written at will: they tell nobody apart. */
export const particles: ReadonlySet<string> = new Set([
  'el',
  'al',
  'l',
  'ben',
  'bin',
  'ibn',
  'bent',
  'bint',
  'ou',
  'ould',
  'ait',
  'ayt',
  'at',
  'ال',
  'بن',
  'ابن',
  'بنت',
  'او',
  'ولد',
  'ايت',
]);

/** `Fatimazahra` in one word is `Fatima Zahra`. */
export const fatimaZahra = {
  pattern: /\bfat[ie]?m[ae]t?[ -]?(?:e|i)?z{1,2}[-']?(?:z)?([aeo]h?r[ae])\b/giu,
  apart: 'fatima z$1',
} as const;

const shortest = 3;

/**
 * A word with and without what may be grown onto it: the article (`Elkhattabi`, `Ezzahra`, `العلوي`),
 * the Moroccan one of `Lahcen` and `Lamrani`, the Amazigh `Ou` of `Ouaziz`, and `Ben` (`Benhaddou`, `بنحدو`).
 */
export function articleVariants(word: string): string[] {
  const forms = [
    word.replace(/^(?:el|al)(?=[a-z]{3})/, ''),
    word.replace(/^[ea](?=([bcdfgjklmnrstz])\1[a-z]{2})/, ''),
    word.replace(/^[ea]ch(?=ch[a-z]{2})/, ''),
    word.replace(/^la?(?=h[a-z]{3})/, ''),
    word.replace(/^l(?=[aeiou][a-z]{4})/, ''),
    word.replace(/^ou(?=[aeiy])/, ''),
    word.replace(/^b[ei]n(?=[a-z]{3})/, ''),
    word.replace(/^ال(?=\p{L}{2})/u, ''),
    word.replace(/^بن(?=\p{L}{2})/u, ''),
    word.replace(/^l(?=[^aeiouh][a-z]{3})/, ''),
  ];
  return [...new Set([word, ...forms])].filter((it) => it.length >= shortest || it === word);
}

/** Names that Moroccans say with and without their first vowel, and abbreviations of the registers. */
export const sameNames: ReadonlyMap<string, string> = new Map([
  ['abrhm', 'brhm'],
  ['adrs', 'drs'],
  ['asml', 'sml'],
  ['amhmd', 'mhmd'],
  ['abbkr', 'bbkr'],
  ['thA', 'th'],
  ['md', 'mhmd'],
]);
