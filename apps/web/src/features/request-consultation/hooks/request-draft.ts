import { z } from 'zod';
import {
  consultationPriorities,
  frequentReasons,
  specialties,
  dangerSigns,
  type Age,
  type Specialty,
} from '@qarib/clinical';
import {
  catalogueEntry,
  consentRecord,
  patient,
  type Consultation,
  type ConsultationRequest,
  type Language,
} from '@qarib/contracts';
import { serverNow } from '../../../shared/clock/server-clock.ts';
import { measured, problemOf } from '../../../shared/findings/typed-vital-signs.ts';

/** The longest words of a reason, and the longest display of a code, that the server takes. */
const longestReason = 500;
const longestDisplay = 120;

/** The form as it is typed, and the shape of the draft that a reload brings back. */
export const requestDraft = z.object({
  idempotencyKey: z.uuid(),
  specialty: z.enum(specialties).or(z.literal('')),
  reasonCode: z.string(),
  /** The last one that was searched for: its words, as no list here has them. */
  reasonFound: catalogueEntry.optional(),
  reasonText: z.string(),
  priority: z.enum(consultationPriorities),
  vitals: z.record(z.string(), z.string()),
  dangerSigns: z.array(z.enum(dangerSigns)),
  isPregnant: z.boolean(),
  way: z.enum(['ring', 'writing']),
  question: z.string(),
  /** Who it is for, to be named where no network says it. */
  patient: patient.optional(),
  /** Given before the nurse while there was no network: it goes with the request. */
  consent: consentRecord.optional(),
  /** Taken back from the way to the server, which may have it as it was then. */
  wasTried: z.boolean().optional(),
});
export type RequestDraft = z.infer<typeof requestDraft>;

export const emptyRequest = (specialty: RequestDraft['specialty']): RequestDraft => ({
  idempotencyKey: crypto.randomUUID(),
  specialty,
  reasonCode: '',
  reasonText: '',
  priority: 'routine',
  vitals: {},
  dangerSigns: [],
  isPregnant: false,
  way: 'ring',
  question: '',
});

/** Measures older than this are taken again rather than sent again. */
const freshMeasuresMs = 60 * 60_000;

/** What an earlier request asked for, to be asked for again without typing it again. */
export function repeatedRequest(earlier: Consultation, now = new Date(serverNow())): RequestDraft {
  const { specialty, priority, reason, requestedAt } = earlier;
  const isPicked = frequentReasons(specialty).some(({ code }) => code === reason.coding?.code);
  const isFresh = now.getTime() - Date.parse(requestedAt) < freshMeasuresMs;
  const measures = isFresh ? earlier.vitalSigns : [];
  return {
    ...emptyRequest(specialty),
    priority,
    reasonCode: isPicked ? (reason.coding?.code ?? '') : '',
    reasonText: isPicked && reason.text === reason.coding?.display ? '' : reason.text,
    vitals: Object.fromEntries(measures.map(({ code, value }) => [code, String(value)])),
  };
}

export type RequestProblem = 'specialty' | 'reason' | 'question' | 'vitals' | 'swapped';

export function problemsOf(draft: RequestDraft, age: Age): readonly RequestProblem[] {
  const problems: RequestProblem[] = [];
  if (draft.specialty === '') problems.push('specialty');
  if (draft.reasonCode === '' && draft.reasonText.trim() === '') problems.push('reason');
  if (draft.way === 'writing' && draft.question.trim() === '') problems.push('question');
  const problem = problemOf(draft.vitals, age);
  if (problem) problems.push(problem);
  return problems;
}

/** How the coded reason is sent: a frequent one by our list, another as the catalogue has it. */
function codingOf({ reasonCode, reasonFound }: RequestDraft, specialty: Specialty) {
  if (reasonCode === '') return undefined;
  const frequent = frequentReasons(specialty).find(({ code }) => code === reasonCode);
  if (frequent || reasonFound?.code !== reasonCode) return frequent;
  const { system, code, display } = reasonFound;
  return { system, code, display: display.en.slice(0, longestDisplay) };
}

/** The words of a reason that no interface translates begin with it, in the nurse's language. */
function reasonWords(draft: RequestDraft, specialty: Specialty, language: Language): string {
  const typed = draft.reasonText.trim();
  const coding = codingOf(draft, specialty);
  const isFrequent = frequentReasons(specialty).some(({ code }) => code === coding?.code);
  if (!coding || isFrequent || !draft.reasonFound) return typed || (coding?.display ?? '');
  const words = [draft.reasonFound.display[language], typed].filter((it) => it !== '').join('. ');
  return words.length > longestReason ? typed : words;
}

/** What to send. A picked reason without a word of the nurse's carries the terminology's own display. */
export function requestOf(
  draft: RequestDraft,
  patientId: string,
  specialty: Specialty,
  language: Language,
): ConsultationRequest {
  const coding = codingOf(draft, specialty);
  const text = reasonWords(draft, specialty, language);
  return {
    idempotencyKey: draft.idempotencyKey,
    patientId,
    specialty,
    priority: draft.priority,
    reason: coding ? { coding, text } : { text },
    vitalSigns: measured(draft.vitals),
    dangerSigns: draft.dangerSigns,
    isPregnant: draft.isPregnant,
    ...(draft.way === 'writing' && { opinion: { question: draft.question.trim() } }),
  };
}
