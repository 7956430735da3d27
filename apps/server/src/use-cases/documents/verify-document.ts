import { isEditable } from '@qarib/clinical';
import type { Language, VerificationState } from '@qarib/contracts';
import type { DocumentRecord } from '../../ports/documents.ts';
import type { Records } from '../../ports/store.ts';
import { isAsSigned } from '../notes/note-hash.ts';
import type { Ports } from '../shared/ports.ts';
import { documentFormat } from './document-format.ts';
import { documentWords, type VerificationWords } from './words/document-words.ts';

export { documentWords } from './words/document-words.ts';
export type { VerificationState } from '@qarib/contracts';

type Input = {
  readonly documentId: string;
  readonly address: string;
  readonly language: Language;
};
type VerificationFact = {
  readonly name: keyof VerificationWords['facts'];
  readonly value: string;
};
export type Verification = {
  readonly state: VerificationState;
  readonly facts: readonly VerificationFact[];
};

/** Whether a paper says what is signed. Nothing of the patient leaves, and codes cannot be tried out. */
export async function verifyDocument(ports: Ports, input: Input): Promise<Verification> {
  await ports.verifications.begin(input.address);
  const verification = await ports.store.read(async (records) => {
    const document = await records.printedDocuments.find(input.documentId);
    return document && (await verify(records, document, input.language));
  });
  if (!verification) return { state: 'unknown', facts: [] };
  await ports.verifications.succeeded(input.address);
  return verification;
}

async function verify(
  records: Records,
  document: DocumentRecord,
  language: Language,
): Promise<Verification> {
  const { consultationId, amendment, contentHash, kind } = document;
  const all = await records.notes.list([consultationId]);
  const signed = all.filter(({ status }) => !isEditable(status));
  const printed = signed.find((it) => it.amendment === amendment);
  const isUnchanged =
    printed?.contentHash === contentHash &&
    signed.every((it, at) => isAsSigned(it, signed[at - 1]));
  if (!printed || !isUnchanged) return { state: 'altered', facts: [] };
  const physician = await records.practitioners.find(printed.authorId);
  const { signedAt, signerNumber = '' } = printed;
  const format = documentFormat(language);
  return {
    state: signed.at(-1) === printed ? 'valid' : 'amended',
    facts: [
      { name: 'kind', value: documentWords[language].titles[kind] },
      { name: 'physician', value: physician?.name ?? '' },
      { name: 'number', value: signerNumber },
      { name: 'signedAt', value: signedAt ? format.dateTime(signedAt) : '' },
      { name: 'hash', value: contentHash },
    ],
  };
}
