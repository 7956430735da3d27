import type { NoteStatus, NoteText } from '@qarib/clinical';

export type NoteRecord = {
  readonly consultationId: string;
  readonly status: NoteStatus;
  readonly version: number;
  readonly text: NoteText;
  readonly authorId: string;
  readonly savedAt: Date;
  readonly signedAt?: Date | undefined;
  readonly contentHash?: string | undefined;
};

export type Notes = {
  find(consultationId: string): Promise<NoteRecord | undefined>;
  add(note: NoteRecord): Promise<void>;
  /** Happens only while the stored note is preliminary and of the version before. */
  replace(note: NoteRecord): Promise<boolean>;
};
