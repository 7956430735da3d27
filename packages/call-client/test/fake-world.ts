import { consumer, preparation, specialist } from './fixtures.ts';
import { Harness, type FakeTransport } from './harness.ts';

export const stepMs = 250;

/** How long a browser looks after a pair that nothing answers, in milliseconds. */
const forgottenAfterMs = 15_000;
const disconnectedAfterMs = 5_000;
const failedAfterMs = 20_000;
/** How long a socket takes to find out by itself that it is dead, in milliseconds. */
const socketPatienceMs = 40_000;

/** Pairs of one ICE restart: of use on the network they were made on, with credentials that still hold. */
type Generation = { readonly username: string; readonly network: number; heardMs: number };
type Credentials = { current: string; before?: string };

/**
 * A call on a link that may go away, with what decides whether media gets through: which credentials the
 * media node still takes, and on which network the browser's sockets are.
 */
export class FakeWorld {
  readonly harness = new Harness();
  isMediaUp = true;
  #network = 0;
  #restarts = 0;
  #socketDiedMs: number | undefined;
  readonly #credentials = new Map<string, Credentials>();
  readonly #generations = new WeakMap<FakeTransport, Generation[]>();
  readonly #heardMs = new WeakMap<FakeTransport, number>();

  static async inCall(): Promise<FakeWorld> {
    const world = new FakeWorld();
    const { browser, signalling } = world.harness;
    browser.isEchoOpen = true;
    browser.onProbe = (probe) => {
      if (world.isAlive) browser.answer(probe);
    };
    signalling.callState = {
      participants: [specialist],
      consumers: [consumer('microphone'), consumer('camera')],
    };
    signalling.freshIce = (transportId) => world.#restart(transportId);
    await world.harness.intoCall();
    await world.pass(8_000);
    return world;
  }

  /** Whether something arrived on both transports in the last step. */
  get isAlive(): boolean {
    const nowMs = this.harness.clock.now();
    return this.#current.every((transport) => nowMs - (this.#heardMs.get(transport) ?? 0) < stepMs);
  }

  /** What leaves the browser, of every source. */
  get sent(): readonly (string | undefined)[] {
    return [...(this.#current[0]?.tracks.values() ?? [])].map((track) => track?.kind);
  }

  async pass(ms: number): Promise<void> {
    const { clock } = this.harness;
    for (const endMs = clock.now() + ms; clock.now() < endMs;) {
      clock.advance(stepMs);
      this.#carry();
      this.#missSocket();
      await this.harness.settle();
    }
  }

  /** The socket is dead and does not know it. */
  killSocket(): void {
    const { clock, signalling } = this.harness;
    if (!signalling.isConnected) return;
    this.#socketDiedMs ??= clock.now();
    signalling.waitInVain = (timeoutMs) =>
      new Promise((resolve) => clock.after(timeoutMs, () => resolve()));
  }

  set isServerReachable(isReachable: boolean) {
    const { signalling } = this.harness;
    signalling.isReachable = isReachable;
    if (isReachable && !signalling.isConnected) signalling.redial();
  }

  /** Nothing gets through either way; the socket outlives it. */
  async cutFor(ms: number): Promise<void> {
    this.isMediaUp = false;
    this.isServerReachable = false;
    this.killSocket();
    await this.pass(ms);
    this.isMediaUp = true;
    this.#socketDiedMs = undefined;
    this.harness.signalling.waitInVain = undefined;
    this.isServerReachable = true;
  }

  /** What was open is dead, what is opened from now on works. */
  changeNetwork(): void {
    this.#network += 1;
    this.killSocket();
  }

  get #current(): readonly FakeTransport[] {
    return this.harness.browser.transports.slice(-2);
  }

  #restart(transportId: string): string {
    const current = `fresh-${(this.#restarts += 1)}`;
    this.#credentials.set(transportId, { current, before: this.#known(transportId).current });
    return current;
  }

  #known(transportId: string): Credentials {
    const known = this.#credentials.get(transportId) ?? { current: 'ufrag' };
    this.#credentials.set(transportId, known);
    return known;
  }

  #carry(): void {
    const { browser } = this.harness;
    browser.transports.forEach((transport, index) => {
      const { sendTransport, recvTransport } = preparation(Math.floor(index / 2) + 1);
      const { id } = index % 2 === 0 ? sendTransport : recvTransport;
      this.#carryOn(transport, this.#known(id));
    });
  }

  #carryOn(transport: FakeTransport, known: Credentials): void {
    const nowMs = this.harness.clock.now();
    const heard = this.#generationsOf(transport).filter(
      ({ username, network }) =>
        this.isMediaUp &&
        network === this.#network &&
        (username === known.current || username === known.before),
    );
    for (const generation of heard) generation.heardMs = nowMs;
    // A check with the newer ones is the end of those before.
    if (heard.some(({ username }) => username === known.current)) delete known.before;
    if (heard.length > 0) {
      transport.arrivedBytes += 100;
      this.#heardMs.set(transport, nowMs);
    }
    const silentMs = nowMs - (this.#heardMs.get(transport) ?? nowMs);
    if (heard.length > 0) transport.setState('connected');
    else if (silentMs >= failedAfterMs) transport.setState('failed');
    else if (silentMs >= disconnectedAfterMs) transport.setState('disconnected');
  }

  #generationsOf(transport: FakeTransport): readonly Generation[] {
    const nowMs = this.harness.clock.now();
    const before = this.#generations.get(transport) ?? [];
    const fresh = ['ufrag', ...transport.usernames]
      .slice(before.length)
      .map((username) => ({ username, network: this.#network, heardMs: nowMs }));
    const all = [...before, ...fresh];
    this.#generations.set(transport, all);
    return all.filter(({ heardMs }) => nowMs - heardMs < forgottenAfterMs);
  }

  #missSocket(): void {
    const { clock, signalling } = this.harness;
    if (!signalling.waitInVain) this.#socketDiedMs = undefined;
    if (this.#socketDiedMs === undefined) return;
    if (clock.now() - this.#socketDiedMs >= socketPatienceMs) signalling.redial();
  }
}
