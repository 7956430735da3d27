import { canonicalJson, type NoteContent } from './content.ts';
import { noteSections } from './note.ts';

/** Which writing-down of a note its hash is over. Signatures before there were versions have none. */
export const signatureVersion = 2;

/** All that a physician vouches for with one signature. */
export type SignedWriting = {
  readonly consultationId: string;
  /** 0 is the note itself. */
  readonly amendment: number;
  readonly amendmentReason?: string | undefined;
  readonly content: NoteContent;
  readonly signerId: string;
  readonly signerNumber: string;
  /** ISO 8601, UTC. */
  readonly signedAt: string;
  /** Of what this one amends: whoever verifies the last amendment has verified all before it. */
  readonly previousHash?: string | undefined;
};

/** The text that is hashed when a note is signed now. */
export function signedText(writing: SignedWriting): string {
  const { consultationId, amendment, amendmentReason, content } = writing;
  const { signerId, signerNumber, signedAt, previousHash } = writing;
  return canonicalJson({
    signatureVersion,
    consultationId,
    amendment,
    amendmentReason,
    content,
    signerId,
    signerNumber,
    signedAt,
    previousHash,
  });
}

/**
 * The texts one of which a stored hash is over. The first notes were words alone and hashed as such;
 * those after them by their whole content, and neither says which it was.
 */
export function verifiableTexts(
  version: number | undefined,
  writing: SignedWriting,
): readonly string[] {
  if (version === signatureVersion) return [signedText(writing)];
  if (version !== undefined) return [];
  const { content } = writing;
  const words = noteSections.map((section) => [section, content.text[section]] as const);
  return [
    canonicalJson(content),
    ...(isWordsAlone(content) ? [JSON.stringify(Object.fromEntries(words))] : []),
  ];
}

/** A note from before there were parts: its hash says nothing of parts that somebody put in since. */
function isWordsAlone(content: NoteContent): boolean {
  const { diagnoses, prescription, followUp, referral, outcome, outcomeReason } = content;
  const parts = [...diagnoses, ...prescription, followUp, referral, outcome];
  return parts.every((it) => it === undefined) && outcomeReason === '';
}
