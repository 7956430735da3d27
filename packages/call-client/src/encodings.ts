import type { MediaSource } from '@qarib/contracts';
import type { types } from 'mediasoup-client';

/**
 * What leaves the browser, smallest layer first. 600 kbit/s together: what an ordinary 3G uplink
 * carries beside audio. A layer the link has no room for is not sent at all.
 */
const cameraLayers: types.RtpEncodingParameters[] = [
  { scaleResolutionDownBy: 4, maxBitrate: 60_000, maxFramerate: 15, scalabilityMode: 'L1T3' },
  { scaleResolutionDownBy: 2, maxBitrate: 150_000, maxFramerate: 24, scalabilityMode: 'L1T3' },
  { scaleResolutionDownBy: 1, maxBitrate: 390_000, maxFramerate: 24, scalabilityMode: 'L1T3' },
];

/** Speech with in-band FEC; silence costs nearly nothing with DTX. */
const microphoneCodec: types.ProducerCodecOptions = {
  opusStereo: false,
  opusFec: true,
  opusDtx: true,
  opusNack: true,
  opusMaxAverageBitrate: 32_000,
};

// The browser's own first guess is 300 kbit/s whatever the link; it probes upwards from here.
const cameraCodec: types.ProducerCodecOptions = { videoGoogleStartBitrate: 250 };

/** How a source is encoded. Nothing is `active` yet: in the lobby nothing leaves the browser. */
export function sendOptions(source: MediaSource): types.ProducerOptions {
  const isCamera = source === 'camera';
  const encodings = isCamera ? cameraLayers : [{ dtx: true, networkPriority: 'high' as const }];
  return {
    encodings: encodings.map((encoding) => ({ ...encoding, active: false })),
    codecOptions: isCamera ? cameraCodec : microphoneCodec,
  };
}

/** 360p at most: more is not seen in a consultation, and costs the uplink dearly. */
export const cameraConstraints: MediaTrackConstraints = {
  width: { ideal: 640 },
  height: { ideal: 360 },
  frameRate: { ideal: 24, max: 30 },
};

export const microphoneConstraints: MediaTrackConstraints = {
  channelCount: 1,
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};
