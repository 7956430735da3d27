/**
 * An exported database is a folder: `<collection>.bson` holds its documents one after the other, as
 * mongodump writes them, and `manifest.json`, written last, says what must be there. A folder without
 * a manifest is an export that did not end.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EJSON } from 'bson';
import { z } from 'zod';

const manifestFile = 'manifest.json';
const format = 'qarib-export-1';

/** As listIndexes gives it and createIndexes takes it. */
export const indexSchema = z.looseObject({
  name: z.string(),
  key: z.record(z.string(), z.unknown()),
});

const collectionSchema = z.object({
  name: z.string().min(1),
  /** Its file; a collection may have a name that a file cannot. */
  file: z.string().regex(/^\d+\.bson$/),
  documents: z.number().int().min(0),
  sha256: z.string().length(64),
  options: z.record(z.string(), z.unknown()),
  indexes: z.array(indexSchema),
});

const manifestSchema = z.object({
  format: z.literal(format),
  exportedAt: z.string(),
  from: z.string(),
  collections: z.array(collectionSchema),
});

export type ExportedCollection = z.infer<typeof collectionSchema>;
type Manifest = z.infer<typeof manifestSchema>;

export function writeManifest(folder: string, contents: Omit<Manifest, 'format'>): void {
  const file = path.join(folder, manifestFile);
  // Extended JSON: the filter of a partial index may hold dates and ids.
  const text = EJSON.stringify({ format, ...contents }, undefined, 2);
  writeFileSync(`${file}.partial`, `${text}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.partial`, file);
}

/** @throws with a sentence for people when the folder is no complete export */
export function readManifest(folder: string): Manifest {
  let text: string;
  try {
    text = readFileSync(path.join(folder, manifestFile), 'utf8');
  } catch {
    throw new Error(`${folder} holds no complete export: it has no ${manifestFile}.`);
  }
  const parsed = manifestSchema.safeParse(parseExtendedJson(text));
  if (!parsed.success) throw new Error(`${path.join(folder, manifestFile)} is damaged.`);
  return parsed.data;
}

function parseExtendedJson(text: string): unknown {
  try {
    return EJSON.parse(text, { relaxed: true });
  } catch {
    return undefined;
  }
}
