import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { burstLoss } from './burst-loss.ts';
import { linkProfiles, type WayProfile } from './link-profile.ts';
import { Link } from './link.ts';
import { seededRandom } from './seeded-random.ts';
import { Way } from './way.ts';

const perfect: WayProfile = linkProfiles.none.up;
const packetCount = 300;

/** A browser and a media port that echoes, with a link between them. */
class Echo {
  readonly #near = createSocket('udp4');
  readonly #far = createSocket('udp4');
  readonly #link: Link;
  readonly arrivals: { sequence: number; atMs: number }[] = [];
  #port = 0;

  private constructor(link: Link) {
    this.#link = link;
    this.#far.on('message', (message, { port }) => this.#far.send(message, port, '127.0.0.1'));
    this.#near.on('message', (message) => {
      this.arrivals.push({ sequence: message.readUInt32BE(0), atMs: performance.now() });
      this.#near.emit('arrival');
    });
  }

  static async open(link: Link): Promise<Echo> {
    const echo = new Echo(link);
    const listen = async (socket: Socket) => {
      socket.bind(0, '127.0.0.1');
      await once(socket, 'listening');
    };
    await Promise.all([listen(echo.#near), listen(echo.#far)]);
    echo.#port = await link.portFor(echo.#far.address().port);
    return echo;
  }

  async send(sequence: number, bytes = 100): Promise<void> {
    const packet = Buffer.alloc(bytes);
    packet.writeUInt32BE(sequence, 0);
    await new Promise<void>((resolve) =>
      this.#near.send(packet, this.#port, '127.0.0.1', () => resolve()),
    );
  }

  async until(sequence: number): Promise<void> {
    while (!this.arrivals.some((arrival) => arrival.sequence === sequence))
      await once(this.#near, 'arrival');
  }

  /** Sent until one comes back, as a link may lose it. */
  async probe(sequence: number): Promise<void> {
    const timer = setInterval(() => void this.send(sequence), 5);
    await this.until(sequence);
    clearInterval(timer);
  }

  async close(): Promise<void> {
    await this.#link.close();
    this.#near.close();
    this.#far.close();
  }
}

describe('a link', () => {
  let echo: Echo;
  let link: Link;

  const open = async (up: Partial<WayProfile>, down: Partial<WayProfile> = {}) => {
    link = Link.create({ up: { ...perfect, ...up }, down: { ...perfect, ...down } });
    echo = await Echo.open(link);
  };
  afterEach(() => echo.close());

  test('delays each way, and keeps the order in spite of jitter', async () => {
    await open({ delayMs: 60, jitterMs: 40 }, { delayMs: 40 });
    const sentMs = performance.now();
    for (let sequence = 0; sequence < 50; sequence += 1) await echo.send(sequence);
    await echo.until(49);
    const sequences = echo.arrivals.map(({ sequence }) => sequence);
    expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
    // Timers may fire a millisecond early.
    expect((echo.arrivals[0]?.atMs ?? 0) - sentMs).toBeGreaterThan(78);
  });

  test('is as slow as its rate, and drops what would wait too long', async () => {
    // A packet of 972 bytes and its headers are 8 kbit: 20 ms at 400 kbit/s; 200 ms of queue hold ten.
    await open({ kbps: 400, queueMs: 200 });
    for (let sequence = 0; sequence < 30; sequence += 1) await echo.send(sequence, 972);
    await echo.until(9);
    const [first, , , , , , , , , tenth] = echo.arrivals;
    expect((tenth?.atMs ?? 0) - (first?.atMs ?? 0)).toBeGreaterThan(170);
    await echo.probe(packetCount);
    const passed = echo.arrivals.filter(({ sequence }) => sequence < packetCount);
    expect(passed.length).toBeGreaterThanOrEqual(10);
    expect(passed.length).toBeLessThan(16);
  });

  test('loses its share, and the same packets for the same seed', async () => {
    const lost: number[][] = [];
    for (const _run of [1, 2]) {
      await open({ lossRatio: 0.2, burstPackets: 2 });
      for (let sequence = 0; sequence < packetCount; sequence += 1) {
        await echo.send(sequence, 20);
        // The sockets of this machine have short queues of their own.
        await new Promise((resolve) => setImmediate(resolve));
      }
      await echo.probe(packetCount);
      const arrived = new Set(echo.arrivals.map(({ sequence }) => sequence));
      const all = Array.from({ length: packetCount }, (_, sequence) => sequence);
      lost.push(all.filter((sequence) => !arrived.has(sequence)));
      if (lost.length === 1) await echo.close();
    }
    const [first = [], second] = lost;
    expect(first.length / packetCount).toBeGreaterThan(0.1);
    expect(first.length / packetCount).toBeLessThan(0.3);
    expect(second).toEqual(first);
  });

  test('works again after a cut', async () => {
    await open({});
    await echo.probe(1);
    link.cut();
    link.mend();
    await echo.probe(2);
  });
});

describe('one way of it', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test('carries nothing while it is cut, not even what was under way', () => {
    const way = new Way({ ...perfect, delayMs: 300 }, seededRandom(1));
    const arrived: string[] = [];
    const send = (name: string) =>
      way.carry({ traffic: 'media', bytes: 100, arrive: () => arrived.push(name) });
    send('before');
    jest.advanceTimersByTime(300);
    send('under way');
    jest.advanceTimersByTime(299);
    way.cut(new Set(['media']));
    send('in the cut');
    jest.advanceTimersByTime(5_000);
    way.cut(new Set());
    send('after');
    jest.advanceTimersByTime(300);
    expect(arrived).toEqual(['before', 'after']);
  });
});

test.each([
  { lossRatio: 0.01, burstPackets: 1 },
  { lossRatio: 0.1, burstPackets: 4 },
])('loss is as frequent and as bursty as asked for: %o', ({ lossRatio, burstPackets }) => {
  const isLost = burstLoss({ lossRatio, burstPackets }, seededRandom(7));
  const fates = Array.from({ length: 200_000 }, () => (isLost() ? 'x' : '.')).join('');
  const lostCount = fates.replaceAll('.', '').length;
  expect(lostCount / fates.length / lossRatio).toBeCloseTo(1, 1);
  expect(lostCount / (fates.match(/x+/g) ?? []).length / burstPackets).toBeCloseTo(1, 1);
});
