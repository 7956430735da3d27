import { join } from 'node:path';
import { startEmbeddedMongo, type EmbeddedMongo } from '@qarib/embedded-mongo';
import { OutsideDatabase } from '@qarib/testing/database';

/** The database of one suite, which can be lost and found again. */
export interface TestDatabase {
  readonly uri: string;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it for good, with all it holds. */
  close(): Promise<void>;
}

/** In the MongoDB at `MONGODB_URI` when there is one, else an embedded one in the folder. */
export async function openTestDatabase(folder: string): Promise<TestDatabase> {
  return (await OutsideDatabase.open()) ?? EmbeddedDatabase.open(folder);
}

class EmbeddedDatabase implements TestDatabase {
  readonly uri: string;
  readonly #options: { dataDir: string; socketPath: string };
  #server: EmbeddedMongo | undefined;

  private constructor(folder: string) {
    const socketPath = join(folder, 'database.sock');
    this.#options = { dataDir: join(folder, 'database'), socketPath };
    this.uri = `mongodb://${encodeURIComponent(socketPath)}/qarib?directConnection=true`;
  }

  static async open(folder: string): Promise<EmbeddedDatabase> {
    const database = new EmbeddedDatabase(folder);
    await database.start();
    return database;
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
