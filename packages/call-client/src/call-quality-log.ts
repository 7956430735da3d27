import type { CallQualityReport } from '@qarib/contracts';
import { CallFigures } from './call-figures.ts';
import type { CallSnapshot, CallStateName } from './call-snapshot.ts';
import { isAtRest } from './call-transitions.ts';
import type { Clock } from './clock.ts';
import type { Signalling } from './signalling.ts';
import type { Store } from './store.ts';

/** A call that is over at once is told of, too. */
const firstReportMs = 5_000;
/** The most that is lost of a call whose end nobody could tell. */
const intervalMs = 30_000;

type CallQualityLogOptions = {
  readonly store: Store<CallSnapshot>;
  readonly clock: Clock;
  readonly signalling: Signalling;
};

/** Begins anew with each peer: the server keeps one report of each. */
type Tally = {
  readonly figures: CallFigures;
  readonly joinMs: number | undefined;
  number: number;
  rejoins: number;
  rejoiningMs: number;
  profileChanges: number;
  pictureLosses: number;
  inCallMs: number;
};

const newTally = (joinMs: number | undefined): Tally => ({
  figures: new CallFigures(),
  joinMs,
  number: 0,
  rejoins: 0,
  rejoiningMs: 0,
  profileChanges: 0,
  pictureLosses: 0,
  inCallMs: 0,
});

/** Gathers how the call goes, and tells the server again and again: figures of a link, of no person. */
export class CallQualityLog {
  readonly #options: CallQualityLogOptions;
  #tally: Tally | undefined;
  #peerId: string | undefined;
  #state: CallStateName = 'preparing';
  /** Since when the call is in its present state. */
  #sinceMs = 0;
  #profile: CallSnapshot['sending']['profile'] | undefined;
  #isPictureLost = false;
  #cancels: readonly (() => void)[] = [];

  private constructor(options: CallQualityLogOptions) {
    this.#options = options;
    options.store.subscribe(() => this.#onSnapshot(options.store.get()));
  }

  static create(options: CallQualityLogOptions): CallQualityLog {
    return new CallQualityLog(options);
  }

  /** The reports of the way up and of the way down. */
  read(reports: readonly RTCStatsReport[]): void {
    this.#tally?.figures.read(reports);
  }

  /** All that is known so far; what is not told now is told next time. */
  tell(): void {
    const { signalling } = this.#options;
    if (!this.#tally || this.#peerId === undefined || !signalling.isConnected) return;
    this.#tally.number += 1;
    const { number } = this.#tally;
    const payload = { peerId: this.#peerId, number, figures: this.#report(this.#tally) };
    signalling.request('call:store-quality', payload).catch(() => undefined);
  }

  #report(tally: Tally): CallQualityReport {
    const { figures, joinMs, rejoins, rejoiningMs, profileChanges, pictureLosses } = tally;
    const passedMs = this.#state === 'in-call' ? this.#passedMs() : 0;
    return {
      joinMs,
      ...figures.measured(tally.inCallMs + passedMs),
      rejoins,
      rejoiningMs,
      profileChanges,
      pictureLosses,
    };
  }

  #passedMs(): number {
    return Math.round(this.#options.clock.now() - this.#sinceMs);
  }

  #onSnapshot(snapshot: CallSnapshot): void {
    if (snapshot.state !== this.#state) this.#onState(snapshot);
    if (snapshot.state === 'in-call') this.#watchPicture(snapshot);
  }

  #onState({ state, peerId }: CallSnapshot): void {
    const [before, passedMs] = [this.#state, this.#passedMs()];
    if (before === 'in-call' && this.#tally) this.#tally.inCallMs += passedMs;
    this.#state = state;
    this.#sinceMs = this.#options.clock.now();
    if (isAtRest(state)) this.#stop();
    if (state !== 'in-call') return;
    if (peerId !== this.#peerId || !this.#tally) {
      this.#tally = newTally(before === 'joining' ? passedMs : undefined);
      this.#peerId = peerId;
      this.#keepTelling();
    }
    if (before === 'reconnecting') {
      this.#tally.rejoins += 1;
      this.#tally.rejoiningMs += passedMs;
    }
  }

  #watchPicture({ sending: { profile, reason }, isCameraOn }: CallSnapshot): void {
    if (!this.#tally) return;
    if (this.#profile !== undefined && profile !== this.#profile) this.#tally.profileChanges += 1;
    this.#profile = profile;
    const isLost = isCameraOn && profile === 'audio-first' && reason !== 'own-choice';
    if (isLost && !this.#isPictureLost) this.#tally.pictureLosses += 1;
    this.#isPictureLost = isLost;
  }

  #keepTelling(): void {
    this.#cancel();
    const { clock } = this.#options;
    this.#cancels = [
      clock.after(firstReportMs, () => this.tell()),
      clock.every(intervalMs, () => this.tell()),
    ];
  }

  #cancel(): void {
    for (const cancel of this.#cancels) cancel();
    this.#cancels = [];
  }

  #stop(): void {
    this.#cancel();
    this.#tally = undefined;
    this.#peerId = undefined;
    this.#profile = undefined;
    this.#isPictureLost = false;
  }
}
