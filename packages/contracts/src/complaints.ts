import { z } from 'zod';
import {
  complaintChannels,
  complaintEvents,
  complaintReminders,
  complaintStates,
  complaintSubjects,
  dismissalReasons,
  dueStates,
  feedbackQuestions,
  isCaseNumber,
  normalizeCaseNumber,
  type FeedbackQuestion,
} from '@qarib/clinical';
import {
  freeText,
  id,
  idempotencyKey,
  isoDate,
  isoDateTime,
  language,
  line,
  localizedText,
  specialty,
} from './primitives.ts';

const person = z.object({ id, name: z.string() });
const channel = z.enum(complaintChannels);
const state = z.enum(complaintStates);
const subject = z.enum(complaintSubjects);

/** Nine digits as typed or dictated; the ninth checks the others. */
export const caseNumber = z
  .string()
  .max(40)
  .transform(normalizeCaseNumber)
  .refine(isCaseNumber)
  .describe('nine digits, the last of which checks the others; spaces do not matter');

/** What the complainant keeps beside the number. */
const secret = z
  .string()
  .max(40)
  .transform(normalizeCaseNumber)
  .pipe(z.string().regex(/^\d{10}$/))
  .describe('ten digits; spaces do not matter');

const text = line(4_000).describe('what happened, in their own words');
const told = z.object({
  subject,
  text,
  provinceId: id,
  place: freeText(120).default('').describe('which place, in their own words'),
  name: freeText(120).default('').describe('only if they want to give it'),
  contact: freeText(120).default('').describe('a telephone or an address, if they want to'),
  language,
});

/** A link for feedback that leads on to a complaint ties it to that consultation. */
const feedbackToken = z.string().regex(/^[\w-]{43}$/);
export const complaintFiling = told.extend({
  idempotencyKey,
  feedbackToken: feedbackToken.optional(),
});
export const complaintReceipt = z.object({
  number: z.string(),
  secret: z.string(),
  dueDay: isoDate.describe('the last day on which an answer is in time'),
});
export type ComplaintReceipt = z.infer<typeof complaintReceipt>;

/** What whoever holds number and secret is shown: how it stands, and the answer. */
export const complaintKey = z.object({ number: caseNumber, secret });
export const followedComplaint = z.object({
  number: z.string(),
  state,
  receivedDay: isoDate,
  dueDay: isoDate,
  due: z.enum(dueStates).optional(),
  answer: z.string().optional(),
  answeredDay: isoDate.optional(),
});
export type FollowedComplaint = z.infer<typeof followedComplaint>;

/** By telephone or letter, written down by a coordinator. */
export const complaintRecording = told.extend({
  idempotencyKey,
  channel,
  receivedDay: isoDate,
  facilityId: id.optional(),
});

const complaintSummary = z.object({
  id,
  number: z.string(),
  version: z.number().int(),
  state,
  channel,
  subject,
  provinceId: id,
  facility: z.object({ id, name: localizedText }).optional(),
  place: z.string().optional(),
  receivedDay: isoDate,
  dueDay: isoDate,
  due: z.enum(dueStates).optional(),
  owner: person.optional(),
  isLinked: z.boolean().describe('to a consultation'),
});
export type ComplaintSummary = z.infer<typeof complaintSummary>;

const complaintStep = z.object({
  what: z.enum(['receive', ...complaintEvents, 'link', 'remind']),
  at: isoDateTime,
  by: person.optional().describe('absent where it was the complainant, or the clock'),
  owner: z.string().optional(),
  remark: z.string().optional(),
  reason: z.enum(dismissalReasons).optional(),
  reminder: z.enum(complaintReminders).optional(),
});
export type ComplaintStep = z.infer<typeof complaintStep>;

/** Which consultation it is about: when and for what; whose it was and its note are in none of this. */
export const linkedConsultation = z.object({
  id,
  specialty,
  requestedAt: isoDateTime,
  facility: z.object({ id, name: localizedText }),
});
export type LinkedConsultation = z.infer<typeof linkedConsultation>;

export const complaint = complaintSummary.extend({
  text: z.string(),
  name: z.string().optional(),
  contact: z.string().optional(),
  language,
  answer: z.string().optional(),
  answeredDay: isoDate.optional(),
  dismissal: z.enum(dismissalReasons).optional(),
  consultation: linkedConsultation.optional(),
  steps: z.array(complaintStep).describe('oldest first'),
});
export type Complaint = z.infer<typeof complaint>;
export const recordedComplaint = z.object({ complaint, secret: z.string() });

export const complaintListQuery = z.object({
  state: z
    .enum([...complaintStates, 'open'])
    .optional()
    .describe('`open`: not answered yet'),
  channel: channel.optional(),
  due: z.enum(['overdue', 'due-soon']).optional(),
  owner: z.enum(['me', 'nobody']).optional(),
  provinceId: id.optional(),
  number: caseNumber.optional(),
  after: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d_[\w-]{1,64}$/)
    .optional()
    .describe('`next` of the page before'),
});
export type ComplaintListQuery = z.infer<typeof complaintListQuery>;

/** The first due first while they are open, the latest first otherwise; fifty at a time. */
export const complaintList = z.object({
  complaints: z.array(complaintSummary),
  next: z.string().optional(),
});

/** Whom a complaint of a province may be given to, and which places there it may be about. */
export const complaintChoices = z.object({
  owners: z.array(person),
  facilities: z.array(z.object({ id, name: localizedText })),
});

const version = z.object({ version: z.number().int().min(1) });
export const complaintAssignment = version.extend({ ownerId: id });
export const complaintAnswer = version.extend({ answer: line(4_000) });
export const complaintClosing = version;
export const complaintDismissal = version.extend({
  reason: z.enum(dismissalReasons),
  remark: freeText(500).default(''),
});
export const complaintReopening = version.extend({ remark: line(500) });
export const complaintLink = version.extend({
  consultationId: id.optional().describe('absent: the link is taken away'),
});

/** Consultations a site asked for on a day, for the choice of which one it is about. */
export const linkableQuery = z.object({ facilityId: id, day: isoDate });
export const linkableConsultations = z.object({ consultations: z.array(linkedConsultation) });

export const complaintNotice = z.object({
  overdue: z.number().int().describe('of one’s own, and of nobody'),
  dueSoon: z.number().int(),
  unassigned: z.number().int(),
});

const count = z.number().int().min(0);
export const complaintFiguresQuery = z.object({ from: isoDate, to: isoDate });
export const complaintFigures = z.object({
  from: isoDate,
  to: isoDate,
  received: count,
  byChannel: z.record(channel, count),
  answered: count,
  medianDaysToAnswer: z.number().optional(),
  overdue: count.describe('received in the period, and late today'),
  consultations: count.describe('requested in the period and completed: what the rate is of'),
  perThousandConsultations: z.number().optional(),
  feedback: z.object({
    given: count.describe('links made'),
    answered: count,
    answers: z
      .record(z.string(), z.record(z.string(), count))
      .optional()
      .describe('by question and answer; absent where fewer than five answered'),
  }),
});
export type ComplaintFigures = z.infer<typeof complaintFigures>;

/** One per consultation: asked for again it is a new one, and the one before is dead. */
export const feedbackLink = z.object({ token: feedbackToken, expiresAt: isoDateTime });
export type FeedbackLink = z.infer<typeof feedbackLink>;

export const feedbackTokenBody = z.object({ token: feedbackToken });
/** What whoever opens the link is told: where and when; nothing of the patient. */
export const feedbackForm = z.object({
  facilityName: localizedText,
  day: isoDate,
  expiresAt: isoDateTime,
});
const answersTo = <Question extends FeedbackQuestion>(question: Question) =>
  z.enum(feedbackQuestions[question]);
export const feedbackAnswers = z.object({
  satisfaction: answersTo('satisfaction'),
  understood: answersTo('understood'),
  sawAndHeard: answersTo('sawAndHeard'),
  wouldUseAgain: answersTo('wouldUseAgain'),
});
export type FeedbackAnswers = z.infer<typeof feedbackAnswers>;
export const feedbackGiving = feedbackTokenBody.extend({ answers: feedbackAnswers });
