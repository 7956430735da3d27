import type { Clock } from './clock.ts';

export const levelIntervalMs = 50;
/** Quieter than this shows as nothing; speech close to a microphone is around -20. Decibels. */
const floorDb = -60;

/** Root mean square of samples between -1 and 1, on a decibel scale of 0 to 1. */
export function levelOf(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const decibels = 10 * Math.log10(power);
  return Math.min(1, Math.max(0, 1 - decibels / floorDb));
}

/** Listens to how loud tracks are, all in one AudioContext: browsers make few of them. */
export class AudioLevels {
  readonly #clock: Clock;
  #context: AudioContext | undefined;
  #watcherCount = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Tells 0 to 1, even to the ear, twenty times a second. Returns what ends it. */
  watch(track: MediaStreamTrack, onLevel: (level: number) => void): () => void {
    if (typeof AudioContext === 'undefined') return () => {};
    const context = (this.#context ??= new AudioContext());
    this.#watcherCount += 1;
    // Sleeps until the person has touched the page; every new watcher is a reason to try again.
    context.resume().catch(() => undefined);
    const analyser = context.createAnalyser();
    analyser.fftSize = 1024;
    const source = context.createMediaStreamSource(new MediaStream([track]));
    source.connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const cancel = this.#clock.every(levelIntervalMs, () => {
      analyser.getFloatTimeDomainData(samples);
      onLevel(levelOf(samples));
    });
    let isWatching = true;
    return () => {
      if (!isWatching) return;
      isWatching = false;
      cancel();
      source.disconnect();
      this.#release();
    };
  }

  #release(): void {
    this.#watcherCount -= 1;
    if (this.#watcherCount > 0) return;
    // A context that is closed already has nothing to say.
    this.#context?.close().catch(() => undefined);
    this.#context = undefined;
  }
}
