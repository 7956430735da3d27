import type { LocalizedText } from '../catalogue/geography.ts';
import { emptyNote, type NoteText } from './note.ts';
import type { PrescriptionLine } from './prescription.ts';

/** How a consultation turned out for the patient. */
export const noteOutcomes = [
  'treated-on-site',
  'follow-up',
  'planned-transfer',
  'urgent-transfer',
  'not-completed',
] as const;
export type NoteOutcome = (typeof noteOutcomes)[number];

/** An ICD-10 code with the words it is shown in: a signed note needs no catalogue to be read. */
export type Diagnosis = {
  readonly system: string;
  readonly code: string;
  readonly display: LocalizedText;
};

export type FollowUp = {
  /** `YYYY-MM-DD`, in Morocco; absent while it is not chosen. */
  readonly date?: string | undefined;
  readonly reason: string;
};

/** A referral sends the patient to an appointment, a transfer moves the patient to a hospital. */
export const referralKinds = ['referral', 'transfer'] as const;
export type ReferralKind = (typeof referralKinds)[number];

export const referralUrgencies = [
  'immediate',
  'within-24-hours',
  'within-a-week',
  'planned',
] as const;
export type ReferralUrgency = (typeof referralUrgencies)[number];

export type NoteReferral = {
  readonly kind: ReferralKind;
  readonly urgency?: ReferralUrgency | undefined;
  /** Absent for a hospital that is not among Qarib's. */
  readonly facilityId?: string | undefined;
  readonly facilityName: string;
  readonly reason: string;
};

/** All that a physician writes and signs. */
export type NoteContent = {
  readonly text: NoteText;
  /** The primary one first. */
  readonly diagnoses: readonly Diagnosis[];
  readonly prescription: readonly PrescriptionLine[];
  readonly followUp?: FollowUp | undefined;
  readonly referral?: NoteReferral | undefined;
  readonly outcome?: NoteOutcome | undefined;
  /** Why it was not completed. */
  readonly outcomeReason: string;
};

export const emptyContent: NoteContent = {
  text: emptyNote,
  diagnoses: [],
  prescription: [],
  outcomeReason: '',
};

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

function canonical(value: unknown): Json {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value as Json;
  const entries = Object.entries(value)
    .filter(([, it]) => it !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, it]) => [key, canonical(it)]));
}

/** One text that is the same wherever it is made: JSON, keys sorted, nothing absent written. */
export function canonicalJson(value: object): string {
  return JSON.stringify(canonical(value));
}

/** What tells whether two writings differ. */
export function isSameContent(a: NoteContent, b: NoteContent): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
