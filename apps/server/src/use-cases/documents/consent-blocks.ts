import { consentAt } from '@qarib/clinical';
import type { SheetBlock } from '../../ports/documents.ts';
import { documentFormat } from './document-format.ts';
import type { Printed } from './gather-printed.ts';
import { documentWords, filled } from './words/document-words.ts';

/** What the patient had agreed to when they were seen, before whom, and what they drew; also once it was taken back. */
export function consentBlocks({ language, patient, consultation }: Printed): SheetBlock[] {
  const { startedAt, acceptedAt, requestedAt } = consultation;
  const consent = consentAt(patient.consents, startedAt ?? acceptedAt ?? requestedAt);
  if (!consent) return [];
  const { consent: words } = documentWords[language];
  const { dateTime } = documentFormat(language);
  const { signature, withdrawnAt } = consent;
  const given = filled(words.given, {
    time: dateTime(consent.recordedAt),
    name: consent.recordedByName,
    language: words.languages[consent.language],
  });
  return [
    { kind: 'subheading', text: words.title },
    { kind: 'words', text: given },
    { kind: 'words', text: signature ? words.signed : words.witnessed },
    ...(signature ? [{ kind: 'drawn', strokes: signature.strokes } as const] : []),
    ...(withdrawnAt
      ? [{ kind: 'words', text: filled(words.withdrawn, { time: dateTime(withdrawnAt) }) } as const]
      : []),
  ];
}
