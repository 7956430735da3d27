import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedMongo, type EmbeddedMongo } from '@qarib/embedded-mongo';
import { keptForTheProcess, OutsideDatabase } from '@qarib/testing/database';

/** The database of one suite, which can be lost and found again. */
export interface TestDatabase {
  readonly uri: string;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Has later databases begin with what is in this one, where that is quicker than to make it again. */
  keepAsBeginning?(): Promise<void>;
  /** Stops it for good, with all it holds. */
  close(): Promise<void>;
}

/**
 * In the MongoDB at `MONGODB_URI` when there is one, else an embedded one in the folder.
 * @param isUsual it begins with what was kept as a beginning, and else with nothing
 */
export async function openTestDatabase(folder: string, isUsual = false): Promise<TestDatabase> {
  return (await OutsideDatabase.open()) ?? EmbeddedDatabase.open(folder, isUsual);
}

const beginning = 'beginning of a stage';

class EmbeddedDatabase implements TestDatabase {
  readonly uri: string;
  readonly #options: { dataDir: string; socketPath: string };
  readonly #dataFile: string;
  #server: EmbeddedMongo | undefined;

  private constructor(folder: string) {
    const socketPath = join(folder, 'database.sock');
    this.#options = { dataDir: join(folder, 'database'), socketPath };
    this.#dataFile = join(this.#options.dataDir, 'data.mdb');
    this.uri = `mongodb://${encodeURIComponent(socketPath)}/qarib?directConnection=true`;
  }

  static async open(folder: string, isUsual: boolean): Promise<EmbeddedDatabase> {
    const database = new EmbeddedDatabase(folder);
    const kept = keptForTheProcess.get(beginning);
    if (kept && isUsual) {
      await mkdir(database.#options.dataDir, { mode: 0o700 });
      await writeFile(database.#dataFile, kept, { mode: 0o600 });
    }
    await database.start();
    return database;
  }

  async keepAsBeginning(): Promise<void> {
    if (keptForTheProcess.has(beginning)) return;
    const copy = `${this.#dataFile}.copy`;
    await this.#server?.backup(copy);
    keptForTheProcess.set(beginning, await readFile(copy));
  }

  async start(): Promise<void> {
    this.#server ??= await startEmbeddedMongo(this.#options);
  }

  async stop(): Promise<void> {
    await this.#server?.close();
    this.#server = undefined;
  }

  close(): Promise<void> {
    return this.stop();
  }
}
