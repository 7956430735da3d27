import type { Readable } from 'node:stream';
import type { DocumentKind, Language } from '@qarib/contracts';

/** That a document was printed of what was signed then. One for each kind and amendment. */
export type DocumentRecord = {
  /** Opaque, in the code on the paper. */
  readonly id: string;
  readonly consultationId: string;
  readonly kind: DocumentKind;
  /** The last signed writing that is on it. */
  readonly amendment: number;
  /** Of that writing, as the paper shows it. */
  readonly contentHash: string;
  readonly issuedAt: Date;
};

export type PrintedDocuments = {
  find(id: string): Promise<DocumentRecord | undefined>;
  findOf(
    of: Pick<DocumentRecord, 'consultationId' | 'kind' | 'amendment'>,
  ): Promise<DocumentRecord | undefined>;
  add(document: DocumentRecord): Promise<void>;
};

export type SheetFact = { readonly label: string; readonly value: string };

/** What stands on a sheet, from above to below. */
export type SheetBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'subheading'; readonly text: string }
  /** As somebody typed it: it runs in the direction of its own first letters. */
  | { readonly kind: 'typed'; readonly text: string }
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'warning'; readonly text: string }
  /** A medication: what it is, how it is taken, and what was typed to it. */
  | {
      readonly kind: 'item';
      readonly title: string;
      readonly sentence: string;
      readonly instructions: string;
    }
  | { readonly kind: 'signature'; readonly lines: readonly string[]; readonly hash: string };

/** A document as words in their order, before anything is known of paper. */
export type Sheet = {
  readonly language: Language;
  readonly title: string;
  readonly subtitle: string;
  readonly issuedAt: Date;
  /** Two columns above the title. */
  readonly letterhead: readonly [readonly string[], readonly string[]];
  readonly facts: readonly SheetFact[];
  readonly blocks: readonly SheetBlock[];
  readonly verification: { readonly url: string; readonly lines: readonly string[] };
  /** On each page; `{page}` and `{pages}` stand for its number and that of the last one. */
  readonly footer: string;
};

/** Makes documents to be printed, one after the other. */
export type DocumentPrinter = {
  readonly contentType: string;
  /**
   * Resolves when it is this document's turn, with its bytes as they come: they break off when it
   * cannot be made. `SERVER_BUSY` when too many wait already.
   */
  print(sheet: Sheet): Promise<Readable>;
  /** Gives up what is being made. */
  close(): Promise<void>;
};
