import { z } from 'zod';
import { finished, inObjectStore } from '../offline/object-store.ts';

const place = { database: 'qarib-words', store: 'words', keyPath: 'key' };
const keptWords = z.object({ key: z.string(), practitionerId: z.string(), sealed: z.string() });
export type KeptWords = z.infer<typeof keptWords>;

/** Sealed words that are on the disk once they are kept: no crash and no cut of power takes them away. */
export type DurableWords = {
  list(practitionerId: string): Promise<readonly KeptWords[]>;
  keep(words: KeptWords): Promise<void>;
  forget(key: string): Promise<void>;
  forgetAll(): Promise<void>;
  forgetOthers(practitionerId: string): Promise<void>;
};

async function listAll(store: IDBObjectStore): Promise<readonly KeptWords[]> {
  const kept: unknown = await finished(store.getAll());
  return z.array(keptWords).parse(kept);
}

export const browserWords: DurableWords = {
  async list(practitionerId) {
    const all = await inObjectStore(place, 'readonly', listAll);
    return all.filter((words) => words.practitionerId === practitionerId);
  },
  keep: (words) =>
    inObjectStore(place, 'readwrite', async (store) => {
      await finished(store.put(words));
    }),
  forget: (key) => inObjectStore(place, 'readwrite', (store) => finished(store.delete(key))),
  forgetAll: () => inObjectStore(place, 'readwrite', (store) => finished(store.clear())),
  forgetOthers: (practitionerId) =>
    inObjectStore(place, 'readwrite', async (store) => {
      for (const words of await listAll(store))
        if (words.practitionerId !== practitionerId) await finished(store.delete(words.key));
    }),
};
