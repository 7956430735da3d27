import { searchableName } from '@qarib/clinical';
import type { CatalogueEntryRecord } from '../../ports/catalogues.ts';

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

/** The current entries of one catalogue, found by the beginnings of their words. */
export class CatalogueIndex {
  readonly digest: string;
  readonly #all: readonly CatalogueEntryRecord[];
  readonly #current: readonly CatalogueEntryRecord[];
  readonly #codes: readonly string[];
  /** First words of the three displays: what begins with the query comes first. */
  readonly #firstWords: readonly (readonly string[])[];
  readonly #words: readonly Word[];

  constructor(digest: string, entries: readonly CatalogueEntryRecord[]) {
    this.digest = digest;
    this.#all = entries;
    this.#current = entries.filter(({ isRetired }) => !isRetired);
    this.#codes = this.#current.map(({ code }) => compact(code));
    this.#firstWords = this.#current.map(({ display }) =>
      Object.values(display).map((text) => withoutArticle(wordsOf(text)[0] ?? '')),
    );
    this.#words = this.#current
      .flatMap(({ display: { fr, ar, en }, words }, entry) => {
        const plain = wordsOf([fr, ar, en, words].join(' '));
        const forms = new Set([...plain, ...plain.map(withoutArticle)]);
        return [...forms].map((text) => ({ text, entry }));
      })
      .toSorted((a, b) => compare(a.text, b.text));
  }

  byCodes(codes: readonly string[]): CatalogueEntryRecord[] {
    const wanted = new Set(codes);
    return this.#all.filter(({ code }) => wanted.has(code));
  }

  search(query: string, limit: number): CatalogueEntryRecord[] {
    const tokens = wordsOf(query);
    if (tokens.length === 0) return this.#current.slice(0, limit);
    const code = compact(query);
    const byCode = (entry: number) => code !== '' && this.#codes[entry]?.startsWith(code);
    const byWords = this.#matchingAll(tokens);
    return this.#current
      .flatMap((record, entry) => {
        if (!byWords.has(entry) && !byCode(entry)) return [];
        return [{ record, rank: this.#rank(entry, code, tokens[0] ?? '') }];
      })
      .toSorted((a, b) => a.rank - b.rank || a.record.position - b.record.position)
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
