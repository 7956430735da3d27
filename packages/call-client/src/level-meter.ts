import type { AudioLevels } from './audio-levels.ts';

/** How loud a microphone is, for a meter. Runs only while someone listens. */
export class LevelMeter {
  readonly #levels: AudioLevels;
  readonly #listeners = new Set<(level: number) => void>();
  #track: MediaStreamTrack | undefined;
  #stop: (() => void) | undefined;

  constructor(levels: AudioLevels) {
    this.#levels = levels;
  }

  setTrack(track: MediaStreamTrack | undefined): void {
    if (track === this.#track) return;
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
    if (this.#track) this.#stop = this.#levels.watch(this.#track, (level) => this.#tell(level));
    else this.#tell(0);
  }

  #tell(level: number): void {
    for (const listener of this.#listeners) listener(level);
  }
}
