import type { MediaSource } from '@qarib/contracts';
import type { ProfileChoice } from './plan.ts';

/** More lines of each picture are of no use to who chose so. */
const mostLines: Readonly<Record<ProfileChoice, number>> = {
  auto: Infinity,
  full: Infinity,
  saver: 180,
  'audio-first': 0,
};

/** Enough of a picture to keep. */
const keptLines = 360;

/** What the person wants of pictures; it outlives every reconnection. */
export class Wishes {
  choice: ProfileChoice = 'auto';
  /** Every picture is wanted, shown or not: it is being recorded. */
  isKeeping = false;
  /** At how many lines each picture is shown. */
  readonly #shown = new Map<string, number>();

  show(peerId: string, source: MediaSource, lines: number): void {
    this.#shown.set(`${peerId} ${source}`, lines);
  }

  /** How large another's picture is wanted; infinite as long as nobody said. */
  linesOf(peerId: string, source: MediaSource): number {
    const shown = this.#shown.get(`${peerId} ${source}`) ?? Infinity;
    const wanted = this.isKeeping ? Math.max(keptLines, shown) : shown;
    return Math.min(wanted, mostLines[this.choice]);
  }
}
