import { FakeClock } from '../test/fake-clock.ts';
import { PathPulse, pulseTimings } from './path-pulse.ts';

type Pair = { bytesReceived: number; responsesReceived: number; currentRoundTripTime: number };

class FakeTransport {
  readonly pairs: Record<string, Pair> = {
    used: { bytesReceived: 0, responsesReceived: 0, currentRoundTripTime: 0.1 },
    spare: { bytesReceived: 0, responsesReceived: 0, currentRoundTripTime: 0.1 },
  };

  usedId = 'used';

  get used(): Pair {
    return this.pairs['used'] as Pair;
  }

  async getStats(): Promise<RTCStatsReport> {
    const stats = Object.entries(this.pairs).map(
      ([id, pair]) => [id, { id, type: 'candidate-pair', ...pair }] as const,
    );
    const transport = { id: 'transport', type: 'transport', selectedCandidatePairId: this.usedId };
    return new Map<string, object>([...stats, ['transport', transport]]);
  }
}

/** A link on which the echo takes its time, and is all there is unless media is sent. */
class FakeLink {
  readonly clock = new FakeClock();
  readonly send = new FakeTransport();
  readonly receive = new FakeTransport();
  readonly events: string[] = [];
  readonly stalled = new Set<string>();
  readonly pulse: PathPulse<FakeTransport>;
  probes = 0;
  isCut = false;
  #roundTripMs = 100;
  #answered: () => void = () => undefined;

  constructor() {
    const nameOf = (transport: FakeTransport) => (transport === this.send ? 'send' : 'receive');
    this.pulse = PathPulse.start({
      transports: [this.send, this.receive],
      clock: this.clock,
      channel: {
        send: () => this.#answer(),
        onMessage: (handler) => (this.#answered = () => handler(new Uint8Array(6))),
      },
      onStall: (transport, isStalled) =>
        isStalled ? this.stalled.add(nameOf(transport)) : this.stalled.delete(nameOf(transport)),
      onOverdue: () => undefined,
      onSilent: (transport) => this.events.push(`${nameOf(transport)} silent`),
      onHeard: (transport) => this.events.push(`${nameOf(transport)} heard`),
    });
  }

  set roundTripMs(ms: number) {
    this.#roundTripMs = ms;
    for (const { used } of [this.send, this.receive]) used.currentRoundTripTime = ms / 1_000;
  }

  async pass(ms: number, each: () => void = () => undefined): Promise<void> {
    for (let passedMs = 0; passedMs < ms; passedMs += pulseTimings.tickMs) {
      each();
      this.clock.advance(pulseTimings.tickMs);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #answer(): void {
    this.probes += 1;
    if (this.isCut) return;
    this.clock.after(this.#roundTripMs, () => {
      if (this.isCut) return;
      this.send.used.bytesReceived += 28;
      this.receive.used.bytesReceived += 34;
      this.#answered();
    });
  }
}

describe('the pulse of the path', () => {
  let link: FakeLink;

  beforeEach(async () => {
    link = new FakeLink();
    await link.pass(1_000);
  });
  afterEach(() => link.pulse.stop());

  test('nobody sends: probes keep it felt, at no more than three a second', async () => {
    const before = link.probes;
    await link.pass(60_000);
    expect(link.events).toEqual([]);
    expect(link.probes - before).toBeLessThan(60 * 3);
  });

  test('with media both ways nothing is probed', async () => {
    const media = () => {
      link.send.used.bytesReceived += 60;
      link.receive.used.bytesReceived += 1_000;
    };
    await link.pass(500, media);
    const before = link.probes;
    await link.pass(60_000, media);
    expect(link.probes).toBe(before);
    expect(link.events).toEqual([]);
    expect(link.stalled.size).toBe(0);
  });

  test.each([100, 600, 1_200])('a round trip of %i ms is no silence', async (roundTripMs) => {
    link.roundTripMs = roundTripMs;
    await link.pass(60_000);
    expect(link.events).toEqual([]);
  });

  test('a cut is noticed on both transports within two seconds, and its end at once', async () => {
    link.isCut = true;
    await link.pass(2_000);
    expect(link.events).toEqual(['send silent', 'receive silent']);
    await link.pass(10_000);
    link.isCut = false;
    await link.pass(500);
    expect(link.events.slice(2)).toEqual(['send heard', 'receive heard']);
  });

  test('a moment without anything is told sooner, on each transport', async () => {
    const media = () => {
      link.send.used.bytesReceived += 60;
      link.receive.used.bytesReceived += 1_000;
    };
    await link.pass(2_000, media);
    link.isCut = true;
    await link.pass(1_250);
    expect([...link.stalled]).toEqual(['send', 'receive']);
    expect(link.events).toEqual([]);
    await link.pass(250, media);
    expect(link.stalled.size).toBe(0);
    expect(link.events).toEqual([]);
  });

  test('a pair that comes into use in the silence is not heard for what it received before', async () => {
    link.isCut = true;
    await link.pass(1_000, () => {
      for (const transport of [link.send, link.receive])
        if (transport.pairs['spare']) transport.pairs['spare'].bytesReceived = 1_000;
    });
    for (const transport of [link.send, link.receive]) transport.usedId = 'spare';
    await link.pass(1_000);
    expect(link.events).toEqual(['send silent', 'receive silent']);
  });

  test('one check that was answered late is not how long the link usually takes', async () => {
    link.send.used.currentRoundTripTime = 4;
    link.isCut = true;
    await link.pass(2_750);
    expect(link.events).toEqual(['send silent', 'receive silent']);
  });

  test('one way alone can be cut', async () => {
    link.isCut = true;
    await link.pass(5_000, () => (link.send.used.responsesReceived += 1));
    expect(link.events).toEqual(['receive silent']);
  });

  test('what arrives on a path that is not in use does not count', async () => {
    link.isCut = true;
    await link.pass(2_000, () => {
      for (const { pairs } of [link.send, link.receive])
        if (pairs['spare']) pairs['spare'].bytesReceived += 10;
    });
    expect(link.events).toHaveLength(2);
  });

  test('a page that stood still has missed nothing', async () => {
    link.isCut = true;
    link.clock.advance(30_000);
    link.isCut = false;
    await link.pass(5_000);
    expect(link.events).toEqual([]);
  });

  test('an echo that never answered proves nothing', async () => {
    const mute = new FakeLink();
    mute.isCut = true;
    await mute.pass(60_000);
    expect(mute.events).toEqual([]);
    mute.pulse.stop();
  });
});
