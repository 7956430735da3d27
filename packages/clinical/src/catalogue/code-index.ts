import { searchableName } from '../patient/patient.ts';

/** A code with its words, and further words to find it by. */
export type FindableCode = {
  readonly code: string;
  readonly display: { readonly fr: string; readonly ar: string; readonly en: string };
  readonly words: string;
};

type Word = { readonly text: string; readonly entry: number };

/** Letters and digits of a code: `j45.0`, `J450` and `j 45` begin alike. */
const compact = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** An Arabic word is found with its article and without. */
const withoutArticle = (word: string) =>
  word.length >= 4 && word.startsWith('ال') ? word.slice(2) : word;

const wordsOf = (text: string) =>
  searchableName(text)
    .split(' ')
    .filter((word) => word !== '');

/** Codes of one catalogue, in its order, found by the beginnings of their words in any language, or of a code. */
export class CodeIndex<Entry extends FindableCode> {
  readonly #entries: readonly Entry[];
  readonly #codes: readonly string[];
  /** First words of the three displays: what begins with the query comes first. */
  readonly #firstWords: readonly (readonly string[])[];
  readonly #words: readonly Word[];

  constructor(entries: readonly Entry[]) {
    this.#entries = entries;
    this.#codes = entries.map(({ code }) => compact(code));
    this.#firstWords = entries.map(({ display: { fr, ar, en } }) =>
      [fr, ar, en].map((text) => withoutArticle(wordsOf(text)[0] ?? '')),
    );
    this.#words = entries
      .flatMap(({ display: { fr, ar, en }, words }, entry) => {
        const plain = wordsOf([fr, ar, en, words].join(' '));
        const forms = new Set([...plain, ...plain.map(withoutArticle)]);
        return [...forms].map((text) => ({ text, entry }));
      })
      .toSorted((a, b) => compare(a.text, b.text));
  }

  search(query: string, limit: number): Entry[] {
    const tokens = wordsOf(query);
    if (tokens.length === 0) return this.#entries.slice(0, limit);
    const code = compact(query);
    const byCode = (entry: number) => code !== '' && this.#codes[entry]?.startsWith(code);
    const byWords = this.#matchingAll(tokens);
    return this.#entries
      .flatMap((record, entry) => {
        if (!byWords.has(entry) && !byCode(entry)) return [];
        return [{ record, entry, rank: this.#rank(entry, code, tokens[0] ?? '') }];
      })
      .toSorted((a, b) => a.rank - b.rank || a.entry - b.entry)
      .slice(0, limit)
      .map(({ record }) => record);
  }

  #rank(entry: number, code: string, first: string): number {
    const own = this.#codes[entry];
    if (code !== '' && own === code) return 0;
    if (code !== '' && own?.startsWith(code)) return 1;
    const begins = this.#firstWords[entry]?.some((word) => word.startsWith(withoutArticle(first)));
    return begins ? 2 : 3;
  }

  #matchingAll(tokens: readonly string[]): ReadonlySet<number> {
    const [first = new Set<number>(), ...others] = tokens.map((token) => this.#matching(token));
    return new Set([...first].filter((entry) => others.every((other) => other.has(entry))));
  }

  #matching(token: string): Set<number> {
    return new Set([...this.#beginning(token), ...this.#beginning(withoutArticle(token))]);
  }

  /** Entries with a word that begins so: the words lie sorted, so they lie side by side. */
  *#beginning(prefix: string): Generator<number> {
    let low = 0;
    let high = this.#words.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(this.#words[middle]?.text ?? '', prefix) < 0) low = middle + 1;
      else high = middle;
    }
    for (let at = low; at < this.#words.length; at += 1) {
      const word = this.#words[at];
      if (!word?.text.startsWith(prefix)) return;
      yield word.entry;
    }
  }
}

/** By code unit, which is what `startsWith` goes by. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
