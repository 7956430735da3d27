import { z } from 'zod';
import { finished, inObjectStore } from '../offline/object-store.ts';
import { makeKey } from './seal.ts';

/** One key for each person who is signed in on this device; deleting it makes all they left here noise. */
export type DeviceKeys = {
  /** Makes one where there is none. */
  keyOf(practitionerId: string): Promise<CryptoKey>;
  forgetAll(): Promise<void>;
  forgetOthers(practitionerId: string): Promise<void>;
};

const place = { database: 'qarib-keys', store: 'keys', keyPath: 'practitionerId' };
const keptKey = z.object({
  practitionerId: z.string(),
  key: z.custom<CryptoKey>((it) => typeof it === 'object' && it !== null),
});
type KeptKey = z.infer<typeof keptKey>;

export const browserKeys: DeviceKeys = {
  async keyOf(practitionerId) {
    // Made before it is known whether it is wanted: a transaction does not wait for anything else.
    const made: KeptKey = { practitionerId, key: await makeKey() };
    return inObjectStore(place, 'readwrite', async (store) => {
      const reading: IDBRequest<unknown> = store.get(practitionerId);
      const kept = keptKey.safeParse(await finished(reading)).data;
      if (kept) return kept.key;
      await finished(store.put(made));
      return made.key;
    });
  },
  forgetAll: () => inObjectStore(place, 'readwrite', (store) => finished(store.clear())),
  forgetOthers: (practitionerId) =>
    inObjectStore(place, 'readwrite', async (store) => {
      const all = await finished(store.getAllKeys());
      const others = all.filter((owner) => owner !== practitionerId);
      for (const owner of others) await finished(store.delete(owner));
    }),
};
