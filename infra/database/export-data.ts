import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Db, Document } from 'mongodb';
import { type ExportedCollection, indexSchema, writeManifest } from './dump-format.ts';
import type { OnProgress } from './progress.ts';

/** As listCollections describes it. */
interface FoundCollection {
  name: string;
  type?: string;
  options?: Document;
}

export interface MoveReport {
  collections: number;
  documents: number;
  indexes: number;
}

/**
 * Writes all collections of a database with their indexes into a new folder. Nobody may write
 * meanwhile.
 * @throws when the folder holds anything, or a count does not agree
 */
export async function exportData(
  db: Db,
  folder: string,
  from: string,
  onProgress: OnProgress,
): Promise<MoveReport> {
  prepareFolder(folder);
  try {
    return await writeAll(db, folder, from, onProgress);
  } catch (error) {
    removeRemains(folder);
    throw error;
  }
}

async function writeAll(
  db: Db,
  folder: string,
  from: string,
  onProgress: OnProgress,
): Promise<MoveReport> {
  const found = await db.listCollections().toArray();
  const infos = found.filter(({ name }) => !name.startsWith('system.'));
  const counts = await countAll(db, infos);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const collections: ExportedCollection[] = [];
  let done = 0;
  for (const [index, info] of infos.entries()) {
    const exported = await exportCollection(db, info, `${index}.bson`, folder, () => {
      done += 1;
      onProgress(done, total);
    });
    await verifyCount(db, exported, counts[index] ?? 0);
    collections.push(exported);
  }
  for (const { file } of collections) {
    renameSync(path.join(folder, partialOf(file)), path.join(folder, file));
  }
  writeManifest(folder, { exportedAt: new Date().toISOString(), from, collections });
  return {
    collections: collections.length,
    documents: done,
    indexes: collections.reduce((sum, { indexes }) => sum + indexes.length, 0),
  };
}

/** A file has this name until everything is there. */
const partialOf = (file: string) => `${file}.partial`;

/** What an export writes before its manifest, which says that it ended. */
const remains = /^(?:\d+\.bson|manifest\.json\.partial|\d+\.bson\.partial)$/;

function removeRemains(folder: string): void {
  for (const name of readdirSync(folder).filter((found) => remains.test(found))) {
    rmSync(path.join(folder, name));
  }
}

function prepareFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // An export that was killed left no manifest.
  if (readdirSync(folder).every((name) => remains.test(name))) removeRemains(folder);
  if (readdirSync(folder).length > 0) {
    throw new Error(`The folder ${folder} is not empty. It was left as it is.`);
  }
}

async function countAll(db: Db, infos: readonly { name: string }[]): Promise<number[]> {
  const counts: number[] = [];
  for (const { name } of infos) counts.push(await db.collection(name).countDocuments());
  return counts;
}

async function exportCollection(
  db: Db,
  { name, type, options = {} }: FoundCollection,
  file: string,
  folder: string,
  onDocument: () => void,
): Promise<ExportedCollection> {
  if (type !== undefined && type !== 'collection') {
    throw new Error(`${name} is a ${type}; only plain collections can be exported.`);
  }
  const hash = createHash('sha256');
  let documents = 0;
  const cursor = db.collection(name).find({}, { raw: true });
  const bytes = async function* (): AsyncGenerator<Uint8Array> {
    for await (const document of cursor) {
      if (!(document instanceof Uint8Array)) throw new TypeError('expected raw BSON');
      documents += 1;
      hash.update(document);
      onDocument();
      yield document;
    }
  };
  const target = createWriteStream(path.join(folder, partialOf(file)), {
    flags: 'wx',
    mode: 0o600,
    flush: true,
  });
  await pipeline(Readable.from(bytes(), { objectMode: true }), target);
  const indexes = await db.collection(name).listIndexes().toArray();
  return {
    name,
    file,
    documents,
    sha256: hash.digest('hex'),
    options,
    indexes: indexes.map(asSpecification),
  };
}

/** Without what belongs to the server it came from. */
function asSpecification({ v: _v, ns: _ns, ...index }: Document): ExportedCollection['indexes'][0] {
  return indexSchema.parse(index);
}

/** Documents may expire meanwhile, so fewer than before can be right; fewer than now cannot. */
async function verifyCount(
  db: Db,
  { name, documents }: ExportedCollection,
  before: number,
): Promise<void> {
  const after = await db.collection(name).countDocuments();
  if (documents <= before && documents >= after) return;
  throw new Error(
    `${name}: ${documents} documents were written, but it held ${before} before and ${after} after.`,
  );
}
