import { setTimeout as delay } from 'node:timers/promises';
import { createConnection, type ClientSession, type Connection } from 'mongoose';
import { AppError } from '../../ports/app-error.ts';
import type { Log } from '../../ports/log.ts';
import type { Records, Store } from '../../ports/store.ts';
import { appointmentsIn } from './appointment-repository.ts';
import { availabilitiesIn } from './availability-repository.ts';
import { followUpsIn } from './follow-up-repository.ts';
import { boardRecordsIn } from './board-repository.ts';
import { annotationsIn, conversationsIn } from './conversation-repositories.ts';
import { cataloguesIn } from './catalogue-repository.ts';
import { complaintsIn } from './complaint-repository.ts';
import { consultationsIn } from './consultation-repository.ts';
import { demoRunsIn } from './demo-run-repository.ts';
import { feedbackIn } from './feedback-repository.ts';
import { printedDocumentsIn } from './document-repository.ts';
import { countedFactsIn } from './counted-facts-repository.ts';
import { invitationsIn } from './invitation-repository.ts';
import { callQualitiesIn, callSessionsIn } from './call-repositories.ts';
import { notesIn } from './note-repository.ts';
import { onCallShiftsIn } from './on-call-repository.ts';
import { recordingsIn } from './recording-repository.ts';
import { referralsIn } from './referral-repository.ts';
import { remindersIn } from './reminder-repository.ts';
import { patientHistoryIn } from './patient-history-repository.ts';
import { patientsIn } from './patient-repository.ts';
import {
  asAppError,
  isCommitUnknown,
  isDiskFull,
  isDuplicate,
  isTransient,
} from './database-errors.ts';
import { auditIn } from './audit-repository.ts';
import { statisticsIn } from './statistics-repository.ts';
import { defineModels, prepareCollections, type Models } from './models.ts';
import {
  createKnownPlaces,
  facilitiesIn,
  practitionersIn,
  sessionsIn,
  type KnownPlaces,
} from './people-repositories.ts';
import { renewFigures } from './renew-figures.ts';
import { renewPatientSearch } from './renew-patient-search.ts';
import { renewSlips } from './renew-slips.ts';
import type { Within } from './schema.ts';

const retryDelayMs = 500;
const transactionAttempts = 12;
/** A conflict is over when the other transaction is written, which takes some milliseconds. */
const backoffMs = { first: 4, most: 128 };

/** Longer than the driver itself waits for anything it does not lose count of. */
const heartbeatLimitMs = 4_000;
const workLimitMs = 12_000;

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
  #connection: Connection;
  #models: Models;
  readonly #log: Log;
  readonly #onAvailabilityChanged: (isAvailable: boolean) => void;
  readonly #places = createKnownPlaces();
  #isAvailable = false;
  #isClosed = false;
  #heartbeatTimer: NodeJS.Timeout | undefined;

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
      const connection = this.#connection;
      try {
        await connection.openUri(uri, connectionOptions);
        this.#watch(uri);
        await renewFigures(this.#connection);
        await prepareCollections(this.#models);
        await renewSlips(this.#connection, this.#models);
        await renewPatientSearch(this.#models, this.#log);
        this.#setAvailable(true);
        return;
      } catch (error) {
        if (asAppError(error) === error) throw error;
        // Nothing of a patient can be in the words of a failed connection.
        this.#log.warn('database-unreachable', { reason: String(error) });
        // Opened again it takes another client, and this one would look for the server for ever.
        connection
          .getClient()
          ?.close(true)
          .catch(() => undefined);
        await delay(retryDelayMs);
      }
    }
  }

  isAvailable(): boolean {
    return this.#isAvailable;
  }

  async read<Result>(work: (records: Records) => Promise<Result>): Promise<Result> {
    return this.#guarded(() => work(recordsIn(this.#models, null, this.#places)));
  }

  async transaction<Result>(work: (records: Records) => Promise<Result>): Promise<Result> {
    return this.#guarded(async () => {
      const session = await this.#connection.startSession();
      try {
        return await runTransaction(session, () =>
          work(recordsIn(this.#models, session, this.#places)),
        );
      } finally {
        await session.endSession();
      }
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#heartbeatTimer);
    await this.#connection.close();
  }

  async #guarded<Result>(work: () => Promise<Result>): Promise<Result> {
    if (!this.#isAvailable) throw new AppError('DATABASE_UNAVAILABLE');
    try {
      return await withinLimit(work());
    } catch (error) {
      if (isDiskFull(error)) this.#log.error('database-disk-full', error);
      throw asAppError(error);
    }
  }

  /**
   * The driver's own monitor notices a lost server before a request has to. It can be left behind,
   * though: a connection that closes between its check and its write leaves the driver (7.8, 7.9)
   * waiting for a `drain` that never comes, and its monitor then never looks again. So the monitor is
   * watched as well, and a silent one is replaced with its client.
   */
  #watch(uri: string): void {
    const client = this.#connection.getClient();
    const isCurrent = () => !this.#isClosed && client === this.#connection.getClient();
    client.on('topologyDescriptionChanged', ({ newDescription }) => {
      const servers = [...newDescription.servers.values()];
      if (isCurrent()) this.#setAvailable(servers.some((server) => server.isWritable));
    });
    const expectHeartbeat = () => {
      clearTimeout(this.#heartbeatTimer);
      this.#heartbeatTimer = setTimeout(() => {
        if (isCurrent()) void this.#reopen(uri);
      }, heartbeatLimitMs).unref();
    };
    client.on('serverHeartbeatSucceeded', expectHeartbeat);
    client.on('serverHeartbeatFailed', expectHeartbeat);
    expectHeartbeat();
  }

  async #reopen(uri: string): Promise<void> {
    this.#log.warn('database-monitor-silent');
    this.#setAvailable(false);
    const left = this.#connection;
    this.#connection = createConnection();
    this.#models = defineModels(this.#connection);
    // What hangs in the old client may keep it from closing, and keeps nobody waiting here.
    left.close(true).catch(() => undefined);
    try {
      await this.open(uri);
    } catch (error) {
      this.#log.error('database-not-reopened', error);
    }
  }

  #setAvailable(isAvailable: boolean): void {
    if (this.#isAvailable === isAvailable) return;
    this.#isAvailable = isAvailable;
    this.#log.info(isAvailable ? 'database-available' : 'database-lost');
    this.#onAvailabilityChanged(isAvailable);
  }
}

/** Nothing hangs: what was not answered in time may or may not have happened, and is asked again. */
async function withinLimit<Result>(work: Promise<Result>): Promise<Result> {
  // A bare timer: to abort one makes an error each time, and this is run with every request.
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const limit = setTimeout(() => reject(new AppError('DATABASE_UNAVAILABLE')), workLimitMs).unref();
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(limit);
  }
}

function recordsIn(models: Models, session: Within, places: KnownPlaces): Records {
  return {
    facilities: facilitiesIn(models, session, places),
    practitioners: practitionersIn(models, session),
    sessions: sessionsIn(models, session, places),
    patients: patientsIn(models, session),
    patientHistory: patientHistoryIn(models, session),
    complaints: complaintsIn(models, session),
    feedback: feedbackIn(models, session),
    consultations: consultationsIn(models, session),
    appointments: appointmentsIn(models, session),
    availabilities: availabilitiesIn(models, session),
    followUps: followUpsIn(models, session),
    invitations: invitationsIn(models, session),
    conversations: conversationsIn(models, session),
    annotations: annotationsIn(models, session),
    notes: notesIn(models, session),
    printedDocuments: printedDocumentsIn(models, session),
    recordings: recordingsIn(models, session),
    referrals: referralsIn(models, session),
    reminders: remindersIn(models, session),
    callSessions: callSessionsIn(models, session),
    callQualities: callQualitiesIn(models, session),
    onCallShifts: onCallShiftsIn(models, session),
    statistics: statisticsIn(models, session),
    board: boardRecordsIn(models, session),
    countedFacts: countedFactsIn(models, session),
    catalogues: cataloguesIn(models, session),
    demoRuns: demoRunsIn(models, session),
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
      if (!isTransient(error)) throw error;
      if (attempt === transactionAttempts) {
        throw isDuplicate(error) ? error : new AppError('DATABASE_UNAVAILABLE');
      }
      const waitMs = Math.min(backoffMs.first * 2 ** attempt, backoffMs.most);
      // Each waits differently, or the same two meet again.
      await delay(waitMs * (0.5 + Math.random() / 2));
    }
  }
}

async function commit(session: ClientSession): Promise<void> {
  try {
    await session.commitTransaction();
  } catch (error) {
    // Committing twice is safe; whether the first one came through is then known.
    if (!isCommitUnknown(error)) throw error;
    await session.commitTransaction().catch((again: unknown) => {
      throw isCommitUnknown(again) ? new AppError('DATABASE_UNAVAILABLE') : again;
    });
  }
}
