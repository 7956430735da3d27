import { once } from 'node:events';
import http, {
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { lookup } from 'node:dns/promises';
import { connect, type AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Duplex } from 'node:stream';
import { relayCandidates } from '@qarib/testing/browser';
import type { Link } from '@qarib/testing/link';

/** As many connections as a browser has to one host. */
const connectionCount = 6;
const ownPaths = { script: '/link-emulator/media.js', port: '/link-emulator/port' } as const;
const scriptTag = `<script src="${ownPaths.script}"></script>`;

/** Makes the page's calls ask for a relay's port in place of each of the media node's. */
const mediaScript = `window.relayPortFor = async (port, protocol, host) =>
  (await fetch(\`${ownPaths.port}?\${new URLSearchParams({ port, protocol, host })}\`)).json();
(${relayCandidates.toString()})();
`;

const isLoopback = (host: string) =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
const isOfThisMachine = (host: string) =>
  Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === host));

/** Media goes where Qarib is, and nowhere else: the front is no relay into the network behind it. */
async function mayReach(host: string, target: URL): Promise<boolean> {
  if (isLoopback(host) || host === target.hostname || isOfThisMachine(host)) return true;
  const known = await lookup(target.hostname, { all: true }).catch(() => []);
  return known.some(({ address }) => address === host);
}

type FrontOptions = {
  readonly link: Link;
  /** Where Qarib is, as people type it into a browser. */
  readonly target: URL;
  readonly port: number;
};

/**
 * An address of its own for Qarib with the link in between, for any browser: what a page asks for goes
 * over the link, and every page is given the script that sends its calls' media over it as well.
 */
export class Front {
  readonly #link: Link;
  readonly #target: URL;
  readonly #server: http.Server;
  readonly #agent = new http.Agent({ keepAlive: true, maxSockets: connectionCount });

  private constructor({ link, target }: FrontOptions) {
    this.#link = link;
    this.#target = target;
    this.#server = http.createServer((request, response) => void this.#answer(request, response));
    this.#server.on(
      'upgrade',
      (request, socket, head: Buffer) => void this.#upgrade(request, socket, head),
    );
  }

  static async create(options: FrontOptions): Promise<Front> {
    const front = new Front(options);
    front.#server.listen(options.port, '127.0.0.1');
    await once(front.#server, 'listening');
    return front;
  }

  get origin(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
    this.#agent.destroy();
  }

  /** Under another name it is a page of another origin that asks, by a name it points here. */
  #isMeant({ host }: IncomingHttpHeaders): boolean {
    const name = URL.parse(`http://${host ?? ''}`);
    return name !== null && isLoopback(name.hostname.replace(/^\[|\]$/g, ''));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!this.#isMeant(request.headers)) {
      response.writeHead(421).end();
      return;
    }
    const { pathname, searchParams } = new URL(request.url ?? '/', this.origin);
    if (pathname === ownPaths.script) {
      response.setHeader('content-type', 'text/javascript').end(mediaScript);
      return;
    }
    if (pathname === ownPaths.port) {
      const protocol = searchParams.get('protocol') === 'tcp' ? 'tcp' : 'udp';
      const host = searchParams.get('host') ?? '127.0.0.1';
      if (!(await mayReach(host, this.#target))) {
        response.writeHead(403).end();
        return;
      }
      const port = await this.#link.portFor(Number(searchParams.get('port')), protocol, host);
      response.setHeader('content-type', 'application/json').end(JSON.stringify(port));
      return;
    }
    await this.#forward(request, response);
  }

  async #forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const isPage = (request.headers.accept ?? '').includes('text/html');
    const onward = http.request({
      host: '127.0.0.1',
      port: await this.#linkPort(),
      agent: this.#agent,
      method: request.method,
      path: request.url,
      headers: {
        ...this.#rewritten(request.headers),
        ...(isPage && { 'accept-encoding': 'identity' }),
      },
    });
    // The link was cut, or whoever asked has gone away.
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    onward.on('response', (answer) => void this.#hand(answer, response));
    request.pipe(onward);
  }

  async #hand(answer: IncomingMessage, response: ServerResponse): Promise<void> {
    answer.on('error', () => response.destroy());
    const isPage = (answer.headers['content-type'] ?? '').startsWith('text/html');
    if (!isPage || answer.headers['content-encoding']) {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
      return;
    }
    const { etag: _etag, 'content-length': _length, ...headers } = answer.headers;
    const parts: Buffer[] = [];
    for await (const part of answer) parts.push(part as Buffer);
    const page = Buffer.concat(parts)
      .toString()
      .replace(/<head[^>]*>/, `$&${scriptTag}`);
    response.writeHead(answer.statusCode ?? 502, headers).end(page);
  }

  /** A WebSocket: one connection over the link, handed on byte by byte. */
  async #upgrade(request: IncomingMessage, near: Duplex, head: Buffer): Promise<void> {
    if (!this.#isMeant(request.headers)) {
      near.destroy();
      return;
    }
    const far = connect(await this.#linkPort(), '127.0.0.1');
    const lines = Object.entries(this.#rewritten(request.headers)).flatMap(([name, value]) =>
      [value ?? []].flat().map((one) => `${name}: ${one}`),
    );
    far.write(
      [`${request.method ?? 'GET'} ${request.url ?? '/'} HTTP/1.1`, ...lines, '', ''].join('\r\n'),
    );
    far.write(head);
    far.pipe(near).pipe(far);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  }

  #linkPort(): Promise<number> {
    return this.#link.pagePortFor(Number(this.#target.port || 80), this.#target.hostname);
  }

  /** Qarib answers its own origin only: this one is put for it, another page's is left to be refused. */
  #rewritten({ origin, referer, ...headers }: IncomingHttpHeaders): IncomingHttpHeaders {
    const { host, origin: targetOrigin } = this.#target;
    return {
      ...headers,
      host,
      ...(origin && { origin: origin === this.origin ? targetOrigin : origin }),
      ...(referer && { referer: referer.replace(this.origin, targetOrigin) }),
    };
  }
}
