import type { NoteContent, NoteOutcome, NoteReferral } from './content.ts';
import { unacknowledgedAllergies } from './allergy.ts';
import { missingInLine, type PrescriptionPart } from './prescription.ts';

/** Where something is missing: a path into the content, as refusals name it. */
export type MissingPath =
  | 'text.assessment'
  | 'text.plan'
  | 'outcome'
  | 'outcomeReason'
  | 'followUp.date'
  | 'referral'
  | 'referral.urgency'
  | 'referral.facilityName'
  | 'referral.reason'
  | `prescription.${number}.${PrescriptionPart | 'allergyAcknowledgement'}`;

export type SigningFacts = {
  /** `YYYY-MM-DD` in Morocco: nobody is asked to come back on a day that has gone by. */
  readonly today: string;
  /** Substances the patient's record warns of. */
  readonly allergies: readonly string[];
};

type Check = (content: NoteContent, facts: SigningFacts) => readonly MissingPath[];

const isBlank = (text: string) => text.trim() === '';

/** Headings that nobody wrote under say nothing yet. */
const saysNothing = (text: string) =>
  text.split('\n').every((line) => isBlank(line) || line.trimEnd().endsWith(':'));

/** What the physician thinks and what is to be done. */
const words: Check = ({ text }) => [
  ...(saysNothing(text.assessment) ? ['text.assessment' as const] : []),
  ...(saysNothing(text.plan) ? ['text.plan' as const] : []),
];

const followUpDate: Check = ({ followUp }, { today }) =>
  followUp?.date !== undefined && followUp.date >= today ? [] : ['followUp.date'];

const movesPatient: Check = ({ referral }) => (referral?.kind === 'transfer' ? [] : ['referral']);

const why: Check = ({ outcomeReason }) => (isBlank(outcomeReason) ? ['outcomeReason'] : []);

/** What each way a consultation can end asks for. What did not take place need not be described. */
const byOutcome: Readonly<Record<NoteOutcome, readonly Check[]>> = {
  'treated-on-site': [words],
  'follow-up': [words, followUpDate],
  'planned-transfer': [words, movesPatient],
  'urgent-transfer': [words, movesPatient],
  'not-completed': [why],
};

function missingInReferral({ urgency, facilityName, reason }: NoteReferral): MissingPath[] {
  return [
    ...(urgency === undefined ? ['referral.urgency' as const] : []),
    ...(isBlank(facilityName) ? ['referral.facilityName' as const] : []),
    ...(isBlank(reason) ? ['referral.reason' as const] : []),
  ];
}

/** Whatever is begun is finished before it is signed, whichever the outcome. */
function missingInBegun(content: NoteContent, facts: SigningFacts): MissingPath[] {
  const { followUp, referral, prescription } = content;
  const inLines = prescription.flatMap((line, at) => [
    ...missingInLine(line).map((part) => `prescription.${at}.${part}` as const),
    ...(unacknowledgedAllergies(line, facts.allergies).length > 0
      ? [`prescription.${at}.allergyAcknowledgement` as const]
      : []),
  ]);
  return [
    ...inLines,
    ...(followUp ? followUpDate(content, facts) : []),
    ...(referral ? missingInReferral(referral) : []),
  ];
}

/** What keeps a note from being signed, each path once; nothing when it can be. */
export function missingToSign(content: NoteContent, facts: SigningFacts): readonly MissingPath[] {
  const { outcome } = content;
  const checks = outcome === undefined ? [words] : byOutcome[outcome];
  const missing = [
    ...checks.flatMap((check) => check(content, facts)),
    ...(outcome === undefined ? ['outcome' as const] : []),
    ...missingInBegun(content, facts),
  ];
  return [...new Set(missing)];
}
