import type { LinkProfile } from './link-profile.ts';
import { seededRandom } from './seeded-random.ts';
import { UdpRelay } from './udp-relay.ts';
import { Way } from './way.ts';

/** One browser's link to the media node, as bad as its profile: whatever port it talks to, over the same two ways. */
export class Link {
  readonly #ways: { readonly up: Way; readonly down: Way };
  readonly #relays = new Map<number, Promise<UdpRelay>>();

  private constructor(profile: LinkProfile, seed: number) {
    // Each way draws from a sequence of its own, so that what one loses does not hang on the other's traffic.
    this.#ways = {
      up: new Way(profile.up, seededRandom(seed)),
      down: new Way(profile.down, seededRandom(~seed)),
    };
  }

  static create(profile: LinkProfile, seed = 1): Link {
    return new Link(profile, seed);
  }

  /** The port to use in place of the media node's. */
  async portFor(mediaPort: number): Promise<number> {
    const relay = this.#relays.get(mediaPort) ?? UdpRelay.create(mediaPort, this.#ways);
    this.#relays.set(mediaPort, relay);
    return (await relay).port;
  }

  cut(): void {
    this.#setCut(true);
  }

  mend(): void {
    this.#setCut(false);
  }

  async close(): Promise<void> {
    this.cut();
    const relays = await Promise.all(this.#relays.values());
    this.#relays.clear();
    await Promise.all(relays.map((relay) => relay.close()));
  }

  #setCut(isCut: boolean): void {
    this.#ways.up.isCut = isCut;
    this.#ways.down.isCut = isCut;
  }
}
