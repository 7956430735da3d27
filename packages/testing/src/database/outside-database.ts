import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type Server, type Socket, createConnection, createServer } from 'node:net';
import { MongoClient } from 'mongodb';

/** mongodb://[user:password@]hosts[/database][?options] */
const URI = /^mongodb:\/\/(?<user>[^@/]+@)?[^/?]+(?:\/(?<database>[^?]*))?(?:\?(?<options>.*))?$/;

/**
 * A database of its own in the MongoDB at `MONGODB_URI`, behind a door that tests can shut: to who
 * uses it, that is a server that is gone. It is dropped when it is closed.
 */
export class OutsideDatabase {
  readonly uri: string;
  readonly #uriOutside: string;
  readonly #name: string;
  readonly #door: Door;

  private constructor(uriOutside: string, name: string, door: Door) {
    this.#uriOutside = uriOutside;
    this.#name = name;
    this.#door = door;
    this.uri = uriThrough(uriOutside, door.port, name);
  }

  /** @returns undefined when no MongoDB is named, and the tests bring their own */
  static async open(uri = process.env['MONGODB_URI']): Promise<OutsideDatabase | undefined> {
    if (uri === undefined || uri === '') return undefined;
    const name = `qarib-test-${randomBytes(6).toString('hex')}`;
    const door = await Door.open(await primaryOf(uri));
    return new OutsideDatabase(uri, name, door);
  }

  /** Ends every connection and lets nobody in. */
  async stop(): Promise<void> {
    await this.#door.shut();
  }

  async start(): Promise<void> {
    await this.#door.reopen();
  }

  async close(): Promise<void> {
    await this.#door.shut();
    await withClient(this.#uriOutside, (client) => client.db(this.#name).dropDatabase());
  }
}

async function withClient<T>(uri: string, work: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = await MongoClient.connect(uri);
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

async function primaryOf(uri: string): Promise<string> {
  const hello = await withClient(uri, (client) => client.db('admin').command({ hello: 1 }));
  const { primary } = hello;
  if (typeof primary !== 'string') throw new Error('MONGODB_URI must name a replica set.');
  return primary;
}

/** The same, but through the door and to that one server alone. */
function uriThrough(uri: string, port: number, name: string): string {
  const { user = '', database = '', options = '' } = URI.exec(uri)?.groups ?? {};
  const parameters = new URLSearchParams(options);
  parameters.delete('replicaSet');
  parameters.set('directConnection', 'true');
  if (user !== '' && !parameters.has('authSource')) {
    parameters.set('authSource', database === '' ? 'admin' : database);
  }
  return `mongodb://${user}127.0.0.1:${port}/${name}?${parameters}`;
}

/** Passes connections on to a server, until it is shut. */
class Door {
  readonly port: number;
  readonly #server: Server;
  readonly #sockets: Set<Socket>;

  private constructor(server: Server, sockets: Set<Socket>, port: number) {
    this.#server = server;
    this.#sockets = sockets;
    this.port = port;
  }

  static async open(target: string): Promise<Door> {
    const sockets = new Set<Socket>();
    const server = createServer((inside) => {
      const outside = connectTo(target);
      for (const [socket, other] of [
        [inside, outside],
        [outside, inside],
      ] as const) {
        sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          sockets.delete(socket);
          other.destroy();
        });
        socket.pipe(other);
      }
    });
    await listen(server, 0);
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port was given');
    return new Door(server, sockets, address.port);
  }

  async shut(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  async reopen(): Promise<void> {
    if (!this.#server.listening) await listen(this.#server, this.port);
  }
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}

/** A member is named by its socket or by host and port. */
function connectTo(target: string): Socket {
  if (target.includes('/')) return createConnection(target);
  const at = target.lastIndexOf(':');
  return createConnection(Number(target.slice(at + 1)), target.slice(0, at));
}
