import type { LinkProfile } from './link-profile.ts';
import { seededRandom } from './seeded-random.ts';
import { acceptSocks } from './socks.ts';
import { TcpRelay } from './tcp-relay.ts';
import { UdpRelay } from './udp-relay.ts';
import { Way, type Traffic } from './way.ts';
import type { Ways } from './ways.ts';

type Protocol = 'udp' | 'tcp';

/**
 * One browser's link to Qarib, as bad as its profile. Its media, by UDP or TCP, and its pages and
 * signalling share two ways, with one rate and one queue each.
 */
export class Link {
  #profile: LinkProfile;
  readonly #ways: Ways;
  readonly #udp = new Map<string, Promise<UdpRelay>>();
  readonly #tcp = new Map<string, Promise<TcpRelay>>();
  readonly #waiting = new Map<NodeJS.Timeout, () => void>();
  #pathCount = 0;

  private constructor(profile: LinkProfile, seed: number) {
    this.#profile = profile;
    // Each way draws from a sequence of its own, so that what one loses does not hang on the other's traffic.
    this.#ways = {
      up: new Way(profile.up, seededRandom(seed)),
      down: new Way(profile.down, seededRandom(~seed)),
    };
  }

  static create(profile: LinkProfile, seed = 1): Link {
    return new Link(profile, seed);
  }

  /** The port on the loopback interface to use in place of a media node's. */
  async portFor(port: number, protocol: Protocol = 'udp', host = '127.0.0.1'): Promise<number> {
    const target = { host, port };
    const sourceHost = () => this.#sourceHost(host);
    if (protocol === 'udp') {
      const relay = this.#once(this.#udp, `${host}:${port}`, () =>
        UdpRelay.create({ target, ways: this.#ways, sourceHost }),
      );
      return (await relay).port;
    }
    return this.#tcpPort(`${host}:${port}`, {
      traffic: 'media',
      opening: async () => ({ target, onOpen: () => undefined }),
      sourceHost,
    });
  }

  /** The port of a plain relay for pages and signalling, for whoever cannot use a proxy. */
  pagePortFor(port: number, host = '127.0.0.1'): Promise<number> {
    return this.#tcpPort(`pages ${host}:${port}`, {
      traffic: 'pages',
      opening: async () => ({ target: { host, port }, onOpen: () => undefined }),
      sourceHost: () => undefined,
    });
  }

  /** The port of a SOCKS 5 proxy that carries pages and signalling. */
  proxyPort(): Promise<number> {
    return this.#tcpPort('proxy', {
      traffic: 'pages',
      opening: acceptSocks,
      sourceHost: () => undefined,
    });
  }

  /** How late the emulator itself has been at most, milliseconds: what the machine adds to the profile. */
  get lateMs(): number {
    return Math.max(this.#ways.up.lateMs, this.#ways.down.lateMs);
  }

  /** Another profile from now on: pages can be opened on a good link that then turns bad. */
  become(profile: LinkProfile): void {
    this.#profile = profile;
    this.#ways.up.become(profile.up);
    this.#ways.down.become(profile.down);
  }

  cut(traffic: readonly Traffic[] = ['media', 'pages']): void {
    this.#ways.up.cut(new Set(traffic));
    this.#ways.down.cut(new Set(traffic));
  }

  mend(): void {
    this.cut([]);
  }

  /** Resolves when the link is whole again. */
  async cutFor(ms: number, traffic?: readonly Traffic[]): Promise<void> {
    this.cut(traffic);
    await this.#elapse(ms);
    this.mend();
  }

  /** The profile's squeeze of the way up; resolves at its end. */
  async squeeze(): Promise<void> {
    if (!this.#profile.squeeze) return;
    const { upKbps, forMs } = this.#profile.squeeze;
    this.#ways.up.squeeze(upKbps);
    await this.#elapse(forMs);
    this.#ways.up.squeeze();
  }

  /**
   * The browser is seen at another address. `rebinding`: a NAT on the way forgot, and the browser's own
   * sockets go on. `new-network`: its old sockets are dead, as after a change from Wi-Fi to mobile; what
   * it opens from now on works. TCP connections break in both.
   */
  async changePath(kind: 'rebinding' | 'new-network'): Promise<void> {
    this.#pathCount += 1;
    for (const relay of await Promise.all(this.#udp.values()))
      if (kind === 'rebinding') relay.rebind();
      else relay.strand();
    for (const relay of await Promise.all(this.#tcp.values())) relay.strand();
  }

  async close(): Promise<void> {
    for (const [timer, end] of this.#waiting) {
      clearTimeout(timer);
      end();
    }
    this.#waiting.clear();
    const relays = await Promise.all([...this.#udp.values(), ...this.#tcp.values()]);
    this.#udp.clear();
    this.#tcp.clear();
    for (const relay of relays) await relay.close();
    this.#ways.up.close();
    this.#ways.down.close();
  }

  /** Linux answers on all of 127.0.0.0/8, which gives each path an address of its own. */
  #sourceHost(target: string): string | undefined {
    return target.startsWith('127.') ? `127.0.0.${1 + (this.#pathCount % 250)}` : undefined;
  }

  async #tcpPort(
    key: string,
    options: Omit<Parameters<typeof TcpRelay.create>[0], 'ways'>,
  ): Promise<number> {
    const relay = this.#once(this.#tcp, key, () =>
      TcpRelay.create({ ...options, ways: this.#ways }),
    );
    return (await relay).port;
  }

  #once<Relay>(known: Map<string, Promise<Relay>>, key: string, create: () => Promise<Relay>) {
    const relay = known.get(key) ?? create();
    known.set(key, relay);
    return relay;
  }

  #elapse(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(timer);
        resolve();
      }, ms);
      this.#waiting.set(timer, resolve);
    });
  }
}
