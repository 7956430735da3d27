import { isDeepStrictEqual } from 'node:util';
import { catalogueNames, type CatalogueName } from '@qarib/contracts';
import type {
  CatalogueEntryRecord,
  CatalogueFile,
  CatalogueFiles,
  CatalogueRecord,
} from '../../ports/catalogues.ts';
import type { Ports } from '../shared/ports.ts';
import { openSites } from './open-sites.ts';

type Needs = Pick<Ports, 'store' | 'clock' | 'catalogues' | 'log'>;

export type ImportReport = {
  readonly catalogue: CatalogueName;
  readonly version: string;
  readonly entries: number;
  /** How many were added, reworded or moved, and no longer offered. */
  readonly added: number;
  readonly changed: number;
  readonly retired: number;
};

export type OnImported = (done: number, total: number) => void;

const batchSize = 500;

/** Where each entry's `parent` must be found. */
const parents: Partial<Record<CatalogueName, CatalogueName>> = {
  provinces: 'regions',
  sites: 'provinces',
};

/** An import that cannot be: nothing was changed. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';
}

/** Those that others refer to go first. */
export const inImportOrder = (files: readonly CatalogueFile[]) =>
  files.toSorted(
    (a, b) =>
      catalogueNames.indexOf(a.header.catalogue) - catalogueNames.indexOf(b.header.catalogue),
  );

/**
 * Makes what is kept of a catalogue equal to the file. Run again it changes nothing; broken off it is
 * simply run again, because the catalogue's own record is written last.
 */
export async function importCatalogue(
  { store, clock, catalogues: shelf }: Needs,
  { header, digest, entries }: CatalogueFile,
  onImported: OnImported = () => undefined,
): Promise<ImportReport> {
  const { catalogue: id, ...about } = header;
  await requireParents(store, id, entries);
  const before = await store.read(({ catalogues }) => catalogues.entries(id));
  const { added, changed, retired } = compare(before, entries);
  const writes = [...added, ...changed, ...retired];
  for (let done = 0; done < writes.length; done += batchSize) {
    const batch = writes.slice(done, done + batchSize);
    await store.transaction(({ catalogues }) => catalogues.putEntries(batch));
    onImported(Math.min(done + batchSize, writes.length), writes.length);
  }
  const record: CatalogueRecord = { id, ...about, digest, importedAt: clock.now() };
  await store.transaction(({ catalogues }) => catalogues.save(record));
  shelf.forget();
  return {
    catalogue: id,
    version: header.version,
    entries: entries.length,
    added: added.length,
    changed: changed.length,
    retired: retired.length,
  };
}

function compare(before: readonly CatalogueEntryRecord[], after: readonly CatalogueEntryRecord[]) {
  const known = new Map(before.map((entry) => [entry.id, entry]));
  const kept = new Set(after.map(({ id }) => id));
  const isNew = ({ id }: CatalogueEntryRecord) => !known.has(id);
  return {
    added: after.filter(isNew),
    changed: after.filter((entry) => !isNew(entry) && !isSame(entry, known.get(entry.id))),
    retired: before
      .filter(({ id, isRetired }) => !kept.has(id) && !isRetired)
      .map((entry) => ({ ...entry, isRetired: true })),
  };
}

/** An absent part is the same as an undefined one. */
const isSame = (one: CatalogueEntryRecord, other: CatalogueEntryRecord | undefined) =>
  isDeepStrictEqual(withParent(one), other && withParent(other));

const withParent = (entry: CatalogueEntryRecord) => ({ parent: undefined, ...entry });

async function requireParents(
  store: Needs['store'],
  catalogue: CatalogueName,
  entries: readonly CatalogueEntryRecord[],
): Promise<void> {
  const parent = parents[catalogue];
  if (parent === undefined) return;
  const known = await store.read(({ catalogues }) => catalogues.entries(parent));
  const codes = new Set(known.map(({ code }) => code));
  const orphan = entries.find((entry) => !codes.has(entry.parent ?? ''));
  if (orphan === undefined) return;
  throw new ImportRefused(
    `${catalogue}: "${orphan.code}" lies in "${orphan.parent ?? ''}", which is not among the ${parent}`,
  );
}

/** What Qarib brings along, where nothing or something older is kept: at the first start, and after an update. */
export async function importBundledCatalogues(ports: Ports, files: CatalogueFiles): Promise<void> {
  for (const file of inImportOrder(await files.readAll())) {
    const { catalogue, version } = file.header;
    const kept = await ports.store.read(({ catalogues }) => catalogues.find(catalogue));
    if (kept && kept.version >= version) continue;
    const { entries } = await importCatalogue(ports, file);
    ports.log.info('catalogue-imported', { catalogue, version, entries });
  }
  if (ports.settings.isDemo) await openSites(ports);
}
