import type { CallSnapshot } from './call-snapshot.ts';
import type { Signalling } from './signalling.ts';
import type { Store } from './store.ts';

type QualityExchangeOptions = {
  readonly consultationId: string;
  readonly signalling: Signalling;
  readonly store: Store<CallSnapshot>;
};

/**
 * Tells the others how the own link does, and keeps what they tell: a picture that stands still says
 * nothing about whose link it is that fails.
 */
export class QualityExchange {
  readonly #options: QualityExchangeOptions;
  /** What was told, and to whom: a newcomer has heard nothing yet. */
  #told: string | undefined;
  readonly #stops: readonly (() => void)[];

  private constructor(options: QualityExchangeOptions) {
    this.#options = options;
    const { signalling, store, consultationId } = options;
    this.#stops = [
      store.subscribe(() => this.#onSnapshot(store.get())),
      signalling.on('call:quality-reported', (fact) => {
        if (fact.consultationId !== consultationId) return;
        const { consultationId: _ours, peerId, ...told } = fact;
        const { qualityOfOthers } = store.get();
        store.update({ qualityOfOthers: { ...qualityOfOthers, [peerId]: told } });
      }),
    ];
  }

  static start(options: QualityExchangeOptions): QualityExchange {
    return new QualityExchange(options);
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }

  #onSnapshot(snapshot: CallSnapshot): void {
    const { state, peerId, quality, isWriting, participants, qualityOfOthers } = snapshot;
    const gone = Object.keys(qualityOfOthers).filter(
      (id) => !participants.some((participant) => participant.peerId === id),
    );
    if (gone.length > 0) {
      const left = Object.entries(qualityOfOthers).filter(([id]) => !gone.includes(id));
      this.#options.store.update({ qualityOfOthers: Object.fromEntries(left) });
    }
    if (state !== 'in-call' || peerId === undefined) return;
    const { up, down } = quality;
    const telling = [up, down, isWriting, ...participants.map((other) => other.peerId)].join(' ');
    if (participants.length === 0 || telling === this.#told) return;
    const isUnknown = up === 'unknown' && down === 'unknown';
    if (this.#told === undefined && isUnknown && !isWriting) return;
    this.#told = telling;
    const payload = { peerId, up, down, ...(isWriting && { isWriting }) };
    this.#options.signalling.request('call:report-quality', payload).catch(() => {
      // The next change tells it anew.
      this.#told = undefined;
    });
  }
}
