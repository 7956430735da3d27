import type { MediaSource } from '@qarib/contracts';
import type { ProfileChoice } from './plan.ts';

/** More lines of each picture are of no use to who chose so. */
const mostLines: Readonly<Record<ProfileChoice, number>> = {
  auto: Infinity,
  full: Infinity,
  saver: 180,
  'audio-first': 0,
};

/** What the person wants of pictures; it outlives every reconnection. */
export class Wishes {
  choice: ProfileChoice = 'auto';
  /** At how many lines each picture is shown. */
  readonly #shown = new Map<string, number>();

  show(peerId: string, source: MediaSource, lines: number): void {
    this.#shown.set(`${peerId} ${source}`, lines);
  }

  /** How large another's picture is wanted; infinite as long as nobody said. */
  linesOf(peerId: string, source: MediaSource): number {
    const shown = this.#shown.get(`${peerId} ${source}`) ?? Infinity;
    return Math.min(shown, mostLines[this.choice]);
  }
}
