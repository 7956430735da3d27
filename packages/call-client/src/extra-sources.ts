import type { MediaSource } from '@qarib/contracts';
import type { types } from 'mediasoup-client';

/** What a person can send beside microphone and camera, for as long as it is of use. */
export type ExtraSource = Exclude<MediaSource, 'microphone' | 'camera'>;
export const extraSources = ['screen', 'secondary-camera', 'stethoscope'] as const;

/**
 * Text has to be read, not to move: few frames of the full size, so that at 100 kbit/s a page that
 * stands still is sharp within seconds. One layer: a smaller one could not be read.
 */
const screen: types.ProducerOptions = {
  encodings: [{ maxBitrate: 400_000, maxFramerate: 5, priority: 'high' }],
  codecOptions: { videoGoogleStartBitrate: 100 },
};

/** A lesion or an eardrum: detail before movement, in two layers for the link's sake. */
const secondaryCamera: types.ProducerOptions = {
  encodings: [
    { scaleResolutionDownBy: 3, maxBitrate: 90_000, maxFramerate: 10, scalabilityMode: 'L1T2' },
    { scaleResolutionDownBy: 1, maxBitrate: 450_000, maxFramerate: 12, scalabilityMode: 'L1T2' },
  ],
  codecOptions: { videoGoogleStartBitrate: 200 },
};

/**
 * Heart and lungs, 20 Hz to 2 kHz and quieter than any voice. Stereo even for one channel: WebRTC
 * encodes mono as speech, with a high-pass filter that takes the heart away. No in-band FEC, which
 * would force the speech codec; what is lost is asked for again. No DTX, for which a heart is silence.
 */
const stethoscope: types.ProducerOptions = {
  encodings: [{ networkPriority: 'high', priority: 'high' }],
  codecOptions: {
    opusStereo: true,
    opusFec: false,
    opusDtx: false,
    opusNack: true,
    opusMaxPlaybackRate: 48_000,
    opusMaxAverageBitrate: 64_000,
    opusPtime: 20,
  },
};

const options = { screen, 'secondary-camera': secondaryCamera, stethoscope };

/** How such a source is encoded. */
export function extraSendOptions(source: ExtraSource): types.ProducerOptions {
  const { encodings, codecOptions } = options[source];
  // Copied: mediasoup-client writes into what it is given.
  return {
    ...(encodings && { encodings: encodings.map((one) => ({ ...one })) }),
    ...(codecOptions && { codecOptions: { ...codecOptions } }),
  };
}

/** As sharp as the device can at a rate that suits a link. */
export const secondaryCameraConstraints: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 12, max: 30 },
};

/** Sound as the device gives it: whatever makes speech clear takes a murmur for noise. */
export const stethoscopeConstraints: MediaTrackConstraints = {
  channelCount: { ideal: 2 },
  sampleRate: { ideal: 48_000 },
  echoCancellation: false,
  noiseSuppression: false,
  autoGainControl: false,
};

/** What the browser is asked when a screen, a window or a tab is to be shared. */
export const screenConstraints: DisplayMediaStreamOptions = {
  video: { width: { max: 1920 }, height: { max: 1080 }, frameRate: { ideal: 5, max: 5 } },
  audio: false,
};

/** What the encoder should keep when it cannot keep all. */
export const contentHints: Readonly<Record<MediaSource, string>> = {
  microphone: 'speech',
  camera: 'motion',
  screen: 'detail',
  'secondary-camera': 'detail',
  stethoscope: 'music',
};
