import { z } from 'zod';
import { demand, layerCount, linkKbps, shownLines } from './adaptation.ts';
import {
  consumerOptions,
  dtlsParameters,
  iceParameters,
  mediaKind,
  mediaSource,
  rtpCapabilities,
  rtpParameters,
  sctpStreamParameters,
  transportOptions,
} from './media-parameters.ts';
import type { Ack } from './errors.ts';

/** The Socket.IO namespace media nodes dial in to; browsers are refused there. */
export const mediaNodeNamespace = '/media-node';

/** A node beats this often, and is given up when it does not. Milliseconds. */
export const beatIntervalMs = 1_000;

/** Handshake `auth` of a media node. */
export const mediaNodeHandshake = z.object({
  nodeId: z.string().regex(/^[\w-]{1,64}$/),
  secret: z.string().min(32).max(256),
  workerCount: z.number().int().min(1).max(1024),
});

const nothing = z.object({});
const roomRef = z.object({ roomId: z.string().max(64) });
const peerRef = roomRef.extend({ peerId: z.string().max(64) });
const transportRef = peerRef.extend({ transportId: z.uuid() });
const producerRef = peerRef.extend({ producerId: z.uuid() });

/** What the control plane asks of a media node. A room is a CallSession; the node knows no patient. */
export const mediaNodeCommands = {
  /**
   * Sent after each registration: the rooms the control plane still counts on. The node closes its
   * others, and answers which of these it has; those it has not are lost.
   */
  'rooms:keep': {
    payload: z.object({ roomIds: z.array(z.string().max(64)).max(10_000) }),
    reply: z.object({ roomIds: z.array(z.string()) }),
  },
  'room:create': { payload: roomRef, reply: z.object({ routerRtpCapabilities: rtpCapabilities }) },
  'room:close': { payload: roomRef, reply: nothing },
  'peer:create': {
    payload: peerRef,
    reply: z.object({
      sendTransport: transportOptions,
      recvTransport: transportOptions,
      echo: z.object({ id: z.uuid(), dataProducerId: z.uuid(), sctpStreamParameters }),
    }),
  },
  /** In the lobby: what a peer can receive is made for it, and flows from its join on. */
  'peer:await-media': {
    payload: peerRef.extend({ rtpCapabilities }),
    reply: z.object({ consumers: z.array(consumerOptions) }),
  },
  'peer:join': {
    payload: peerRef.extend({ rtpCapabilities, kbps: linkKbps.optional() }),
    reply: z.object({ consumers: z.array(consumerOptions), demand: demand.optional() }),
  },
  /** The Consumers a peer has now, for a browser that lost track of them. */
  'peer:read': {
    payload: peerRef,
    reply: z.object({
      isJoined: z.boolean(),
      consumers: z.array(consumerOptions),
      demand: demand.optional(),
    }),
  },
  /** Key frames of all it receives and of all it sends. */
  'peer:refresh': { payload: peerRef, reply: nothing },
  'peer:close': { payload: peerRef, reply: nothing },
  'transport:connect': { payload: transportRef.extend({ dtlsParameters }), reply: nothing },
  'transport:restart-ice': { payload: transportRef, reply: iceParameters },
  'echo:produce': {
    payload: transportRef.extend({ sctpStreamParameters }),
    reply: z.object({ dataProducerId: z.uuid() }),
  },
  'producer:create': {
    payload: transportRef.extend({
      source: mediaSource,
      kind: mediaKind,
      rtpParameters,
      isPaused: z.boolean(),
    }),
    reply: z.object({ producerId: z.uuid() }),
  },
  'producer:pause': { payload: producerRef, reply: z.object({ source: mediaSource }) },
  'producer:resume': { payload: producerRef, reply: z.object({ source: mediaSource }) },
  'producer:close': { payload: producerRef, reply: z.object({ source: mediaSource }) },
  'producer:adapt': { payload: producerRef.extend({ layers: layerCount }), reply: nothing },
  /** What reaches a peer, by its own measure. */
  'consumer:watch': {
    payload: peerRef.extend({ consumerId: z.uuid(), lines: shownLines }),
    reply: nothing,
  },
  'consumer:resume': { payload: peerRef.extend({ consumerId: z.uuid() }), reply: nothing },
} as const satisfies Record<string, { payload: z.ZodObject; reply: z.ZodType }>;

export type MediaNodeCommandName = keyof typeof mediaNodeCommands;
export type MediaNodeCommandPayload<Name extends MediaNodeCommandName> = z.output<
  (typeof mediaNodeCommands)[Name]['payload']
>;
export type MediaNodeCommandReply<Name extends MediaNodeCommandName> = z.output<
  (typeof mediaNodeCommands)[Name]['reply']
>;

/** What a media node tells the control plane. */
export const mediaNodeFacts = {
  /** Every `beatIntervalMs`. `cpuRatio` is the busiest worker's share of a core over the last beat, 0 to 1. */
  'node:beat': z.object({
    roomCount: z.number().int().min(0),
    peerCount: z.number().int().min(0),
    cpuRatio: z.number().min(0),
  }),
  /** All that is new for a peer at once: a browser negotiates what it is told together in one go. */
  'consumers:created': peerRef.extend({ consumers: z.array(consumerOptions).min(1) }),
  'consumer:closed': peerRef.extend({ consumerId: z.uuid() }),
  /** What the others can make use of from a peer. */
  'peer:demand-changed': peerRef.extend({ demand }),
  /** A picture that rested for the link is sent again: known past the peer's signalling, which may stand still. */
  'peer:picture-begun': peerRef.extend({ source: mediaSource }),
  /** Both of two joined peers have received media of the other: said once of each two. */
  'room:media-flowed': roomRef.extend({
    peerIds: z.tuple([z.string().max(64), z.string().max(64)]),
  }),
  /** For how long media of both has come to the other, in all; said at each quarter of a minute up to one. */
  'room:media-lasted': roomRef.extend({
    peerIds: z.tuple([z.string().max(64), z.string().max(64)]),
    seconds: z.number().int().min(0).max(60),
  }),
  /** Nothing has been heard of a peer for ten seconds. It may come back over the same transports. */
  'peer:path-lost': peerRef,
  'peer:path-found': peerRef,
  /** Its browser closed the transports: it does not come back. */
  'peer:lost': peerRef,
  /** The room died with its Worker; the node's other rooms did not. */
  'room:lost': roomRef,
} as const satisfies Record<string, z.ZodObject>;

export type MediaNodeFactName = keyof typeof mediaNodeFacts;
export type MediaNodeFact<Name extends MediaNodeFactName> = z.output<(typeof mediaNodeFacts)[Name]>;

/** Socket.IO event maps of a media node's connection, as the node sees them. */
export type ControlToMediaNodeEvents = {
  [Name in MediaNodeCommandName]: (
    payload: MediaNodeCommandPayload<Name>,
    ack: (reply: Ack<MediaNodeCommandReply<Name>>) => void,
  ) => void;
};
export type MediaNodeToControlEvents = {
  [Name in MediaNodeFactName]: (payload: MediaNodeFact<Name>) => void;
};
