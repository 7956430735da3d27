import type { Readable } from 'node:stream';
import type { DocumentKind, Language, Signature } from '@qarib/contracts';

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
  /** Drawn by hand in `signatureBox`; it runs as it was written, whichever way the words do. */
  | { readonly kind: 'drawn'; readonly strokes: Signature['strokes'] }
  | { readonly kind: 'signature'; readonly lines: readonly string[]; readonly hash: string }
  | FigureBlock;

/** Numbers on a sheet. Charts begin at the side where lines do, so that time runs as the words are read. */
export type FigureBlock =
  /** What follows begins on a page of its own. */
  | { readonly kind: 'newPage' }
  | {
      readonly kind: 'figure';
      readonly name: string;
      readonly value: string;
      /** What it is out of, and what it was before. */
      readonly beside: string;
      readonly definition: string;
    }
  /** Each layer is a part of the one before it, so that they stand in one bar. */
  | {
      readonly kind: 'columns';
      readonly layers: readonly string[];
      /** `values` by layer; none where they may not be shown. */
      readonly columns: readonly {
        readonly name: string;
        readonly values: readonly number[] | undefined;
      }[];
      readonly ticks: readonly { readonly value: number; readonly text: string }[];
      readonly hiddenText: string;
    }
  /** `share` of the longest bar, 0 to 1. */
  | {
      readonly kind: 'table';
      readonly heads: readonly string[];
      readonly rows: readonly {
        readonly name: string;
        readonly share: number;
        readonly cells: readonly string[] | undefined;
      }[];
      readonly hiddenText: string;
    }
  /** Cells that are the darker the more they hold; `strength` is 0 to 1. */
  | {
      readonly kind: 'grid';
      readonly heads: readonly string[];
      readonly rows: readonly {
        readonly name: string;
        readonly cells: readonly { readonly text: string; readonly strength: number }[];
      }[];
    }
  /** What says that nothing is missing after it; `{page}` is the number of pages. */
  | { readonly kind: 'end'; readonly text: string };

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
  /** Of what is signed, and can be checked. */
  readonly verification?: { readonly url: string; readonly lines: readonly string[] };
  /**
   * On each page; `{page}` and `{pages}` stand for its number and that of the last one. Without the
   * latter no page has to wait for the last, and each leaves when it is full.
   */
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
