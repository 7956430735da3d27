import type { DtlsParameters, RtpParameters } from '@qarib/contracts';

export const nurse = '11111111-1111-4111-8111-111111111111';
export const specialist = '22222222-2222-4222-8222-222222222222';

/** What Chrome sends from a microphone, near enough. */
export const microphoneRtp: RtpParameters = {
  mid: '0',
  codecs: [
    {
      mimeType: 'audio/opus',
      payloadType: 111,
      clockRate: 48_000,
      channels: 2,
      parameters: { useinbandfec: 1, usedtx: 1 },
      rtcpFeedback: [{ type: 'nack' }, { type: 'transport-cc' }],
    },
  ],
  headerExtensions: [{ uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', id: 1 }],
  encodings: [{ ssrc: 11_111_111, dtx: true }],
  rtcp: { cname: 'microphone' },
};

/** Three simulcast layers of VP8. */
export const cameraRtp: RtpParameters = {
  mid: '1',
  codecs: [
    {
      mimeType: 'video/VP8',
      payloadType: 96,
      clockRate: 90_000,
      rtcpFeedback: [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }],
    },
    {
      mimeType: 'video/rtx',
      payloadType: 97,
      clockRate: 90_000,
      parameters: { apt: 96 },
    },
  ],
  headerExtensions: [
    { uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', id: 1 },
    { uri: 'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id', id: 2 },
  ],
  encodings: [
    { rid: 'r0', scalabilityMode: 'L1T3', maxBitrate: 60_000 },
    { rid: 'r1', scalabilityMode: 'L1T3', maxBitrate: 150_000 },
    { rid: 'r2', scalabilityMode: 'L1T3', maxBitrate: 390_000 },
  ],
  rtcp: { cname: 'camera' },
};

export const clientDtls: DtlsParameters = {
  role: 'client',
  fingerprints: [
    {
      algorithm: 'sha-256',
      value: Array(32).fill('AB').join(':'),
    },
  ],
};
