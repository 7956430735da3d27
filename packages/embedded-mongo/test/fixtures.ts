import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import type { Collection, Db, Document } from 'mongodb';
import { EmbeddedMongo } from '../src/index.ts';
import type { EmbeddedMongoOptions } from '../src/index.ts';

/** A folder that goes away with the test. */
export const makeFolder = (): string => mkdtempSync(join(tmpdir(), 'embedded-mongo-'));

export const removeFolder = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true });

export type Running = {
  folder: string;
  server: EmbeddedMongo;
  client: MongoClient;
  db: Db;
  stop: () => Promise<void>;
};

/** The real server and the real driver, over a real socket. */
export const startServer = async (
  options: Partial<EmbeddedMongoOptions> = {},
): Promise<Running> => {
  const folder = options.dataDir ?? makeFolder();
  const server = await EmbeddedMongo.start({
    dataDir: folder,
    socketPath: join(folder, 'mongo.sock'),
    ...options,
  });
  const client = new MongoClient(server.uri('test'), { promoteValues: true });
  await client.connect();
  const stop = async (): Promise<void> => {
    await client.close();
    await server.close();
    if (options.dataDir === undefined) removeFolder(folder);
  };
  return { folder, server, client, db: client.db(), stop };
};

type TestDocument = Document & { _id: number };

let lastCollection = 0;

/** A fresh collection with these documents. */
export const collectionOf = async (
  db: Db,
  documents: readonly TestDocument[] = [],
): Promise<Collection<TestDocument>> => {
  lastCollection += 1;
  const collection = db.collection<TestDocument>(`c${lastCollection}`);
  if (documents.length > 0) await collection.insertMany([...documents]);
  return collection;
};

/** What a promise was rejected with. */
export const rejection = async (promise: Promise<unknown>): Promise<unknown> => {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('it should have been refused');
};
