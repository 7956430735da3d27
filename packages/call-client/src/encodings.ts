import type { MediaSource } from '@qarib/contracts';
import type { types } from 'mediasoup-client';
import { extraSendOptions } from './extra-sources.ts';

/**
 * What leaves the browser, smallest layer first: 90, 180 and 360 lines of a 540 line picture.
 * 600 kbit/s together, what an ordinary 3G uplink carries beside audio; a layer the link has no room
 * for is not sent at all.
 */
const cameraLayers: types.RtpEncodingParameters[] = [
  { scaleResolutionDownBy: 6, maxBitrate: 60_000, maxFramerate: 15, scalabilityMode: 'L1T3' },
  { scaleResolutionDownBy: 3, maxBitrate: 150_000, maxFramerate: 24, scalabilityMode: 'L1T3' },
  { scaleResolutionDownBy: 1.5, maxBitrate: 390_000, maxFramerate: 24, scalabilityMode: 'L1T3' },
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

/** How a source is encoded. */
export function sendOptions(source: MediaSource): types.ProducerOptions {
  if (source !== 'microphone' && source !== 'camera') return extraSendOptions(source);
  const isCamera = source === 'camera';
  const encodings = isCamera ? cameraLayers : [{ dtx: true, networkPriority: 'high' as const }];
  return {
    // Copied: mediasoup-client writes into what it is given.
    encodings: encodings.map((encoding) => ({ ...encoding })),
    codecOptions: isCamera ? cameraCodec : microphoneCodec,
  };
}

/** Taken at 540 lines because Chrome sends no third layer of anything smaller. */
export const cameraConstraints: MediaTrackConstraints = {
  width: { ideal: 960 },
  height: { ideal: 540 },
  frameRate: { ideal: 24, max: 30 },
};

export const microphoneConstraints: MediaTrackConstraints = {
  channelCount: 1,
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};
