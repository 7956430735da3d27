import { z } from 'zod';
import { roles } from '@qarib/clinical';
import {
  demand,
  layerCount,
  linkKbps,
  pausedPicture,
  pauseReason,
  shownLines,
} from './adaptation.ts';
import { boardCommands, boardFacts } from './board.ts';
import { callQualityReport } from './call-quality.ts';
import { consultationSummary } from './consultations.ts';
import { guestKind } from './invitations.ts';
import {
  consumerOptions,
  dtlsParameters,
  iceParameters,
  iceServer,
  mediaKind,
  mediaSource,
  rtpCapabilities,
  rtpParameters,
  sctpStreamParameters,
  transportOptions,
} from './media-parameters.ts';
import { systemHealth } from './health.ts';
import { id } from './primitives.ts';
import { registerFacts } from './register-facts.ts';
import type { Ack } from './errors.ts';

/** No signalling message is larger; the server closes a socket that sends more. */
export const maxSignallingBytes = 128 * 1024;

/** Someone in the call, as the others see them. */
export const participant = z.object({
  peerId: z.string(),
  practitionerId: id.optional().describe('absent for a guest'),
  name: z.string(),
  role: z.enum([...roles, 'guest']),
  guestKind: guestKind.optional(),
  isMicrophoneOn: z.boolean(),
  isCameraOn: z.boolean(),
  pausedPictures: z
    .array(pausedPicture)
    .max(16)
    .optional()
    .describe('on, and not sent for now; absent when there are none'),
  isRecording: z.boolean().optional().describe('everybody in the call is being recorded by them'),
});
export type Participant = z.infer<typeof participant>;

const iceServers = z.array(iceServer).max(4);

/** What `call:prepare` hands out: everything a lobby needs to be one round trip away from the call. */
export const callPreparation = z.object({
  callSessionId: z.string(),
  peerId: z.string(),
  routerRtpCapabilities: rtpCapabilities,
  sendTransport: transportOptions,
  recvTransport: transportOptions,
  /** Where this installation has a relay. UDP, TCP, relay: browsers try in this order. */
  iceServers: iceServers.optional(),
  /** A data channel that answers probes over the path media will take: the link check (echo.ts). */
  echo: z.object({
    id: z.uuid(),
    dataProducerId: z.uuid(),
    sctpStreamParameters,
  }),
  participants: z.array(participant),
});
export type CallPreparation = z.infer<typeof callPreparation>;

/** How one direction of somebody's link does, as their browser measures it. */
export const linkQuality = z.enum(['unknown', 'good', 'fair', 'poor', 'lost']);
export type LinkQuality = z.infer<typeof linkQuality>;

/** How somebody gets through, by their own measure. */
const ownLink = {
  up: linkQuality,
  down: linkQuality,
  isWriting: z
    .boolean()
    .optional()
    .describe('they go on in writing, and mean to be neither heard nor seen'),
};

export const callState = z.object({
  participants: z.array(participant),
  consumers: z.array(consumerOptions),
  demand: demand.optional().describe('absent while nobody knows better'),
});
export type CallState = z.infer<typeof callState>;

const nothing = z.object({});
const consultationRef = z.object({ consultationId: id });
const peerRef = z.object({ peerId: z.uuid() });
const transportRef = peerRef.extend({ transportId: z.uuid() });
const producerRef = peerRef.extend({ producerId: z.uuid() });

/** The Socket.IO namespace of guests: they sign in nowhere, and their link opens one call. */
export const guestNamespace = '/guest';

/** Commands of the browser, each answered by an ack. */
export const commands = {
  'consultation:accept': {
    summary: 'Take a ringing consultation; exactly one specialist can',
    payload: consultationRef,
    reply: consultationSummary,
  },
  ...boardCommands,
  'call:prepare': {
    summary: 'Enter the lobby: a room, two transports and an echo channel',
    payload: consultationRef,
    reply: callPreparation,
  },
  'call:connect-transport': {
    summary: "The browser's DTLS parameters for one of its transports",
    payload: transportRef.extend({ dtlsParameters }),
    reply: nothing,
  },
  'call:restart-ice': {
    summary: 'A new path for a transport whose old one went away',
    payload: transportRef,
    // The relay's credentials of the preparation may have ended since.
    reply: iceParameters.extend({ iceServers: iceServers.optional() }),
  },
  'call:produce-echo': {
    summary: 'The sending half of the echo channel',
    payload: transportRef.extend({ sctpStreamParameters }),
    reply: z.object({ dataProducerId: z.uuid() }),
  },
  'call:produce': {
    summary: 'Send a track; it stays paused on the server until the peer has joined',
    payload: transportRef.extend({
      source: mediaSource,
      kind: mediaKind,
      rtpParameters,
      isPaused: z.boolean(),
    }),
    reply: z.object({ producerId: z.uuid() }),
  },
  'call:pause-producer': {
    summary: 'Mute, or camera off',
    payload: producerRef,
    reply: nothing,
  },
  'call:resume-producer': {
    summary: 'Unmute, or camera on',
    payload: producerRef,
    reply: nothing,
  },
  'call:close-producer': {
    summary: 'Stop sending a track for good',
    payload: producerRef,
    reply: nothing,
  },
  'call:await-media': {
    summary: "In the lobby: the others' tracks, to be built before anybody waits; none flows yet",
    payload: peerRef.extend({ rtpCapabilities }),
    reply: z.object({ consumers: z.array(consumerOptions) }),
  },
  'call:join': {
    summary: 'From the lobby into the call, in one round trip',
    payload: peerRef.extend({
      rtpCapabilities,
      kbps: linkKbps.optional().describe('way down, as measured in the lobby'),
    }),
    reply: callState,
  },
  'call:resume-consumer': {
    summary: 'The browser is ready for a Consumer that was announced paused; it flows once joined',
    payload: peerRef.extend({ consumerId: z.uuid() }),
    reply: nothing,
  },
  'call:watch': {
    summary: 'How large a picture is shown here; with 0 lines nobody sends it for this browser',
    payload: peerRef.extend({ consumerId: z.uuid(), lines: shownLines }),
    reply: nothing,
  },
  'call:adapt-producer': {
    summary: 'How many layers of a picture are sent from now on, and why there are none',
    payload: producerRef.extend({ layers: layerCount, reason: pauseReason.optional() }),
    reply: nothing,
  },
  'call:rejoin': {
    summary: 'Signalling is back: this socket speaks for the peer again',
    payload: peerRef,
    reply: callState,
  },
  'call:report-quality': {
    summary: 'How the own link does, for the others to know whose link it is that fails',
    payload: peerRef.extend(ownLink),
    reply: nothing,
  },
  'call:store-quality': {
    summary: 'How the call went for this peer so far; kept with the consultation, without a name',
    payload: peerRef.extend({
      number: z
        .number()
        .int()
        .min(1)
        .describe('rises with each report of the peer: sent again, or late, it changes nothing'),
      figures: callQualityReport,
    }),
    reply: nothing,
  },
  'call:refresh-media': {
    summary: 'The path of media is back after a silence: pictures of both ways start anew',
    payload: peerRef,
    reply: nothing,
  },
  'call:leave': {
    summary: 'Hang up; the consultation goes on',
    payload: peerRef,
    reply: nothing,
  },
} as const satisfies Record<string, { summary: string; payload: z.ZodObject; reply: z.ZodType }>;

export type CommandName = keyof typeof commands;
export type CommandPayload<Name extends CommandName> = z.output<(typeof commands)[Name]['payload']>;
export type CommandReply<Name extends CommandName> = z.output<(typeof commands)[Name]['reply']>;

const person = z.object({ id, name: z.string() });

/** Facts the server tells. Facts about a consultation carry its id only: who may see more reads it. */
export const facts = {
  'consultation:requested': {
    summary: 'Rings for the on-call specialists of the specialty',
    payload: z.object({ consultation: consultationSummary }),
  },
  'consultation:accepted': {
    summary: 'Someone has it: stop ringing',
    payload: consultationRef.extend({ responsible: person }),
  },
  'consultation:started': { summary: 'Media ran both ways', payload: consultationRef },
  'consultation:finished': { summary: 'The physician ended it', payload: consultationRef },
  'consultation:cancelled': { summary: 'It was called off', payload: consultationRef },
  'consultation:expired': { summary: 'Nobody answered in time', payload: consultationRef },
  'consultation:updated': {
    summary: 'Something of the case changed: read it again',
    payload: consultationRef,
  },
  ...registerFacts,
  'message:posted': {
    summary: 'Something was said in the consultation: read what comes after what is known',
    payload: consultationRef.extend({ sequence: z.number().int().min(1) }),
  },
  'photo:annotated': {
    summary: 'The marks on a photo changed: read them again',
    payload: consultationRef.extend({ attachmentId: id }),
  },
  'note:signed': { summary: 'The note is final', payload: consultationRef },
  'call:participant-joined': {
    summary: 'Also told to those still in the lobby',
    payload: consultationRef.extend({ participant }),
  },
  'call:participant-left': {
    summary: 'Hung up, or gone with the link and back as soon as it is',
    payload: consultationRef.extend({
      peerId: z.string(),
      reason: z.enum(['left', 'link-lost']),
    }),
  },
  'call:participant-changed': {
    summary: 'Muted, unmuted, camera on or off',
    payload: consultationRef.extend({ participant }),
  },
  'call:consumers-created': {
    summary: "Another's tracks, each paused until `call:resume-consumer`",
    payload: z.object({ peerId: z.string(), consumers: z.array(consumerOptions) }),
  },
  'call:consumer-closed': {
    summary: 'That track is gone',
    payload: z.object({ peerId: z.string(), consumerId: z.uuid() }),
  },
  'call:producer-closed': {
    summary: 'The server stopped one of your own tracks: another shares a screen now',
    payload: z.object({ peerId: z.string(), source: mediaSource }),
  },
  'call:quality-reported': {
    summary: "How another's link does, by their own measure",
    payload: consultationRef.extend({ peerId: z.string(), ...ownLink }),
  },
  'call:demand-changed': {
    summary:
      'What the others can make use of: how large they show each picture, and what reaches them',
    payload: z.object({ peerId: z.string(), demand }),
  },
  'call:interrupted': {
    summary: 'The media room is gone; prepare and join again',
    payload: consultationRef.extend({ callSessionId: z.string() }),
  },
  'call:replaced': {
    summary: 'The same person joined from another place',
    payload: z.object({ peerId: z.string() }),
  },
  'call:closed': {
    summary: 'This place is no more: invitation ended, hosts gone, or consultation over',
    payload: consultationRef.extend({
      reason: z.enum(['withdrawn', 'hosts-left', 'consultation-over']),
    }),
  },
  'call:recording-wanted': {
    summary:
      "Told at the patient's side: the physician would record, and the patient has not agreed",
    payload: consultationRef.extend({ name: z.string() }),
  },
  'call:recording-ended': {
    summary: 'Told to whoever records: consent or their place in the call is gone',
    payload: consultationRef.extend({ recordingId: id }),
  },
  'call:invited': {
    summary: 'A colleague is asked into a call, or no longer is: read the invitations again',
    payload: consultationRef,
  },
  'call:invitations-changed': {
    summary: 'Who is invited changed; told to those who may invite',
    payload: consultationRef,
  },
  ...boardFacts,
  'system:health-changed': {
    summary: 'The database or the last media node went away or came back',
    payload: systemHealth,
  },
} as const satisfies Record<string, { summary: string; payload: z.ZodObject }>;

export type FactName = keyof typeof facts;
export type FactPayload<Name extends FactName> = z.output<(typeof facts)[Name]['payload']>;

/** Socket.IO event maps of the browser's connection. */
export type ClientToServerEvents = {
  [Name in CommandName]: (
    payload: CommandPayload<Name>,
    ack: (reply: Ack<CommandReply<Name>>) => void,
  ) => void;
};
export type ServerToClientEvents = {
  [Name in FactName]: (payload: FactPayload<Name>) => void;
};
