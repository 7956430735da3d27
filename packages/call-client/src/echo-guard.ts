import type { AudioLevels } from './audio-levels.ts';
import type { Clock } from './clock.ts';
import { EchoDetector, type EchoVerdict } from './echo-detector.ts';

type Listening = {
  readonly own: MediaStreamTrack;
  readonly remote: readonly MediaStreamTrack[];
};

const calm: EchoVerdict = { isEcho: false, isMicrophoneHeld: false, isRemoteLowered: false };

const isSame = (one: Listening | undefined, other: Listening | undefined) =>
  one?.own === other?.own &&
  one?.remote.length === other?.remote.length &&
  (one?.remote.every((track) => other?.remote.includes(track)) ?? true);

/** Keeps the others from hearing themselves where the browser's own echo cancellation does not. */
export class EchoGuard {
  readonly #levels: AudioLevels;
  readonly #clock: Clock;
  readonly #onVerdict: (verdict: EchoVerdict) => void;
  #listening: Listening | undefined;
  #verdict = calm;
  #stop: (() => void) | undefined;

  constructor(levels: AudioLevels, clock: Clock, onVerdict: (verdict: EchoVerdict) => void) {
    this.#levels = levels;
    this.#clock = clock;
    this.#onVerdict = onVerdict;
  }

  /** What to listen to from now on; `undefined` where no echo can be. */
  listen(listening: Listening | undefined): void {
    if (isSame(this.#listening, listening)) return;
    this.#listening = listening;
    this.#stop?.();
    this.#stop = undefined;
    if (listening && listening.remote.length > 0) this.#stop = this.#watch(listening);
    else this.#tell(calm);
  }

  #watch({ own, remote }: Listening): () => void {
    const detector = new EchoDetector();
    const heard = new Map<MediaStreamTrack, number>();
    const stops = remote.map((track) =>
      this.#levels.watch(track, (level) => heard.set(track, level)),
    );
    // A copy: the track itself is held, and would be deaf to the person taking the floor.
    const copy = own.clone();
    stops.push(
      this.#levels.watch(copy, (level) =>
        this.#tell(detector.feed(Math.max(0, ...heard.values()), level, this.#clock.now())),
      ),
      () => copy.stop(),
    );
    return () => {
      for (const stop of stops) stop();
    };
  }

  #tell(verdict: EchoVerdict): void {
    const before = this.#verdict;
    this.#verdict = verdict;
    if (
      before.isEcho !== verdict.isEcho ||
      before.isMicrophoneHeld !== verdict.isMicrophoneHeld ||
      before.isRemoteLowered !== verdict.isRemoteLowered
    )
      this.#onVerdict(verdict);
  }
}
