import { CodeIndex } from '@qarib/clinical';
import type { CatalogueEntryRecord } from '../../ports/catalogues.ts';

/** One catalogue as it was imported last: its current entries to be searched, and all of them by code. */
export class CatalogueIndex {
  readonly digest: string;
  readonly current: readonly CatalogueEntryRecord[];
  readonly #all: readonly CatalogueEntryRecord[];
  readonly #index: CodeIndex<CatalogueEntryRecord>;

  constructor(digest: string, entries: readonly CatalogueEntryRecord[]) {
    this.digest = digest;
    this.#all = entries;
    this.current = entries.filter(({ isRetired }) => !isRetired);
    this.#index = new CodeIndex(this.current);
  }

  byCodes(codes: readonly string[]): CatalogueEntryRecord[] {
    const wanted = new Set(codes);
    return this.#all.filter(({ code }) => wanted.has(code));
  }

  search(query: string, limit: number): CatalogueEntryRecord[] {
    return this.#index.search(query, limit);
  }
}
