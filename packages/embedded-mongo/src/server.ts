import { chmodSync, lstatSync, mkdirSync, unlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Server as NetServer, Socket } from 'node:net';
import { dirname } from 'node:path';
import { Cursors } from './commands/cursors.ts';
import type { Engine } from './commands/context.ts';
import { runCommand } from './commands/dispatch.ts';
import { silentLog } from './log.ts';
import type { Log } from './log.ts';
import { checkIndexes } from './maintenance/check-indexes.ts';
import type { CheckReport } from './maintenance/check-indexes.ts';
import { decideAllArrays } from './maintenance/decide-arrays.ts';
import { expireDocuments } from './maintenance/expire-documents.ts';
import { FolderError, FolderLock } from './store/folder-lock.ts';
import { Store } from './store/store.ts';
import { StatementUnit } from './store/unit.ts';
import { Locks } from './transactions/locks.ts';
import { forgetSessions } from './transactions/retry-log.ts';
import type { Isolation } from './transactions/transaction.ts';
import { SESSION_TIMEOUT_MINUTES, Sessions } from './transactions/sessions.ts';
import { Connection } from './wire/connection.ts';

export type EmbeddedMongoOptions = {
  /** where the data lives; made when missing, for its owner alone (0700) */
  dataDir: string;
  socketPath: string;
  /** also listens on this TCP port of the loopback interface; 0 picks a free one */
  port?: number;
  /** "serializable" unless said otherwise; "snapshot" allows what mongod allows */
  isolation?: Isolation;
  log?: Log;
  /** milliseconds since the epoch; tests pass their own clock */
  now?: () => number;
};

const SWEEP_INTERVAL_MS = 1_000;
/** As MongoDB's ttlMonitorSleepSecs. */
const EXPIRE_INTERVAL_MS = 60_000;

/** What the kernel's sockaddr_un has room for. */
const MAX_SOCKET_PATH_BYTES = 107;

/** A socket file that a killed process left behind is replaced; anything else is not ours to remove. */
const clearSocketPath = (path: string): void => {
  if (Buffer.byteLength(path) > MAX_SOCKET_PATH_BYTES) {
    throw new FolderError(`The socket path ${path} is longer than ${MAX_SOCKET_PATH_BYTES} bytes.`);
  }
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  let found;
  try {
    found = lstatSync(path);
  } catch {
    return;
  }
  if (!found.isSocket()) throw new FolderError(`${path} exists and is not a socket.`);
  unlinkSync(path);
};

const listen = (server: NetServer, where: { path: string } | { port: number; host: string }) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(where, () => {
      server.off('error', reject);
      resolve();
    });
  });

const closeServer = (server: NetServer): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
  });

/** The database server of one data folder. */
export class EmbeddedMongo {
  readonly #socketPath: string;
  readonly #lock: FolderLock;
  readonly #engine: Engine;
  readonly #log: Log;
  readonly #servers: NetServer[] = [];
  readonly #connections = new Set<Connection>();
  readonly #timers: NodeJS.Timeout[] = [];
  #port: number | undefined;
  readonly #ending = new AbortController();
  #upkeep = Promise.resolve();
  #closing: Promise<void> | undefined;

  private constructor(options: EmbeddedMongoOptions, lock: FolderLock, engine: Engine) {
    this.#socketPath = options.socketPath;
    this.#lock = lock;
    this.#engine = engine;
    this.#log = options.log ?? silentLog;
  }

  /** @throws FolderError with a message for people when the folder or the socket cannot be used */
  static async start(options: EmbeddedMongoOptions): Promise<EmbeddedMongo> {
    const lock = FolderLock.take(options.dataDir);
    const now = options.now ?? Date.now;
    let store: Store;
    try {
      // Only the holder of the folder may take over a socket in its name.
      clearSocketPath(options.socketPath);
      store = Store.open(options.dataDir);
    } catch (error) {
      lock.release();
      throw error;
    }
    const locks = new Locks();
    const engine: Engine = {
      store,
      locks,
      now,
      sessions: new Sessions(store, locks, now, options.isolation ?? 'serializable'),
      cursors: new Cursors(now),
      address: options.socketPath,
      startedAtMs: now(),
    };
    const server = new EmbeddedMongo(options, lock, engine);
    try {
      await server.#open(options);
    } catch (error) {
      await server.close();
      throw error;
    }
    return server;
  }

  /** The TCP port, when one was asked for. */
  get port(): number | undefined {
    return this.#port;
  }

  /** A connection string for one database of this server. */
  uri(database: string): string {
    return `mongodb://${encodeURIComponent(this.#socketPath)}/${database}?directConnection=true`;
  }

  /** Ends connections and open transactions, writes what is acknowledged, lets the folder go. */
  close(): Promise<void> {
    this.#closing ??= this.#finish();
    return this.#closing;
  }

  /** Writes a consistent copy of the data file while clients go on. */
  async backup(file: string): Promise<void> {
    await this.#engine.store.backup(file);
  }

  /** Compares every index with its documents, in the newest durable state. */
  check(): CheckReport {
    const snapshot = this.#engine.store.snapshot();
    try {
      return checkIndexes(snapshot);
    } finally {
      snapshot.release();
    }
  }

  /** Removes what has expired now rather than at the next round. */
  async expire(): Promise<void> {
    await expireDocuments(this.#engine);
    const before = new Date(this.#engine.now() - SESSION_TIMEOUT_MINUTES * 60_000);
    const unit = new StatementUnit(this.#engine.store.latest(), this.#engine.locks);
    forgetSessions(unit, before);
    await this.#engine.store.commit(unit.changes);
  }

  async #open({ socketPath, port }: EmbeddedMongoOptions): Promise<void> {
    const local = this.#server();
    await listen(local, { path: socketPath });
    chmodSync(socketPath, 0o600);
    if (port !== undefined) {
      const tcp = this.#server();
      await listen(tcp, { port, host: '127.0.0.1' });
      const address = tcp.address();
      if (address === null || typeof address === 'string') throw new Error('no port was given');
      this.#port = address.port;
      // Whoever asks over TCP may be one that cannot see the socket.
      this.#engine.address = `127.0.0.1:${address.port}`;
    }
    const { store, locks } = this.#engine;
    this.#upkeep = decideAllArrays(store, locks, this.#ending.signal).catch(() =>
      this.#log('upkeep-failed'),
    );
    this.#every(SWEEP_INTERVAL_MS, () => {
      this.#engine.sessions.sweep();
      this.#engine.cursors.sweep();
    });
    this.#every(EXPIRE_INTERVAL_MS, () => {
      this.expire().catch(() => this.#log('expiry-failed'));
    });
  }

  #server(): NetServer {
    const server = createServer((socket) => this.#accept(socket));
    this.#servers.push(server);
    return server;
  }

  #accept(socket: Socket): void {
    const connection = new Connection(
      socket,
      (command) => runCommand(this.#engine, this.#log, socket, command),
      this.#log,
      () => {
        this.#connections.delete(connection);
        this.#engine.sessions.abandon(socket);
      },
    );
    this.#connections.add(connection);
  }

  #every(intervalMs: number, work: () => void): void {
    const timer = setInterval(work, intervalMs);
    timer.unref();
    this.#timers.push(timer);
  }

  async #finish(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    this.#ending.abort();
    await this.#upkeep;
    const closed = this.#servers.filter(({ listening }) => listening).map(closeServer);
    for (const connection of this.#connections) connection.close();
    await Promise.all(closed);
    this.#engine.cursors.killAll();
    this.#engine.sessions.abortAll();
    await this.#engine.store.close();
    this.#lock.release();
  }
}
