import { headerExtensionUris, rtpCapabilities, type RtpCapabilities } from '@qarib/contracts';
import type { types } from 'mediasoup';

/** First is preferred. VP8 has simulcast in every browser; H.264 is for those whose hardware has it. */
export const mediaCodecs: types.RouterRtpCodecCapability[] = [
  {
    kind: 'audio',
    mimeType: 'audio/opus',
    clockRate: 48_000,
    channels: 2,
    // In-band FEC mends single losses without a round trip; DTX keeps a listener's uplink free.
    parameters: { useinbandfec: 1, usedtx: 1 },
    rtcpFeedback: [{ type: 'nack' }, { type: 'transport-cc' }],
  },
  {
    kind: 'video',
    mimeType: 'video/VP8',
    clockRate: 90_000,
  },
  {
    kind: 'video',
    mimeType: 'video/H264',
    clockRate: 90_000,
    // Constrained baseline 3.1: what phones encode in hardware.
    parameters: {
      'packetization-mode': 1,
      'profile-level-id': '42e01f',
      'level-asymmetry-allowed': 1,
    },
  },
];

/** Rates in bit/s. mediasoup would start at 600 k, more than a rural link carries. */
export const bitrates = {
  /** Enough for audio and the smallest picture at once; the estimator climbs from here. */
  initialOutgoing: 200_000,
  /** Below this there is no picture worth a packet, and audio needs no estimate. */
  minOutgoing: 30_000,
  /** What one person may send: three layers and audio, with room for retransmissions. */
  maxIncoming: 1_000_000,
};

/** Seconds without an ICE consent check until the path counts as gone; mediasoup takes no less. */
export const iceConsentTimeoutS = 10;

const knownUris: ReadonlySet<string> = new Set(headerExtensionUris);

/** A router's capabilities as they may cross the wire. */
export function offeredCapabilities(capabilities: types.RtpCapabilities): RtpCapabilities {
  return rtpCapabilities.parse({
    codecs: capabilities.codecs,
    headerExtensions: capabilities.headerExtensions?.filter(({ uri }) => knownUris.has(uri)),
  });
}
