import type { types } from 'mediasoup-client';

type Ask = types.HandlerFactory['getNativeRtpCapabilities'];
type Direction = Parameters<Ask>[0]['direction'];

/**
 * What a browser can send and receive stays the same while a page is open, and each question costs a peer
 * connection and an offer: it is put once for each direction, so that a session after a lost one begins without.
 */
export class NativeCapabilities {
  readonly #answers = new Map<Direction, ReturnType<Ask>>();

  remember(ask: Ask): Ask {
    return (options) => {
      const known = this.#answers.get(options.direction);
      if (known) return known;
      const asked = ask(options);
      this.#answers.set(options.direction, asked);
      asked.catch(() => this.#answers.delete(options.direction));
      return asked;
    };
  }
}
