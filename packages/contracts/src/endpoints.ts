import { z } from 'zod';
import { callQualityOverview, callQualityRange } from './call-quality.ts';
import * as consultations from './consultations.ts';
import { conversationEndpoints } from './conversation-endpoints.ts';
import * as invitations from './invitations.ts';
import * as notes from './notes.ts';
import * as patients from './patients.ts';
import { id, language } from './primitives.ts';
import * as recordings from './recordings.ts';
import * as session from './session.ts';
import * as statistics from './statistics.ts';

/**
 * One REST endpoint. `params` are the `:names` of the path, `query` the search string, `body` and
 * `reply` JSON. Every endpoint answers a refusal with problem details.
 */
export type Endpoint = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly summary: string;
  /** Answered without a session. */
  readonly isPublic?: boolean;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodObject;
  readonly reply: z.ZodType;
};

const nothing = z.object({});
const byId = z.object({ id });
const invitationRef = byId.extend({ invitationId: id });

export const endpoints = {
  readSession: {
    method: 'GET',
    path: '/api/session',
    summary: 'Who is signed in',
    reply: session.session,
  },
  signIn: {
    method: 'POST',
    path: '/api/session',
    summary: 'Sign in with e-mail and password',
    isPublic: true,
    body: session.credentials,
    reply: session.session,
  },
  signInAsDemoPerson: {
    method: 'POST',
    path: '/api/demo/session',
    summary: 'Sign in as a demo person; in demo mode only',
    isPublic: true,
    body: z.object({ practitionerId: id }),
    reply: session.session,
  },
  listDemoPeople: {
    method: 'GET',
    path: '/api/demo/people',
    summary: 'The people the sign-in page offers; in demo mode only',
    isPublic: true,
    reply: session.demoPeople,
  },
  signOut: {
    method: 'DELETE',
    path: '/api/session',
    summary: 'End this session here and on the server',
    reply: nothing,
  },
  chooseLanguage: {
    method: 'PUT',
    path: '/api/session/language',
    summary: 'Keep the language of the interface with the account',
    body: z.object({ language }),
    reply: session.session,
  },
  setOnCall: {
    method: 'PUT',
    path: '/api/session/on-call',
    summary: 'A specialist goes on or off call',
    body: z.object({ isOnCall: z.boolean() }),
    reply: session.session,
  },
  searchPatients: {
    method: 'GET',
    path: '/api/patients',
    summary: "Find patients of the nurse's own site",
    query: patients.patientSearch,
    reply: patients.patientList,
  },
  registerPatient: {
    method: 'POST',
    path: '/api/patients',
    summary: 'Register a patient at the own site',
    body: patients.patientRegistration,
    reply: patients.patient,
  },
  readPatient: {
    method: 'GET',
    path: '/api/patients/:id',
    summary: 'One patient of the own site',
    params: byId,
    reply: patients.patient,
  },
  recordConsent: {
    method: 'POST',
    path: '/api/patients/:id/consents',
    summary: 'Record consent to teleconsultation or to recording, given before the nurse',
    params: byId,
    body: patients.consentRecord,
    reply: patients.patient,
  },
  withdrawConsent: {
    method: 'DELETE',
    path: '/api/patients/:id/consents',
    summary: 'Withdraw every consent in force; a recording under way ends',
    params: byId,
    reply: patients.patient,
  },
  withdrawRecordingConsent: {
    method: 'DELETE',
    path: '/api/patients/:id/recording-consents',
    summary: 'Withdraw the consent to being recorded; a recording under way ends',
    params: byId,
    reply: patients.patient,
  },
  requestConsultation: {
    method: 'POST',
    path: '/api/consultations',
    summary: 'Ask for a consultation and ring the on-call specialists',
    body: consultations.consultationRequest,
    reply: consultations.consultation,
  },
  listConsultations: {
    method: 'GET',
    path: '/api/consultations',
    summary: "The nurse's site's, or the specialist's own, newest first",
    query: consultations.consultationFilter,
    reply: consultations.consultationList,
  },
  readQueue: {
    method: 'GET',
    path: '/api/queue',
    summary: "What rings for the specialist's specialties, most urgent first",
    reply: consultations.consultationList,
  },
  readConsultation: {
    method: 'GET',
    path: '/api/consultations/:id',
    summary: 'The whole case',
    params: byId,
    reply: consultations.consultation,
  },
  cancelConsultation: {
    method: 'POST',
    path: '/api/consultations/:id/cancel',
    summary: 'Call it off before media ever ran',
    params: byId,
    body: consultations.cancellation,
    reply: consultations.consultation,
  },
  finishConsultation: {
    method: 'POST',
    path: '/api/consultations/:id/finish',
    summary: 'The responsible physician ends the consultation',
    params: byId,
    body: consultations.consultationCommand,
    reply: consultations.consultation,
  },
  ...conversationEndpoints,
  readNote: {
    method: 'GET',
    path: '/api/consultations/:id/note',
    summary: 'The note; for the nurse once it is signed',
    params: byId,
    reply: notes.note,
  },
  saveNote: {
    method: 'PUT',
    path: '/api/consultations/:id/note',
    summary: 'Save the note as it is typed',
    params: byId,
    body: notes.noteDraft,
    reply: notes.note,
  },
  signNote: {
    method: 'POST',
    path: '/api/consultations/:id/note/signature',
    summary: 'Sign the note, which makes it final',
    params: byId,
    body: notes.noteSignature,
    reply: notes.note,
  },
  listRecordings: {
    method: 'GET',
    path: '/api/consultations/:id/recordings',
    summary: 'What was recorded of the call, oldest first',
    params: byId,
    reply: recordings.recordingList,
  },
  startRecording: {
    method: 'POST',
    path: '/api/consultations/:id/recordings',
    summary: "The physician begins to record the call, with the patient's consent only",
    params: byId,
    body: recordings.recordingStart,
    reply: recordings.recording,
  },
  stopRecording: {
    method: 'POST',
    path: '/api/consultations/:id/recordings/:recordingId/stop',
    summary: 'Record no longer; the last parts may still come',
    params: recordings.recordingRef,
    reply: recordings.recording,
  },
  searchColleagues: {
    method: 'GET',
    path: '/api/consultations/:id/colleagues',
    summary: 'Nurses and specialists who may be invited into the call, by name or specialty',
    params: byId,
    query: invitations.colleagueSearch,
    reply: invitations.colleagueList,
  },
  listInvitations: {
    method: 'GET',
    path: '/api/consultations/:id/invitations',
    summary: 'Who is invited into the call now',
    params: byId,
    reply: invitations.invitationList,
  },
  inviteColleague: {
    method: 'POST',
    path: '/api/consultations/:id/invitations',
    summary: 'Invite a colleague into the call; the case stays closed to them',
    params: byId,
    body: invitations.colleagueInvitation,
    reply: invitations.invitation,
  },
  inviteGuest: {
    method: 'POST',
    path: '/api/consultations/:id/guest-links',
    summary: 'Make a link that lets one outside person into this call, once',
    params: byId,
    body: invitations.guestInvitation,
    reply: invitations.guestLink,
  },
  withdrawInvitation: {
    method: 'DELETE',
    path: '/api/consultations/:id/invitations/:invitationId',
    summary: 'Take an invitation back; whoever used it leaves the call at once',
    params: invitationRef,
    reply: invitations.invitation,
  },
  listReceivedInvitations: {
    method: 'GET',
    path: '/api/invitations',
    summary: 'The calls a colleague is invited into now',
    reply: invitations.receivedInvitations,
  },
  lookAtGuestLink: {
    method: 'POST',
    path: '/api/guest/link',
    summary: 'Who invites with this link; looking does not use it up',
    isPublic: true,
    body: invitations.guestTokenBody,
    reply: invitations.receivedInvitation,
  },
  enterAsGuest: {
    method: 'POST',
    path: '/api/guest',
    summary: "Use a link up: from now on this browser is its guest's",
    isPublic: true,
    body: invitations.guestEntry,
    reply: invitations.guestPass,
  },
  readGuest: {
    method: 'GET',
    path: '/api/guest',
    summary: 'Whose guest this browser is, by its own cookie; a session opens nothing here',
    isPublic: true,
    reply: invitations.guestPass,
  },
  readDailyStatistics: {
    method: 'GET',
    path: '/api/statistics/today',
    summary: "Today's figures of the coordinator's region",
    reply: statistics.dailyStatistics,
  },
  readCallQuality: {
    method: 'GET',
    path: '/api/call-quality',
    summary: "How calls went, by site and newest first, in the coordinator's region",
    query: callQualityRange,
    reply: callQualityOverview,
  },
  readAudit: {
    method: 'GET',
    path: '/api/audit',
    summary: 'The latest audit events, newest first',
    reply: statistics.auditList,
  },
  readHealth: {
    method: 'GET',
    path: '/api/health',
    summary: 'Whether the database and a media node are there',
    isPublic: true,
    reply: z.object({ database: z.boolean(), media: z.boolean() }),
  },
} as const satisfies Record<string, Endpoint>;

export type Endpoints = typeof endpoints;
export type EndpointName = keyof Endpoints;
type SchemaOf<Name extends EndpointName, Part extends string> =
  Endpoints[Name] extends Record<Part, infer Schema extends z.ZodType> ? Schema : undefined;

/** What a caller of an endpoint passes: only the parts that it has. */
export type EndpointInput<Name extends EndpointName> = {
  [
    Part in 'params' | 'query' | 'body' as SchemaOf<Name, Part> extends z.ZodType ? Part : never
  ]: z.input<Extract<SchemaOf<Name, Part>, z.ZodType>>;
};
export type EndpointReply<Name extends EndpointName> = z.output<Endpoints[Name]['reply']>;

/** Photos travel as their own bytes, not as JSON. */
export const attachmentUpload = {
  method: 'PUT',
  path: '/api/consultations/:id/attachments/:fileName',
  summary: 'Add a photo (JPEG, PNG or WebP bytes); re-encoded, its location data removed',
  params: z.object({ id, fileName: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,119}$/u) }),
  maxBytes: 25 * 1024 * 1024,
  reply: consultations.consultation,
} as const;
export const attachmentPath = '/api/consultations/:id/attachments/:attachmentId/content';
