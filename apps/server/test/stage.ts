import { EventEmitter } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mongoose';
import { FakeClock, FakeMediaNode, nextEvent } from '@qarib/testing';
import { createPinoLog } from '../src/adapters/log/pino-log.ts';
import type { Configuration } from '../src/config/environment.ts';
import { startControlPlane, type ControlPlane, type Outside } from '../src/control-plane.ts';
import { Browser, origin } from './browser.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

/** A lost database is noticed and found again in real seconds, on a machine that may be busy. */
jest.setTimeout(30_000);

/** A Monday morning in Morocco. */
const morning = '2026-03-09T09:00:00Z';
export const demoPassword = 'a-password-of-the-demo';
export const mediaNodeSecret = 'the-secret-of-media-nodes-in-tests';

/** What a test puts in the place of the world's own. */
type Given = Pick<Outside, 'messenger' | 'printer'>;

/** The real control plane on a real database, with time held still. */
export class Stage {
  readonly clock = new FakeClock(morning);
  readonly folder: string;
  /** Every line that was logged. */
  readonly logLines: string[] = [];
  readonly #logged = new EventEmitter();
  readonly #config: Configuration;
  readonly #given: Given;
  readonly #browsers: Browser[] = [];
  readonly #nodes: FakeMediaNode[] = [];
  readonly #database: TestDatabase;
  #controlPlane: ControlPlane | undefined;

  private constructor(
    folder: string,
    database: TestDatabase,
    overrides: Partial<Configuration>,
    given: Given,
  ) {
    this.folder = folder;
    this.#given = given;
    this.#database = database;
    this.#config = {
      mongodbUri: '',
      hosts: ['127.0.0.1'],
      port: 0,
      origins: [origin],
      sessionSecret: 'the-secret-of-sessions-used-in-tests',
      mediaNodeSecret,
      demoPassword,
      opensOffline: true,
      hasDemoRota: false,
      dataDir: folder,
      requestExpiryMs: 30 * 60_000,
      ringStepMs: 90_000,
      recordingRetentionMs: 30 * 24 * 60 * 60_000,
      mostRecordedBytes: 1_000,
      logLevel: 'debug',
      ...overrides,
    };
  }

  static async open(
    overrides: Partial<Configuration> = {},
    given: Given = {},
    /** Puts into the database what is to be there before the control plane starts. */
    prepare?: (databaseUri: string) => Promise<void>,
  ): Promise<Stage> {
    const folder = await mkdtemp(join(tmpdir(), 'qarib-'));
    const isUsual = Object.keys(overrides).length === 0 && prepare === undefined;
    const database = await openTestDatabase(folder, isUsual);
    const stage = new Stage(folder, database, overrides, given);
    await prepare?.(stage.databaseUri);
    await stage.startControlPlane();
    // Collections, catalogues and the demo: the same each time, and half a second's work.
    if (isUsual) await database.keepAsBeginning?.();
    return stage;
  }

  /** Changes what is kept as no use case does. */
  async tamper(collection: string, id: string, change: object): Promise<void> {
    const connection = await createConnection(this.#database.uri).asPromise();
    try {
      await connection.collection<{ _id: string }>(collection).updateOne({ _id: id }, change);
    } finally {
      await connection.close();
    }
  }

  startDatabase(): Promise<void> {
    return this.#database.start();
  }

  stopDatabase(): Promise<void> {
    return this.#database.stop();
  }

  async startControlPlane(overrides: Partial<Configuration> = {}): Promise<void> {
    const log = createPinoLog('debug', { write: (line: string) => this.#write(line) });
    const config = { ...this.#config, ...overrides, mongodbUri: this.#database.uri };
    this.#controlPlane = await startControlPlane(config, {
      clock: this.clock,
      log,
      ...this.#given,
    });
    await this.#controlPlane.ready;
  }

  /** Where the records are, for what is made ready in them. */
  get databaseUri(): string {
    return this.#database.uri;
  }

  /** Starts it again on the same data, configured otherwise. */
  async restartControlPlane(overrides: Partial<Configuration>): Promise<void> {
    await this.#controlPlane?.close();
    await this.startControlPlane(overrides);
  }

  /** Resolves when such an event is logged from now on. */
  logged(event: string): Promise<unknown> {
    return nextEvent(this.#logged, event);
  }

  /** Lets time pass with the media node beating all along. */
  async pass(durationMs: number, node: FakeMediaNode): Promise<void> {
    for (let passedMs = 0; passedMs <= durationMs; passedMs += 1_000) {
      const beaten = this.logged('media-node-beat');
      node.beat();
      await beaten;
      this.clock.advance(1_000);
    }
  }

  /** Lets time pass, and then what is due by the clock be done. */
  async sweepAfter(durationMs: number): Promise<void> {
    for (const stepMs of [durationMs, 15_000]) {
      const swept = Promise.all([this.logged('sweep-done'), this.logged('figures-settled')]);
      this.clock.sleep(stepMs);
      await swept;
    }
  }

  #write(line: string): void {
    this.logLines.push(line);
    const { event } = JSON.parse(line) as { event: string };
    this.#logged.emit(event, undefined);
  }

  get url(): string {
    return `http://127.0.0.1:${this.#controlPlane?.port ?? 0}`;
  }

  browser(): Browser {
    const browser = new Browser(this.url);
    this.#browsers.push(browser);
    return browser;
  }

  /** A browser in which somebody of the demo is signed in. */
  async signedIn(practitionerId: string): Promise<Browser> {
    const browser = this.browser();
    await browser.signIn(practitionerId);
    return browser;
  }

  async mediaNode(nodeId?: string): Promise<FakeMediaNode> {
    const node = await FakeMediaNode.connect(this.url, mediaNodeSecret, nodeId);
    this.#nodes.push(node);
    return node;
  }

  async close(): Promise<void> {
    for (const browser of this.#browsers) browser.close();
    for (const node of this.#nodes) node.close();
    await this.#controlPlane?.close();
    await this.#database.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** People and patients of the demo, by what they are to the tests. */
export const people = {
  nurse: 'demo-nurse-tighdouine',
  otherSitesNurse: 'demo-nurse-imilchil',
  neurologist: 'demo-neurologist-benali',
  otherNeurologist: 'demo-neurologist-tazi',
  paediatrician: 'demo-paediatrician-idrissi',
  otherPaediatrician: 'demo-paediatrician-berrada',
  coordinator: 'demo-coordinator-marrakech-safi',
  ministry: 'demo-coordinator-ministry',
  administrator: 'demo-administrator',
} as const;
export const patients = {
  withConsent: 'demo-patient-t1',
  childWithConsent: 'demo-patient-t2',
  withoutConsent: 'demo-patient-t4',
  ofOtherSite: 'demo-patient-i1',
} as const;
