import type { z } from 'zod';
import { systemHealth } from '../health.ts';
import { appointmentEndpoints } from './appointment.ts';
import { catalogueEndpoints } from './catalogue.ts';
import { complaintEndpoints } from './complaint.ts';
import { consultationEndpoints } from './consultation.ts';
import { conversationEndpoints } from './conversation.ts';
import type { Endpoint } from './endpoint.ts';
export type { Endpoint } from './endpoint.ts';
import { invitationEndpoints } from './invitation.ts';
import { noteEndpoints } from './note.ts';
import { onCallEndpoints } from './on-call.ts';
import { patientEndpoints } from './patient.ts';
import { recordingEndpoints } from './recording.ts';
import { referralEndpoints } from './referral.ts';
import { reminderEndpoints } from './reminder.ts';
import { sessionEndpoints } from './session.ts';
import { statisticsEndpoints } from './statistics.ts';

export const endpoints = {
  ...sessionEndpoints,
  ...onCallEndpoints,
  ...patientEndpoints,
  ...consultationEndpoints,
  ...appointmentEndpoints,
  ...conversationEndpoints,
  ...noteEndpoints,
  ...recordingEndpoints,
  ...referralEndpoints,
  ...invitationEndpoints,
  ...statisticsEndpoints,
  ...catalogueEndpoints,
  ...reminderEndpoints,
  ...complaintEndpoints,
  readHealth: {
    method: 'GET',
    path: '/api/health',
    summary:
      'Whether the database and a media node are there, and the figures agree with the facts',
    isPublic: true,
    reply: systemHealth,
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
