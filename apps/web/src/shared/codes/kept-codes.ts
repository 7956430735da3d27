import { z } from 'zod';
import { CodeIndex } from '@qarib/clinical';
import { findableEntry, type CatalogueName, type FindableEntry } from '@qarib/contracts';
import { api } from '../api/api-client.ts';
import { finished, inObjectStore } from '../offline/object-store.ts';

/** It says nothing of a person, and outlives a sign-out. */
const place = { database: 'qarib-codes', store: 'catalogues', keyPath: 'name' } as const;

const keptCodes = z.object({ digest: z.string(), entries: z.array(findableEntry) });

async function readKept(name: CatalogueName) {
  const found: unknown = await inObjectStore(place, 'readonly', (store) =>
    finished<unknown>(store.get(name)),
  );
  const parsed = keptCodes.safeParse(found);
  return parsed.success ? parsed.data : undefined;
}

/** Keeps all of a catalogue on this device, or learns that what is here is the present one. */
export async function keepCodes(name: CatalogueName): Promise<void> {
  const kept = await readKept(name);
  const query = kept ? { known: kept.digest } : {};
  const { digest, entries } = await api.call('readCatalogue', { params: { system: name }, query });
  if (!entries) return;
  await inObjectStore(place, 'readwrite', (store) =>
    finished(store.put({ name, digest, entries })),
  );
}

/** What this device can search by itself; nothing where the catalogue, or no storage at all, is here. */
export async function findKeptCodes(
  name: CatalogueName,
): Promise<CodeIndex<FindableEntry> | undefined> {
  const kept = await readKept(name).catch(() => undefined);
  return kept && new CodeIndex(kept.entries);
}
