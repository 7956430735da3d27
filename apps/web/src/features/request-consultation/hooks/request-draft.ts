import { z } from 'zod';
import {
  consultationPriorities,
  frequentReasons,
  specialties,
  dangerSigns,
  type Age,
} from '@qarib/clinical';
import type { Consultation, ConsultationRequest } from '@qarib/contracts';
import { measured, problemOf } from '../../../shared/findings/typed-vital-signs.ts';

/** The form as it is typed, and the shape of the draft that a reload brings back. */
export const requestDraft = z.object({
  idempotencyKey: z.uuid(),
  specialty: z.enum(specialties).or(z.literal('')),
  reasonCode: z.string(),
  reasonText: z.string(),
  priority: z.enum(consultationPriorities),
  vitals: z.record(z.string(), z.string()),
  dangerSigns: z.array(z.enum(dangerSigns)),
  isPregnant: z.boolean(),
  way: z.enum(['ring', 'writing']),
  question: z.string(),
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
export function repeatedRequest(earlier: Consultation, now = new Date()): RequestDraft {
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

/** What to send. A picked reason without a word of the nurse's carries the terminology's own display. */
export function requestOf(
  draft: RequestDraft,
  patientId: string,
  specialty: ConsultationRequest['specialty'],
): ConsultationRequest {
  const coding = frequentReasons(specialty).find(({ code }) => code === draft.reasonCode);
  const text = draft.reasonText.trim() || (coding?.display ?? '');
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
