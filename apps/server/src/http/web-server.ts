import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createServer as createDoor, type AddressInfo, type Server as Door } from 'node:net';
import type { Duplex } from 'node:stream';
import { sortByFirstByte } from './sort-by-first-byte.ts';

export type TlsFiles = { readonly certificateFile: string; readonly keyFile: string };

type Options = {
  readonly tls?: TlsFiles | undefined;
  /** What browsers call this server; the first one is the one to go to. */
  readonly origins: readonly string[];
  /** Paths that a browser may read before it trusts the certificate. */
  readonly isForEveryone: (path: string) => boolean;
};

/**
 * A connection waits so long for the next request. People pause between two clicks and between two saves
 * of a note, and over a satellite a new connection takes two seconds to be made.
 */
const keepAliveTimeout = 2 * 60_000;

/** How often the certificate's file is looked at: it is renewed weeks before its end. */
const reloadIntervalMs = 60_000;

/**
 * HTTP on one port and any number of addresses. With a certificate the port speaks TLS, and whoever
 * comes without it is sent to the same page with it.
 */
export class WebServer {
  /** What answers requests and upgrades; TLS or not is settled when they get here. */
  readonly http: Server;
  readonly #doors: Door[];
  readonly #certificateFile: string | undefined;

  private constructor(http: Server, certificateFile: string | undefined) {
    this.http = http;
    this.#doors = [http];
    this.#certificateFile = certificateFile;
  }

  static create(options: Options): WebServer {
    const { tls } = options;
    if (!tls) return new WebServer(createServer({ keepAliveTimeout }), undefined);
    const secure = createSecureServer({
      ...readPair(tls),
      minVersion: 'TLSv1.2',
      keepAliveTimeout,
    });
    watchFile(tls.certificateFile, { interval: reloadIntervalMs, persistent: false }, () => {
      secure.setSecureContext({ ...readPair(tls), minVersion: 'TLSv1.2' });
    });
    sortByFirstByte(secure, plainServer(secure, options));
    return new WebServer(secure, tls.certificateFile);
  }

  /** The port is the same on every address; 0 lets the system choose it. */
  async listen(addresses: readonly string[], wantedPort: number): Promise<number> {
    const [first = '127.0.0.1', ...others] = addresses;
    const port = await open(this.http, first, wantedPort);
    for (const address of others) {
      const door = createDoor((socket) => this.http.emit('connection', socket));
      this.#doors.push(door);
      await open(door, address, port);
    }
    return port;
  }

  close(): void {
    if (this.#certificateFile) unwatchFile(this.#certificateFile);
    for (const door of this.#doors) door.close();
    this.http.closeAllConnections();
  }
}

const readPair = ({ certificateFile, keyFile }: TlsFiles) => ({
  cert: readFileSync(certificateFile),
  key: readFileSync(keyFile),
});

async function open(door: Door, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    door.once('error', reject);
    door.listen(port, host, () => {
      door.off('error', reject);
      resolve();
    });
  });
  return (door.address() as AddressInfo).port;
}

/**
 * For those who come without TLS. A media node on this machine may: nobody reads what stays inside.
 */
function plainServer(secure: Server, { origins, isForEveryone }: Options): Server {
  const plain = createServer((request, response) => {
    const path = pathOf(request);
    if (isForEveryone(path) || isFromInside(request)) secure.emit('request', request, response);
    else redirect(request, response, origins);
  });
  plain.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (isFromInside(request)) secure.emit('upgrade', request, socket, head);
    else socket.destroy();
  });
  return plain;
}

function isFromInside(request: IncomingMessage): boolean {
  const isOnThisMachine = /^(::ffff:)?127\.|^::1$/.test(request.socket.remoteAddress ?? '');
  return isOnThisMachine && /^\/(api|socket\.io)\//.test(pathOf(request));
}

/** To the name it was called by, when that is one of ours: the Host header is anybody's to write. */
function redirect(request: IncomingMessage, response: ServerResponse, origins: readonly string[]) {
  const called = `https://${request.headers.host ?? ''}`;
  const origin = origins.includes(called) ? called : (origins[0] ?? '');
  response
    .writeHead(308, { Location: `${origin}${request.url ?? '/'}`, Connection: 'close' })
    .end();
}

const pathOf = (request: IncomingMessage) => (request.url ?? '/').split('?')[0] ?? '/';
