import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { Db } from 'mongodb';
import { z } from 'zod';
import { documentsIn } from './bson-stream.ts';
import { type ExportedCollection, readManifest } from './dump-format.ts';
import { exactDocument } from './exact-document.ts';
import type { MoveReport } from './export-data.ts';
import type { OnProgress } from './progress.ts';

const insertReplySchema = z.object({
  n: z.number(),
  writeErrors: z.array(z.object({ code: z.number() })).optional(),
});

const documentsPerInsert = 1000;
/** Well below the 48 MB that a message may have. */
const bytesPerInsert = 8_000_000;

/**
 * Puts an export into a database that holds nothing. What was begun is taken back when it fails.
 * @throws when the database holds anything, the export is damaged, or a count does not agree
 */
export async function importData(
  db: Db,
  folder: string,
  onProgress: OnProgress,
): Promise<MoveReport> {
  const { collections } = readManifest(folder);
  await requireEmpty(db);
  const total = collections.reduce((sum, { documents }) => sum + documents, 0);
  const made: string[] = [];
  let done = 0;
  try {
    for (const collection of collections) {
      made.push(collection.name);
      await importCollection(db, folder, collection, (count) => {
        done += count;
        onProgress(done, total);
      });
    }
  } catch (error) {
    for (const name of made) await db.dropCollection(name);
    throw error;
  }
  return {
    collections: collections.length,
    documents: done,
    indexes: collections.reduce((sum, { indexes }) => sum + indexes.length, 0),
  };
}

async function requireEmpty(db: Db): Promise<void> {
  const [found] = await db.listCollections().toArray();
  if (found === undefined) return;
  throw new Error(
    `The database ${db.databaseName} already holds data (${found.name}). It was left as it is.`,
  );
}

async function importCollection(
  db: Db,
  folder: string,
  collection: ExportedCollection,
  onInserted: (count: number) => void,
): Promise<void> {
  const { name, options, indexes } = collection;
  await db.createCollection(name, options);
  await insertAll(db, folder, collection, onInserted);
  await verify(db, collection);
  // Only now: documents would expire and be missing from the count, and it takes a small part of the
  // time to make an index of all than to keep it up with each.
  const own = indexes.filter(({ name: index }) => index !== '_id_');
  if (own.length > 0) await db.command({ createIndexes: name, indexes: own });
  const found = await db.collection(name).listIndexes().toArray();
  if (found.length !== indexes.length) {
    throw new Error(`${name} has ${found.length} indexes instead of ${indexes.length}.`);
  }
}

async function insertAll(
  db: Db,
  folder: string,
  { name, file, documents, sha256 }: ExportedCollection,
  onInserted: (count: number) => void,
): Promise<void> {
  const hash = createHash('sha256');
  let batch: Uint8Array[] = [];
  let batchBytes = 0;
  let read = 0;
  const flush = async () => {
    if (batch.length === 0) return;
    await insertBatch(db, name, batch);
    onInserted(batch.length);
    batch = [];
    batchBytes = 0;
  };
  for await (const bytes of documentsIn(createReadStream(path.join(folder, file)))) {
    hash.update(bytes);
    read += 1;
    if (batch.length === documentsPerInsert || batchBytes + bytes.length > bytesPerInsert) {
      await flush();
    }
    batch.push(bytes);
    batchBytes += bytes.length;
  }
  await flush();
  if (read !== documents || hash.digest('hex') !== sha256) {
    throw new Error(`${path.join(folder, file)} is not the file that was exported.`);
  }
}

async function insertBatch(db: Db, name: string, batch: readonly Uint8Array[]): Promise<void> {
  const reply = await db.command({
    insert: name,
    documents: batch.map(exactDocument),
    ordered: true,
    writeConcern: { w: 'majority', j: true },
  });
  const { n, writeErrors } = insertReplySchema.parse(reply);
  if (n === batch.length) return;
  throw new Error(
    `${name}: a document was refused (error ${writeErrors?.[0]?.code ?? 'unknown'}).`,
  );
}

async function verify(db: Db, { name, documents }: ExportedCollection): Promise<void> {
  const found = await db.collection(name).countDocuments();
  if (found === documents) return;
  throw new Error(`${name} holds ${found} documents instead of ${documents}.`);
}
