import { z } from 'zod';

/**
 * Every error a client can meet, with the HTTP status it travels under. Clients switch on the code
 * and have words for each in three languages; nothing internal ever leaves.
 */
export const errorStatuses = {
  // Who you are
  NOT_SIGNED_IN: 401,
  SESSION_EXPIRED: 401,
  CREDENTIALS_WRONG: 401,
  PASSWORD_WRONG: 422,
  CSRF_TOKEN_WRONG: 403,
  ORIGIN_FORBIDDEN: 403,
  // What you sent
  INPUT_INVALID: 422,
  INPUT_TOO_LARGE: 413,
  MEDIA_TYPE_UNSUPPORTED: 415,
  IMAGE_TOO_LARGE: 413,
  FILE_DAMAGED: 422,
  FILE_DISGUISED: 422,
  DOCUMENT_ENCRYPTED: 422,
  DOCUMENT_ACTIVE: 422,
  PATH_INVALID: 400,
  EVENT_UNKNOWN: 400,
  RATE_LIMITED: 429,
  TOO_MANY_CONNECTIONS: 429,
  VITAL_SIGN_IMPOSSIBLE: 422,
  // What you asked for; "no access" and "not found" answer alike
  NOT_FOUND: 404,
  PATIENT_ALREADY_REGISTERED: 409,
  PATIENT_LIKELY_KNOWN: 409,
  PATIENT_MERGED: 410,
  PATIENTS_DIFFER: 409,
  PATIENT_ALREADY_NAMED: 409,
  CONSENT_MISSING: 409,
  SPECIALTY_UNSERVED: 409,
  VERSION_CONFLICT: 409,
  CONSULTATION_ALREADY_ACCEPTED: 409,
  CONSULTATION_NOT_OPEN: 409,
  CONSULTATION_NOT_CALLABLE: 409,
  SHIFT_OVERLAPS: 409,
  SWAP_NOT_POSSIBLE: 409,
  NOTE_FINAL: 409,
  NOTE_NOT_SIGNED: 409,
  PROFESSIONAL_NUMBER_MISSING: 409,
  PROFESSIONAL_NUMBER_TAKEN: 409,
  REFERRAL_NOT_OPEN: 409,
  NOTE_INCOMPLETE: 422,
  // Appointments
  APPOINTMENT_TIME_NOT_OFFERED: 409,
  APPOINTMENT_TIME_TAKEN: 409,
  PATIENT_TIME_TAKEN: 409,
  APPOINTMENT_NOT_OPEN: 409,
  APPOINTMENT_TOO_EARLY: 409,
  // The call
  CALL_PEER_GONE: 409,
  CALL_FULL: 409,
  RECORDING_CONSENT_MISSING: 409,
  RECORDING_OVER: 409,
  RECORDING_FULL: 409,
  INVITATION_LIMIT: 409,
  INVITATION_GONE: 410,
  CALL_TRANSPORT_UNKNOWN: 404,
  CALL_MEDIA_REFUSED: 422,
  // What failed on our side
  MEDIA_UNAVAILABLE: 503,
  DATABASE_UNAVAILABLE: 503,
  SERVER_BUSY: 503,
  INTERNAL: 500,
} as const;

export type ErrorCode = keyof typeof errorStatuses;
export const errorCodes = Object.keys(errorStatuses) as [ErrorCode, ...ErrorCode[]];
export const errorCode = z.enum(errorCodes);

/** One thing wrong with the input: where (`vitalSigns.0.value`) and a short machine word. */
export const inputIssue = z.object({ path: z.string(), message: z.string() });
export type InputIssue = z.infer<typeof inputIssue>;

/** What a schema refused: where and what sort, never the value. The first twenty tell enough. */
export const inputIssuesOf = (error: z.ZodError): InputIssue[] =>
  error.issues
    .slice(0, 20)
    .map(({ path, code }) => ({ path: path.map(String).join('.'), message: code }));

/** RFC 9457 problem details. `type` is `urn:qarib:error:<code>`; `instance` is the id the log has too. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: errorCode,
  instance: z.string(),
  issues: z.array(inputIssue).optional(),
  /** Who holds what you wanted, a version to start from: named per code in the protocol document. */
  details: z.record(z.string(), z.string()).optional(),
});
export type Problem = z.infer<typeof problem>;

/** The `error` of a refused Socket.IO command: the same codes, the same words. */
export const ackError = problem.pick({ code: true, issues: true, details: true }).extend({
  message: z.string(),
});
export type AckError = z.infer<typeof ackError>;

export type Ack<Data> = { ok: true; data: Data } | { ok: false; error: AckError };

const refusal = z.object({ ok: z.literal(false), error: ackError });

/** An ack as whoever asked reads it: `reply` is the schema of the command's own answer. */
export const ackOf = <Reply extends z.ZodType>(reply: Reply) =>
  z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), data: reply }), refusal]);
