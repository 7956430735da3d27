import { z } from 'zod';

/**
 * mediasoup's parameters as they cross the wire, sized. Shapes: mediasoup 3.27 `rtpParametersTypes`,
 * `WebRtcTransportTypes` and `sctpParametersTypes`. mediasoup itself checks what they mean.
 */
const small = z.string().max(256);
const codecParameters = z.record(z.string().max(64), z.union([small, z.number(), z.boolean()]));
const payloadType = z.number().int().min(0).max(127);

export const mediaKind = z.enum(['audio', 'video']);
export type MediaKind = z.infer<typeof mediaKind>;

const rtcpFeedback = z.object({ type: small, parameter: small.optional() });

const codec = z.object({
  mimeType: z.string().regex(/^(audio|video)\/[\w.+-]{1,40}$/),
  clockRate: z.number().int().positive().max(192_000),
  channels: z.number().int().min(1).max(8).optional(),
  parameters: codecParameters.optional(),
  rtcpFeedback: z.array(rtcpFeedback).max(20).optional(),
});

/** Header extensions both mediasoup and its client know; a router's others are not offered. */
export const headerExtensionUris = [
  'urn:ietf:params:rtp-hdrext:sdes:mid',
  'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
  'urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
  'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
  'urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  'https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension',
  'urn:3gpp:video-orientation',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time',
  'http://www.webrtc.org/experiments/rtp-hdrext/playout-delay',
  'urn:mediasoup:params:rtp-hdrext:packet-id',
] as const;
const headerExtensionUri = z.enum(headerExtensionUris);

export const rtpCapabilities = z.object({
  codecs: z
    .array(codec.extend({ kind: mediaKind, preferredPayloadType: payloadType }))
    .max(60)
    .optional(),
  headerExtensions: z
    .array(
      z.object({
        kind: mediaKind,
        uri: headerExtensionUri,
        preferredId: z.number().int().min(1).max(255),
        preferredEncrypt: z.boolean().optional(),
        direction: z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive']).optional(),
      }),
    )
    .max(60)
    .optional(),
});
export type RtpCapabilities = z.infer<typeof rtpCapabilities>;

export const rtpParameters = z.object({
  mid: small.optional(),
  codecs: z.array(codec.extend({ payloadType })).min(1).max(20),
  headerExtensions: z
    .array(
      z.object({
        uri: headerExtensionUri,
        id: z.number().int().min(1).max(255),
        encrypt: z.boolean().optional(),
        parameters: codecParameters.optional(),
      }),
    )
    .max(30)
    .optional(),
  encodings: z
    .array(
      z.object({
        ssrc: z.number().int().min(0).max(0xffffffff).optional(),
        rid: z.string().max(32).optional(),
        codecPayloadType: payloadType.optional(),
        rtx: z.object({ ssrc: z.number().int().min(0).max(0xffffffff) }).optional(),
        dtx: z.boolean().optional(),
        scalabilityMode: z.string().max(16).optional(),
        maxBitrate: z.number().int().positive().optional(),
      }),
    )
    .max(4)
    .optional(),
  rtcp: z.object({ cname: small.optional(), reducedSize: z.boolean().optional() }).optional(),
  msid: small.optional(),
});
export type RtpParameters = z.infer<typeof rtpParameters>;

export const iceParameters = z.object({
  usernameFragment: small,
  password: small,
  iceLite: z.boolean().optional(),
});
export type IceParameters = z.infer<typeof iceParameters>;

/** A TURN relay for a browser that reaches no media node by itself: `RTCIceServer`. */
export const iceServer = z.object({
  urls: z.array(z.string().max(300)).min(1).max(4),
  username: z.string().max(200).describe('when it ends, seconds since 1970, then whose it is'),
  credential: small,
});
export type IceServer = z.infer<typeof iceServer>;

export const iceCandidate = z.object({
  foundation: small,
  priority: z.number(),
  ip: small,
  address: small,
  protocol: z.enum(['udp', 'tcp']),
  port: z.number().int().min(1).max(65_535),
  type: z.literal('host'),
  tcpType: z.literal('passive').optional(),
});

export const dtlsParameters = z.object({
  role: z.enum(['auto', 'client', 'server']).optional(),
  fingerprints: z
    .array(
      z.object({
        algorithm: z.enum(['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512']),
        value: z.string().regex(/^[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){15,63}$/),
      }),
    )
    .min(1)
    .max(8),
});
export type DtlsParameters = z.infer<typeof dtlsParameters>;

const sctpParameters = z.looseObject({
  port: z.number().int(),
  maxSendMessageSize: z.number().int(),
  maxReceiveMessageSize: z.number().int(),
  OS: z.number().int(),
  MIS: z.number().int(),
  maxMessageSize: z.number().int(),
});

export const sctpStreamParameters = z.object({
  streamId: z.number().int().min(0).max(65_534),
  ordered: z.boolean().optional(),
  maxPacketLifeTime: z.number().int().min(0).max(10_000).optional(),
  maxRetransmits: z.number().int().min(0).max(100).optional(),
});
export type SctpStreamParameters = z.infer<typeof sctpStreamParameters>;

/** What a browser needs to build its end of a WebRtcTransport. */
export const transportOptions = z.object({
  id: z.uuid(),
  iceParameters,
  iceCandidates: z.array(iceCandidate).max(20),
  dtlsParameters,
  sctpParameters: sctpParameters.optional(),
});
export type TransportOptions = z.infer<typeof transportOptions>;

/**
 * What a track shows or lets hear; a peer has at most one Producer of each. `screen` is also a page of
 * the case, `secondary-camera` is held to the patient, and `stethoscope` is sound nobody processed.
 */
export const mediaSources = [
  'microphone',
  'camera',
  'screen',
  'secondary-camera',
  'stethoscope',
] as const;
export const mediaSource = z.enum(mediaSources);
export type MediaSource = z.infer<typeof mediaSource>;

/** Which kind of media each source is. */
export const kindOfSource: Readonly<Record<MediaSource, MediaKind>> = {
  microphone: 'audio',
  camera: 'video',
  screen: 'video',
  'secondary-camera': 'video',
  stethoscope: 'audio',
};

/** A Consumer as it is announced: created paused, resumed when the client says it is ready. */
export const consumerOptions = z.object({
  id: z.uuid(),
  producerId: z.uuid(),
  peerId: z.string().describe('whose media it carries'),
  source: mediaSource,
  kind: mediaKind,
  rtpParameters,
  isProducerPaused: z.boolean(),
});
export type ConsumerOptions = z.infer<typeof consumerOptions>;
