import { createHash } from 'node:crypto';
import { signedText, verifiableTexts, type SignedWriting } from '@qarib/clinical';
import type { NoteRecord } from '../../ports/notes.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

type Signed = Required<Pick<NoteRecord, 'signerNumber' | 'signedAt'>> & NoteRecord;

function writingOf(note: Signed, previousHash: string | undefined): SignedWriting {
  const { consultationId, amendment, amendmentReason, content, authorId, signerNumber } = note;
  const signedAt = note.signedAt.toISOString();
  return {
    consultationId,
    amendment,
    amendmentReason,
    content,
    signerId: authorId,
    signerNumber,
    signedAt,
    previousHash,
  };
}

/** SHA-256, hexadecimal, of all that is signed and of the hash of what it amends. */
export const hashOf = (note: Signed, previousHash: string | undefined) =>
  sha256(signedText(writingOf(note, previousHash)));

/** Whether a signed note, or amendment, still is what was signed. */
export function isAsSigned(note: NoteRecord, previous: NoteRecord | undefined): boolean {
  const { signedAt, signerNumber = '', contentHash, signatureVersion } = note;
  if (!signedAt || contentHash === undefined) return false;
  const writing = writingOf({ ...note, signedAt, signerNumber }, previous?.contentHash);
  return verifiableTexts(signatureVersion, writing).some((text) => sha256(text) === contentHash);
}
