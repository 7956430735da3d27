import { fullName } from '@qarib/clinical';
import type { DocumentKind, Language } from '@qarib/contracts';
import type { DocumentRecord, Sheet, SheetBlock, SheetFact } from '../../ports/documents.ts';
import type { NoteRecord } from '../../ports/notes.ts';
import { knownAllergies } from '../patients/present-patient.ts';
import { consentBlocks } from './consent-blocks.ts';
import { documentFormat } from './document-format.ts';
import type { Printed } from './gather-printed.ts';
import { noteBlocks, prescriptionBlocks } from './note-blocks.ts';
import { documentWords, filled, listed, noteWords } from './words/document-words.ts';

type Printing = { readonly by: string; readonly at: Date; readonly origin: string };

/** The words of a document in their order. What is printed of the patient is as it is known today. */
export function composeSheet(
  printed: Printed,
  document: DocumentRecord,
  printing: Printing,
): Sheet {
  const { language, kind, isForPhysician } = printed;
  const words = documentWords[language];
  const title = words.titles[kind];
  const time = documentFormat(language).dateTime(printing.at);
  return {
    language,
    title,
    subtitle: subtitleOf(printed),
    issuedAt: printing.at,
    letterhead: letterheadOf(printed),
    facts: factsOf(printed),
    blocks: [...allergyBlocks(printed), ...bodies[kind](printed, isForPhysician)],
    verification: {
      url: `${printing.origin}/verify/${document.id}`,
      lines: [words.verify.how, words.verify.what],
    },
    // Only who lays it out knows the numbers.
    footer: filled(words.footer, {
      title,
      time,
      name: printing.by,
      page: '{page}',
      pages: '{pages}',
    }),
  };
}

function subtitleOf({ language, kind, latest, isForPhysician }: Printed): string {
  const words = documentWords[language];
  if (kind === 'report') return isForPhysician ? '' : words.extract;
  return latest.amendment > 0 ? words.replaces : '';
}

function letterheadOf({
  language,
  site,
  hospital,
  physician,
  latest,
}: Printed): Sheet['letterhead'] {
  const words = documentWords[language];
  const { specialties } = noteWords[language];
  const number = filled(words.number, { number: latest.signerNumber ?? '' });
  const of = physician.specialties.map((it) => specialties[it]).join(words.listed);
  return [
    [physician.name, of, number, hospital?.name[language] ?? ''].filter((it) => it !== ''),
    ['Qarib', site?.name[language] ?? ''].filter((it) => it !== ''),
  ];
}

function factsOf({ language, patient, consultation, kind }: Printed): SheetFact[] {
  const { facts } = documentWords[language];
  const { genders, specialties } = noteWords[language];
  const format = documentFormat(language);
  const born = format.day(patient.birthDate);
  const all: readonly (readonly [keyof typeof facts, string | undefined])[] = [
    ['patient', fullName(patient)],
    ['birthDate', patient.isBirthDateEstimated ? filled(facts.estimated, { date: born }) : born],
    ['gender', genders[patient.gender]],
    ['motherName', patient.motherName],
    ['healthCardNumber', patient.healthCardNumber],
    ['nationalId', patient.nationalId],
    ['consultation', format.dateTime(consultation.startedAt ?? consultation.requestedAt)],
    ['specialty', specialties[consultation.specialty]],
    // Why somebody came is nothing for the counter of a pharmacy.
    ['reason', kind === 'report' ? consultation.reason.text : undefined],
  ];
  return all.flatMap(([name, value]) => (value ? [{ label: facts[name], value }] : []));
}

function allergyBlocks({ language, patient }: Printed): SheetBlock[] {
  const { facts, noAllergy, listed: separator } = documentWords[language];
  const known = knownAllergies(patient).map(({ substance }) => substance);
  if (known.length === 0) {
    return [
      {
        kind: 'words',
        text: filled('{label} : {none}', { label: facts.allergies, none: noAllergy }),
      },
    ];
  }
  const text = filled('{label} : {list}', {
    label: facts.allergies,
    list: listed(known, separator),
  });
  return [{ kind: 'warning', text }];
}

function signatureBlock({ language, signers }: Printed, writing: NoteRecord): SheetBlock {
  const words = documentWords[language];
  const { authorId, signerNumber, signedAt, contentHash = '' } = writing;
  const line = filled(words.signed, {
    name: signers.find(({ id }) => id === authorId)?.name ?? '',
    number: signerNumber ?? '',
    time: signedAt ? documentFormat(language).dateTime(signedAt) : '',
  });
  const hash = filled(`${words.hash} {hash}`, { hash: contentHash });
  return { kind: 'signature', lines: [line], hash };
}

function amendmentHead(
  language: Language,
  { amendment, amendmentReason }: NoteRecord,
): SheetBlock[] {
  const words = documentWords[language];
  if (amendment === 0) return [{ kind: 'heading', text: words.original }];
  const reason = filled(words.amendmentReason, { reason: amendmentReason ?? '' });
  return [
    { kind: 'heading', text: filled(words.amendment, { number: String(amendment) }) },
    { kind: 'words', text: reason },
  ];
}

type Body = (printed: Printed, isForPhysician: boolean) => SheetBlock[];

/** Of the report every signed writing, the original first; of the prescription what is in force. */
const bodies: Readonly<Record<DocumentKind, Body>> = {
  report: (printed, isForPhysician) => [
    ...printed.writings.flatMap((writing) => [
      ...(printed.writings.length > 1 ? amendmentHead(printed.language, writing) : []),
      ...noteBlocks(printed.language, writing.content, isForPhysician),
      signatureBlock(printed, writing),
    ]),
    ...consentBlocks(printed),
  ],
  prescription: (printed) => [
    ...prescriptionBlocks(printed.language, printed.latest.content),
    signatureBlock(printed, printed.latest),
  ],
};
