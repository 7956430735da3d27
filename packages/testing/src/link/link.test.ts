import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { linkProfiles, type WayProfile } from './link-profile.ts';
import { Link } from './link.ts';
import { SocksClient } from './socks-client.fixture.ts';

const perfect: WayProfile = linkProfiles.none.up;

/** A media port that echoes, and says where each datagram came from. */
class EchoPort {
  readonly sources: string[] = [];
  readonly #socket: UdpSocket = createSocket('udp4');

  static async open(): Promise<EchoPort> {
    const echo = new EchoPort();
    echo.#socket.on('message', (message, { address, port }) => {
      echo.sources.push(`${address}:${port}`);
      echo.#socket.send(message, port, address);
    });
    echo.#socket.bind(0, '127.0.0.1');
    await once(echo.#socket, 'listening');
    return echo;
  }

  get port(): number {
    return this.#socket.address().port;
  }

  close(): void {
    this.#socket.close();
  }
}

/** A browser's socket: resolves when what it sends comes back, sending until then. */
async function echoed(socket: UdpSocket, port: number, text: string): Promise<void> {
  const send = () => socket.send(text, port, '127.0.0.1');
  const timer = setInterval(send, 5);
  send();
  for (;;) {
    const [message] = (await once(socket, 'message')) as [Buffer];
    if (message.toString() === text) break;
  }
  clearInterval(timer);
}

let link: Link;
afterEach(() => link.close());

describe('media', () => {
  let echo: EchoPort;
  let near: UdpSocket;
  const open = async (up: Partial<WayProfile> = {}) => {
    link = Link.create({ up: { ...perfect, ...up }, down: perfect });
    echo = await EchoPort.open();
    near = createSocket('udp4');
  };
  afterEach(() => {
    echo.close();
    near.close();
  });

  test('takes its time, and comes back', async () => {
    await open({ delayMs: 60 });
    const startMs = performance.now();
    await echoed(near, await link.portFor(echo.port), 'hello');
    // Timers may fire a millisecond early.
    expect(performance.now() - startMs).toBeGreaterThan(58);
  });

  test('goes on after a cut, and not before', async () => {
    await open();
    const port = await link.portFor(echo.port);
    await echoed(near, port, 'before');
    const cut = link.cutFor(80);
    const startMs = performance.now();
    await echoed(near, port, 'after');
    await cut;
    expect(performance.now() - startMs).toBeGreaterThan(78);
  });

  test('comes from another address and port once the path has changed', async () => {
    await open();
    const port = await link.portFor(echo.port);
    await echoed(near, port, 'before');
    await link.changePath('rebinding');
    await echoed(near, port, 'after');
    const [first, last] = [echo.sources[0], echo.sources.at(-1)];
    expect(first).toMatch(/^127\.0\.0\.1:/);
    expect(last).toMatch(/^127\.0\.0\.2:/);
  });

  test('answers whichever address of the device has asked', async () => {
    await open();
    const port = await link.portFor(echo.port);
    const one = createSocket('udp4');
    one.bind(0, '127.0.0.1');
    await once(one, 'listening');
    await echoed(one, port, 'from one address');
    const other = createSocket('udp4');
    other.bind(one.address().port, '127.0.0.3');
    await once(other, 'listening');
    await echoed(other, port, 'from another, with the same port');
    one.close();
    other.close();
  });

  test('on another network needs another socket', async () => {
    await open();
    const port = await link.portFor(echo.port);
    await echoed(near, port, 'before');
    await link.changePath('new-network');
    near.send('from the old one', port, '127.0.0.1');
    const fresh = createSocket('udp4');
    const known = echo.sources.length;
    await echoed(fresh, port, 'from the new one');
    fresh.close();
    expect(new Set(echo.sources.slice(known)).size).toBe(1);
  });
});

describe('pages and signalling', () => {
  let server: ReturnType<typeof createServer>;
  let serverPort = 0;

  const serve = async (profile: Partial<WayProfile>) => {
    const way = { ...perfect, ...profile };
    link = Link.create({ up: way, down: way });
    server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.pipe(socket);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    serverPort = (server.address() as AddressInfo).port;
  };
  const connect = async () => SocksClient.connect(await link.proxyPort(), serverPort);
  afterEach(() => {
    server.close();
  });

  test('need one round trip to connect, and one for an answer', async () => {
    await serve({ delayMs: 50 });
    const startMs = performance.now();
    const client = await connect();
    const connectedMs = performance.now() - startMs;
    expect(await client.ask(Buffer.from('hello'))).toEqual(Buffer.from('hello'));
    const answeredMs = performance.now() - startMs;
    client.close();
    expect(connectedMs).toBeGreaterThan(98);
    expect(answeredMs).toBeGreaterThan(198);
  });

  test('arrive whole on a link that loses much', async () => {
    await serve({ delayMs: 2, lossRatio: 0.1 });
    const client = await connect();
    const page = Buffer.alloc(60_000, 'قريب');
    expect((await client.ask(page)).equals(page)).toBe(true);
    client.close();
  });

  test('break when the path changes, while new connections work', async () => {
    await serve({});
    const client = await connect();
    const broken = client.closed();
    await link.changePath('rebinding');
    await broken;
    const again = await connect();
    expect(await again.ask(Buffer.from('hello'))).toEqual(Buffer.from('hello'));
    again.close();
  });

  test('wait out a cut of their own', async () => {
    await serve({});
    const client = await connect();
    const cut = link.cutFor(60, ['pages']);
    const startMs = performance.now();
    await client.ask(Buffer.from('hello'));
    await cut;
    expect(performance.now() - startMs).toBeGreaterThan(58);
    client.close();
  });

  test('end when the far end ends', async () => {
    await serve({ delayMs: 5 });
    const client = await connect();
    const ended = client.closed();
    server.close();
    client.end();
    await ended;
  });
});
