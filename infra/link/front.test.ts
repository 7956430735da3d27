import { once } from 'node:events';
import http from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { Script } from 'node:vm';
import { Link, linkProfiles } from '@qarib/testing/link';
import { Front } from './front.ts';
import { Keys } from './keys.ts';
import { readLinkSettings } from './settings.ts';

/** Says what it was asked, and refuses other origins as Qarib does. */
class FakeQarib {
  readonly #server = http.createServer((request, response) => {
    const { host, origin = this.origin } = request.headers;
    if (origin !== this.origin || host !== new URL(this.origin).host) {
      response.writeHead(403).end();
      return;
    }
    const isPage = request.url === '/';
    response.setHeader('content-type', isPage ? 'text/html; charset=utf-8' : 'text/plain');
    response.end(
      isPage ? '<html><head><title>قريب</title></head></html>' : `asked ${request.url ?? ''}`,
    );
  });

  static async start(): Promise<FakeQarib> {
    const qarib = new FakeQarib();
    qarib.#server.on('upgrade', (request, socket) => {
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n\r\n${request.headers.origin ?? ''}`);
      socket.pipe(socket);
    });
    qarib.#server.listen(0, '127.0.0.1');
    await once(qarib.#server, 'listening');
    return qarib;
  }

  get origin(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

describe('an address with the link in between', () => {
  let qarib: FakeQarib;
  let link: Link;
  let front: Front;

  beforeEach(async () => {
    qarib = await FakeQarib.start();
    const way = { ...linkProfiles.none.up, delayMs: 30 };
    link = Link.create({ up: way, down: way });
    front = await Front.create({ link, target: new URL(qarib.origin), port: 0 });
  });
  afterEach(async () => {
    front.close();
    await link.close();
    qarib.close();
  });

  test('relays media to Qarib only, and answers to no name but its own', async () => {
    const portFor = (host: string) =>
      fetch(
        `${front.origin}/link-emulator/port?${new URLSearchParams({ port: '4', host }).toString()}`,
      );
    expect((await portFor('127.0.0.1')).status).toBe(200);
    for (const host of ['192.0.2.7', 'intranet.example'])
      expect((await portFor(host)).status).toBe(403);
    const { port } = new URL(front.origin);
    const request = http.request({ port, host: '127.0.0.1', headers: { host: 'rebound.example' } });
    request.end();
    const [answer] = (await once(request, 'response')) as [http.IncomingMessage];
    answer.resume();
    expect(answer.statusCode).toBe(421);
  });

  test('serves what Qarib serves, later', async () => {
    const startMs = performance.now();
    const answer = await fetch(`${front.origin}/api/health`, { headers: { origin: front.origin } });
    expect(await answer.text()).toBe('asked /api/health');
    // A round trip to connect, and one for the answer.
    expect(performance.now() - startMs).toBeGreaterThan(115);
  });

  test('lets no page of another origin pass for one of Qarib', async () => {
    const answer = await fetch(`${front.origin}/api/health`, {
      headers: { origin: 'http://localhost:3000' },
    });
    expect(answer.status).toBe(403);
  });

  test('gives every page the script that takes its calls over the link', async () => {
    const answer = await fetch(front.origin, { headers: { accept: 'text/html' } });
    const page = await answer.text();
    const [, script = ''] = /<head><script src="([^"]+)"><\/script><title>قريب/.exec(page) ?? [];
    const code = await (await fetch(`${front.origin}${script}`)).text();
    expect(() => new Script(code)).not.toThrow();
    expect(code).toContain('RTCPeerConnection');
  });

  test('has a relay for each media port', async () => {
    const ask = async (query: string) =>
      Number(await (await fetch(`${front.origin}/link-emulator/port?${query}`)).text());
    const port = await ask('port=40000&protocol=udp&host=127.0.0.1');
    expect(port).toBe(await link.portFor(40_000, 'udp'));
    expect(await ask('port=40000&protocol=tcp&host=127.0.0.1')).not.toBe(port);
  });

  test('hands WebSockets on, as from the own origin', async () => {
    const { port } = new URL(front.origin);
    const socket = connect(Number(port), '127.0.0.1');
    const headers = `Host: localhost:${port}\r\nOrigin: ${front.origin}\r\nConnection: Upgrade\r\nUpgrade: websocket`;
    socket.write(`GET /socket.io/ HTTP/1.1\r\n${headers}\r\n\r\n`);
    let received = '';
    socket.on('data', (data) => (received += data.toString()));
    while (!received.includes(qarib.origin)) await once(socket, 'data');
    socket.write('hello');
    while (!received.endsWith('hello')) await once(socket, 'data');
    socket.destroy();
  });
});

test('settings are read, and refused in words', () => {
  expect(readLinkSettings(['--profile', 'vsat', '--cuts', '30:10,90:45'])).toEqual({
    profile: 'satellite',
    target: new URL('http://localhost:8080'),
    port: 8_090,
    seed: 1,
    cuts: [
      { atSeconds: 30, forSeconds: 10 },
      { atSeconds: 90, forSeconds: 45 },
    ],
  });
  expect(() => readLinkSettings(['--profile', 'p9'])).toThrow('no profile p9');
  expect(() => readLinkSettings(['--cuts', '30'])).toThrow('--cuts takes');
  expect(() => readLinkSettings(['--to', 'https://localhost'])).toThrow('--to takes');
  expect(() => readLinkSettings(['--port', 'x'])).toThrow('--port takes');
});

test('keys change the link, and say so', async () => {
  const link = Link.create(linkProfiles.none);
  const keys = new Keys(link);
  expect(['c', 'c', '3', 'x', '9'].map((key) => keys.press(key))).toEqual([
    'Cut.',
    'Whole again.',
    'The link is satellite now.',
    undefined,
    undefined,
  ]);
  await link.close();
});
