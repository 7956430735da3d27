import { noteSections, sectionsForNurse, type PrescriptionLine } from '@qarib/clinical';
import type { Language } from '@qarib/contracts';
import type { SheetBlock } from '../../ports/documents.ts';
import type { NoteRecord } from '../../ports/notes.ts';
import { documentFormat } from './document-format.ts';
import { filled, listed, noteWords } from './words/document-words.ts';

type Content = NoteRecord['content'];

const subheading = (text: string): SheetBlock => ({ kind: 'subheading', text });
const words = (text: string): SheetBlock => ({ kind: 'words', text });
const typed = (text: string): SheetBlock[] =>
  text.trim() === '' ? [] : [{ kind: 'typed', text: text.trim() }];

function durationOf(language: Language, { duration, frequency }: PrescriptionLine): string {
  if (!duration || frequency === 'single-dose') return '';
  const { durations } = noteWords[language];
  const { count, unit } = duration;
  if (unit === 'until-review') return durations[unit];
  const format = documentFormat(language);
  const form = durations[`${unit}_${format.plural(count)}`] ?? durations[`${unit}_other`];
  return filled(form, { count: format.number(count) });
}

/** `1 g par la bouche, 3 fois par jour, pendant 3 jours`, as on the screen. */
function sentenceOf(language: Language, line: PrescriptionLine): string {
  const { units, routes, frequencies, comma } = noteWords[language];
  const { dose, unit, route, frequency } = line;
  const amount = [
    dose === undefined ? '' : documentFormat(language).number(dose),
    unit ? units[unit] : '',
    route ? routes[route] : '',
  ];
  return [
    amount.filter((it) => it !== '').join(' '),
    frequency ? frequencies[frequency] : '',
    durationOf(language, line),
  ]
    .filter((it) => it !== '')
    .join(comma);
}

/** Each medication with its number, what to take, and what the physician says to it. */
export function prescriptionBlocks(language: Language, { prescription }: Content): SheetBlock[] {
  const { allergyAccepted, comma } = noteWords[language];
  return prescription.flatMap((line, at): SheetBlock[] => {
    const { medication, instructions, allergyAcknowledgement: seen } = line;
    const title = filled('{number}. {medication}', { number: String(at + 1), medication });
    const sentence = sentenceOf(language, line);
    const substances = listed(seen?.substances ?? [], comma);
    const warned = filled(allergyAccepted, { substances, reason: seen?.reason ?? '' });
    return [
      { kind: 'item', title, sentence, instructions: instructions.trim() },
      ...(seen ? [{ kind: 'warning', text: warned } as const] : []),
    ];
  });
}

/** All of one writing, in the order of the screen; to the nurse without what stays between physicians. */
export function noteBlocks(
  language: Language,
  content: Content,
  isForPhysician: boolean,
): SheetBlock[] {
  const { sections, parts } = noteWords[language];
  const shown = isForPhysician ? noteSections : sectionsForNurse;
  const sectionBlocks = shown.flatMap((section) => {
    const text = typed(content.text[section]);
    return text.length > 0 ? [subheading(sections[section]), ...text] : [];
  });
  const prescription = prescriptionBlocks(language, content);
  return [
    ...sectionBlocks,
    ...diagnosisBlocks(language, content),
    ...(prescription.length > 0 ? [subheading(parts.prescription), ...prescription] : []),
    ...outcomeBlocks(language, content),
    ...followUpBlocks(language, content),
    ...referralBlocks(language, content),
  ];
}

function diagnosisBlocks(language: Language, { diagnoses }: Content): SheetBlock[] {
  const { parts, primary } = noteWords[language];
  if (diagnoses.length === 0) return [];
  const lines = diagnoses.map(({ code, display }, at) => {
    const named = filled('{code} {display}', { code, display: display[language] });
    return words(at === 0 ? `${named} (${primary})` : named);
  });
  return [subheading(parts.diagnoses), ...lines];
}

function outcomeBlocks(language: Language, { outcome, outcomeReason }: Content): SheetBlock[] {
  const { parts, outcomes, why } = noteWords[language];
  if (!outcome) return [];
  const reason = outcomeReason.trim();
  return [
    subheading(parts.outcome),
    words(outcomes[outcome]),
    ...(reason === '' ? [] : [words(filled(why, { reason }))]),
  ];
}

function followUpBlocks(language: Language, { followUp }: Content): SheetBlock[] {
  const { parts, followUpOn } = noteWords[language];
  if (!followUp?.date) return [];
  const date = documentFormat(language).day(followUp.date);
  return [
    subheading(parts.followUp),
    words(filled(followUpOn, { date })),
    ...typed(followUp.reason),
  ];
}

function referralBlocks(language: Language, { referral }: Content): SheetBlock[] {
  const { parts, kinds, urgencies } = noteWords[language];
  if (!referral) return [];
  const { kind, urgency, facilityName, reason } = referral;
  const what = [kinds[kind], urgency && urgencies[urgency]].filter(Boolean).join(' · ');
  return [subheading(parts.referral), words(what), ...typed(facilityName), ...typed(reason)];
}
