import { createConnection, type ClientSession, type Connection } from 'mongoose';
import { AppError } from '../../ports/app-error.ts';
import type { Log } from '../../ports/log.ts';
import type { Records, Store } from '../../ports/store.ts';
import { consultationsIn } from './consultation-repository.ts';
import { callSessionsIn, notesIn } from './note-repositories.ts';
import { patientsIn } from './patient-repository.ts';
import { asAppError, isCommitUnknown, isTransient } from './database-errors.ts';
import { auditIn, statisticsIn } from './figure-repositories.ts';
import { defineModels, prepareCollections, type Models } from './models.ts';
import { facilitiesIn, practitionersIn, sessionsIn } from './people-repositories.ts';

const retryDelayMs = 500;
const transactionAttempts = 10;

/** Short limits: a nurse is told within seconds that nothing was saved, and tries again. */
const connectionOptions = {
  bufferCommands: false,
  serverSelectionTimeoutMS: 2_000,
  connectTimeoutMS: 2_000,
  socketTimeoutMS: 10_000,
  waitQueueTimeoutMS: 2_000,
  heartbeatFrequencyMS: 1_000,
  minHeartbeatFrequencyMS: 500,
  maxPoolSize: 50,
  ignoreUndefined: true,
  writeConcern: { w: 'majority' as const },
};

type Parts = {
  readonly log: Log;
  readonly onAvailabilityChanged: (isAvailable: boolean) => void;
};

/** The only file that opens MongoDB. It keeps trying until it is closed. */
export class MongoStore implements Store {
  readonly #connection: Connection;
  readonly #models: Models;
  readonly #log: Log;
  readonly #onAvailabilityChanged: (isAvailable: boolean) => void;
  #isAvailable = false;
  #isClosed = false;

  static create(parts: Parts): MongoStore {
    return new MongoStore(parts);
  }

  private constructor({ log, onAvailabilityChanged }: Parts) {
    this.#connection = createConnection();
    this.#models = defineModels(this.#connection);
    this.#log = log;
    this.#onAvailabilityChanged = onAvailabilityChanged;
  }

  /** Resolves once the database was reached and its collections are there. */
  async open(uri: string): Promise<void> {
    while (!this.#isClosed) {
      try {
        await this.#connection.openUri(uri, connectionOptions);
        this.#watch();
        await prepareCollections(this.#models);
        this.#setAvailable(true);
        return;
      } catch (error) {
        if (asAppError(error) === error) throw error;
        // Nothing of a patient can be in the words of a failed connection.
        this.#log.warn('database-unreachable', { reason: String(error) });
        await new Promise((resolve) => setTimeout(resolve, retryDelayMs));
      }
    }
  }

  isAvailable(): boolean {
    return this.#isAvailable;
  }

  async read<Result>(work: (records: Records) => Promise<Result>): Promise<Result> {
    return this.#guarded(() => work(recordsIn(this.#models, null)));
  }

  async transaction<Result>(work: (records: Records) => Promise<Result>): Promise<Result> {
    return this.#guarded(async () => {
      const session = await this.#connection.startSession();
      try {
        return await runTransaction(session, () => work(recordsIn(this.#models, session)));
      } finally {
        await session.endSession();
      }
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#connection.close();
  }

  async #guarded<Result>(work: () => Promise<Result>): Promise<Result> {
    if (!this.#isAvailable) throw new AppError('DATABASE_UNAVAILABLE');
    try {
      return await work();
    } catch (error) {
      throw asAppError(error);
    }
  }

  /** The driver's own monitor notices a lost server before a request has to. */
  #watch(): void {
    this.#connection.getClient().on('topologyDescriptionChanged', ({ newDescription }) => {
      const servers = [...newDescription.servers.values()];
      if (!this.#isClosed) this.#setAvailable(servers.some((server) => server.isWritable));
    });
  }

  #setAvailable(isAvailable: boolean): void {
    if (this.#isAvailable === isAvailable) return;
    this.#isAvailable = isAvailable;
    this.#log.info(isAvailable ? 'database-available' : 'database-lost');
    this.#onAvailabilityChanged(isAvailable);
  }
}

function recordsIn(models: Models, session: ClientSession | null): Records {
  return {
    facilities: facilitiesIn(models, session),
    practitioners: practitionersIn(models, session),
    sessions: sessionsIn(models, session),
    patients: patientsIn(models, session),
    consultations: consultationsIn(models, session),
    notes: notesIn(models, session),
    callSessions: callSessionsIn(models, session),
    statistics: statisticsIn(models, session),
    audit: auditIn(models, session),
  };
}

/**
 * The driver's `withTransaction` retries for two minutes, lost servers included; a nurse would wait
 * that long to be told. Here a conflict is tried again and a lost server is reported.
 */
async function runTransaction<Result>(
  session: ClientSession,
  work: () => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    session.startTransaction({
      readConcern: { level: 'snapshot' },
      writeConcern: { w: 'majority' },
    });
    try {
      const result = await work();
      await commit(session);
      return result;
    } catch (error) {
      if (session.inTransaction()) await session.abortTransaction().catch(() => undefined);
      if (attempt === transactionAttempts || !isTransient(error)) throw error;
    }
  }
}

async function commit(session: ClientSession): Promise<void> {
  try {
    await session.commitTransaction();
  } catch (error) {
    // Committing twice is safe; whether the first one came through is then known.
    if (!isCommitUnknown(error)) throw error;
    await session.commitTransaction();
  }
}
