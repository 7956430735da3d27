import type { CatalogueHeader, CatalogueName } from '@qarib/contracts';
import type { LocalizedText } from '@qarib/clinical';

/** One code as it is kept. What only its own catalogue has is in `attributes`. */
export type CatalogueEntryRecord = {
  readonly id: string;
  readonly catalogue: CatalogueName;
  readonly code: string;
  /** Its place in the file: the order of an unfiltered list. */
  readonly position: number;
  readonly display: LocalizedText;
  readonly words: string;
  readonly parent?: string | undefined;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Left out by a later version: no longer offered, still readable where it was used. */
  readonly isRetired: boolean;
};

/** A catalogue as a file holds it, checked line by line. */
export type CatalogueFile = {
  readonly header: CatalogueHeader;
  /** Of the whole file: the same digest is the same content. */
  readonly digest: string;
  readonly entries: readonly CatalogueEntryRecord[];
};

/** What was imported last. */
export type CatalogueRecord = Omit<CatalogueHeader, 'catalogue'> & {
  /** The catalogue's name. */
  readonly id: string;
  readonly digest: string;
  readonly importedAt: Date;
};

export type Catalogues = {
  find(name: CatalogueName): Promise<CatalogueRecord | undefined>;
  save(catalogue: CatalogueRecord): Promise<void>;
  /** All of one catalogue, retired ones too, in their order. */
  entries(name: CatalogueName): Promise<CatalogueEntryRecord[]>;
  /** Adds them, or puts them in the place of what has their id. */
  putEntries(entries: readonly CatalogueEntryRecord[]): Promise<void>;
};

/** The catalogue files that Qarib brings along. */
export type CatalogueFiles = { readAll(): Promise<CatalogueFile[]> };
