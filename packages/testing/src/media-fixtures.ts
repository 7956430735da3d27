import { randomUUID } from 'node:crypto';
import type {
  ConsumerOptions,
  DtlsParameters,
  RtpCapabilities,
  RtpParameters,
  TransportOptions,
} from '@qarib/contracts';

/** Parameters as mediasoup and Chromium make them, cut down to one codec of each kind. */
export const opusAndVp8: RtpCapabilities = {
  codecs: [
    {
      kind: 'audio',
      mimeType: 'audio/opus',
      clockRate: 48_000,
      channels: 2,
      preferredPayloadType: 100,
    },
    { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000, preferredPayloadType: 101 },
  ],
  headerExtensions: [],
};

export const microphoneRtp: RtpParameters = {
  mid: '0',
  codecs: [{ mimeType: 'audio/opus', payloadType: 100, clockRate: 48_000, channels: 2 }],
  encodings: [{ ssrc: 11_111_111 }],
  rtcp: { cname: 'a-browser' },
};

export const cameraRtp: RtpParameters = {
  mid: '1',
  codecs: [{ mimeType: 'video/VP8', payloadType: 101, clockRate: 90_000 }],
  encodings: [{ ssrc: 22_222_222 }],
  rtcp: { cname: 'a-browser' },
};

export const browserDtls: DtlsParameters = {
  role: 'client',
  fingerprints: [{ algorithm: 'sha-256', value: Array<string>(32).fill('AB').join(':') }],
};

export const aTransport = (): TransportOptions => ({
  id: randomUUID(),
  iceParameters: { usernameFragment: 'frag', password: 'ice-pass', iceLite: true },
  iceCandidates: [
    {
      foundation: 'udpcandidate',
      priority: 1_076_302_079,
      ip: '127.0.0.1',
      address: '127.0.0.1',
      protocol: 'udp',
      port: 44_444,
      type: 'host',
    },
  ],
  dtlsParameters: browserDtls,
});

export const aConsumerOf = (peerId: string): ConsumerOptions => ({
  id: randomUUID(),
  producerId: randomUUID(),
  peerId,
  source: 'microphone',
  kind: 'audio',
  rtpParameters: microphoneRtp,
  isProducerPaused: false,
});
