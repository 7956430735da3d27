/**
 * Consonants of a word. One letter for each sound that Moroccans write in one way or another:
 * `x` خ kh, `g` غ gh, `$` ش ch sh, `d` also ذ ض ظ, `t` also ث ط, `s` also ص, `k` also ق.
 */
const lettersOf: Readonly<Record<string, string>> = {
  b: 'بپ',
  t: 'تثط',
  j: 'ج',
  h: 'حه',
  x: 'خ',
  d: 'دذضظ',
  r: 'ر',
  z: 'ز',
  s: 'سص',
  $: 'ش',
  g: 'غڭگݣ',
  f: 'فڤ',
  k: 'قكک',
  l: 'ل',
  m: 'م',
  n: 'ن',
};
const arabicSounds: ReadonlyMap<string, string> = new Map(
  Object.entries(lettersOf).flatMap(([sound, letters]) =>
    letters.split('').map((letter) => [letter, sound] as const),
  ),
);

const abdKey = 'bd';
const finalA = 'A';

/** `عبد القادر` is `bd` and the name of God behind it, whichever way the two are joined. */
function arabicBody(word: string): string {
  const body = word
    .split('')
    .map((letter) => arabicSounds.get(letter) ?? '')
    .join('');
  if (/^[اعآ]/u.test(word)) return `a${body}`;
  const first = { و: 'w', ي: 'y' }[word.slice(0, 1)] ?? '';
  return first + body;
}

/** The skeletons of a word in Arabic letters, as `searchableName` leaves them. */
export function arabicSkeleton(word: string): string[] {
  const servant = /^عبد(?:ال)?(\p{L}{2,})$/u.exec(word)?.[1];
  if (servant) return arabicSkeleton(servant).map((it) => abdKey + it.replace(/^a/, ''));
  // A final heh is the end of Fatima far more often than a consonant: both are looked for.
  if (word.length > 2 && word.endsWith('ه')) {
    const body = arabicBody(word.slice(0, -1));
    return [body + finalA, `${body}h`];
  }
  // The w of Alaoui and Sahraoui is heard; within a word, و is a vowel as often as not.
  if (/.{2}وي$/u.test(word)) return [`${arabicBody(word)}w`];
  const ending = /(?:ا|اء)$/u.exec(word)?.[0] ?? '';
  if (ending && word.length > ending.length + 1) {
    return [arabicBody(word.slice(0, -ending.length)) + finalA];
  }
  return [arabicBody(word)];
}

type Spelling = readonly [pattern: RegExp, sound: string];

/** In order: what two letters mean together comes before what each means alone. */
const latinSpellings: readonly Spelling[] = [
  [/[ae](?:ou|w)[iy]$/g, 'aW'],
  [/^ou(?=[aeiy])/g, 'W'],
  [/^i(?=[aou][^y])/g, 'Y'],
  [/^w/g, 'W'],
  [/^y/g, 'Y'],
  [/t?ch/g, '$'],
  [/kh/g, 'x'],
  [/gh/g, 'g'],
  [/dj/g, 'j'],
  [/ph|v/g, 'f'],
  [/dh/g, 'd'],
  [/qu|q|ck/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/p/g, 'b'],
];

function latinBody(word: string): string {
  const spelled = latinSpellings.reduce((it, [from, to]) => it.replace(from, to), word);
  const begin = /^[aeiou]/.test(spelled) ? 'a' : '';
  const consonants = spelled
    // Doubled letters are a habit of writing; two of a kind around a vowel are two.
    .replace(/([a-z$WY])\1+/g, (run, letter: string) => ('aeiou'.includes(letter) ? run : letter))
    .replace(/[^a-zWY$]|[aeiouwy]/g, '');
  return begin + consonants.toLowerCase();
}

/** `th` and `sh` are one sound in Othmane and Sharif, and two in Fathi and Ishak. */
function latinBodies(word: string): string[] {
  const asOne = word.replace(/th/g, 't').replace(/sh/g, '$');
  return asOne === word ? [latinBody(word)] : [latinBody(asOne), latinBody(word)];
}

/** The skeletons of a word in Latin letters, as `searchableName` leaves them. */
export function latinSkeletons(word: string): string[] {
  const servant = /^abd[aeou]*(?:l(?=[a-z]{2})|(?=([rsnzdtl])\1|ch))(?<name>[a-z]{2,})$/.exec(word)
    ?.groups?.['name'];
  if (servant) {
    return latinSkeletons(servant).map((it) => abdKey + it.replace(/^a(?=.)/, ''));
  }
  if (word.length > 3 && /[ae]h$/.test(word)) {
    const stem = word.slice(0, -2);
    return [...latinBodies(stem).map((it) => it + finalA), ...latinBodies(word)];
  }
  const ending = /(?:aa?|ae)$/.exec(word)?.[0] ?? '';
  if (ending && word.length > ending.length + 1) {
    return latinBodies(word.slice(0, -ending.length)).map((it) => it + finalA);
  }
  return latinBodies(word);
}
