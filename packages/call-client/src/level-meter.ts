import type { Clock } from './clock.ts';

const intervalMs = 50;
/** Quieter than this shows as nothing; speech close to a microphone is around -20. Decibels. */
const floorDb = -60;

/** How loud a microphone is, for a meter: 0 to 1, even to the ear. Runs only while someone listens. */
export class LevelMeter {
  readonly #clock: Clock;
  readonly #listeners = new Set<(level: number) => void>();
  #track: MediaStreamTrack | undefined;
  #stop: (() => void) | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  setTrack(track: MediaStreamTrack | undefined): void {
    this.#track = track;
    this.#restart();
  }

  listen(listener: (level: number) => void): () => void {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) this.#restart();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#restart();
    };
  }

  #restart(): void {
    this.#stop?.();
    this.#stop = undefined;
    if (this.#listeners.size === 0) return;
    if (this.#track) this.#stop = this.#measure(this.#track);
    else this.#tell(0);
  }

  #measure(track: MediaStreamTrack): () => void {
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 1024;
    const source = context.createMediaStreamSource(new MediaStream([track]));
    source.connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const cancel = this.#clock.every(intervalMs, () => {
      analyser.getFloatTimeDomainData(samples);
      this.#tell(levelOf(samples));
    });
    return () => {
      cancel();
      source.disconnect();
      // A context that is closed already has nothing to say.
      context.close().catch(() => undefined);
    };
  }

  #tell(level: number): void {
    for (const listener of this.#listeners) listener(level);
  }
}

/** Root mean square of samples between -1 and 1, on a decibel scale of 0 to 1. */
export function levelOf(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const decibels = 10 * Math.log10(power);
  return Math.min(1, Math.max(0, 1 - decibels / floorDb));
}
