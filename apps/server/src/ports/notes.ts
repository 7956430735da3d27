import type { NoteContent, NoteStatus } from '@qarib/clinical';

/** A note, or an amendment of it: each is written, saved and signed alike. */
export type NoteRecord = {
  readonly consultationId: string;
  /** 0 is the note itself. */
  readonly amendment: number;
  /** Why it is amended, and the key of the intention that opened the amendment. */
  readonly amendmentReason?: string | undefined;
  readonly idempotencyKey?: string | undefined;
  readonly status: NoteStatus;
  readonly version: number;
  readonly content: NoteContent;
  readonly authorId: string;
  readonly savedAt: Date;
  readonly signedAt?: Date | undefined;
  readonly signerNumber?: string | undefined;
  readonly contentHash?: string | undefined;
  /** How the hash was made; absent in those of before there were versions. */
  readonly signatureVersion?: number | undefined;
  readonly journeyAvoidedKm?: number | undefined;
};

/** What was saved at one time. Never changed, never removed. */
export type NoteVersionRecord = Pick<
  NoteRecord,
  'consultationId' | 'amendment' | 'version' | 'content' | 'authorId' | 'savedAt'
> & { readonly isSignature: boolean };

export type Notes = {
  find(consultationId: string, amendment: number): Promise<NoteRecord | undefined>;
  /** Of these consultations the notes, then the amendments in their order. */
  list(consultationIds: readonly string[]): Promise<NoteRecord[]>;
  add(note: NoteRecord): Promise<void>;
  /** Happens only while the stored one is preliminary and of the version before. */
  replace(note: NoteRecord): Promise<boolean>;
  addVersion(version: NoteVersionRecord): Promise<void>;
  /** Without what was written, latest first. */
  listVersions(
    consultationId: string,
    limit: number,
  ): Promise<Omit<NoteVersionRecord, 'content'>[]>;
  findVersion(
    consultationId: string,
    amendment: number,
    version: number,
  ): Promise<NoteVersionRecord | undefined>;
};
