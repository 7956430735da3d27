import { z } from 'zod';
import { id } from '@qarib/contracts';

/** A photo taken here that the server does not have yet. */
const keptStill = z.object({
  uploadId: z.uuid(),
  practitionerId: id,
  consultationId: id,
  requestId: z.uuid().optional(),
  takenAt: z.iso.datetime(),
  blob: z.instanceof(Blob),
});
export type KeptStill = Readonly<z.infer<typeof keptStill>>;

/** Where photos lie until they are sent: too large for the storage that words lie in. */
export type StillStore = {
  list(practitionerId: string): Promise<KeptStill[]>;
  keep(still: KeptStill): Promise<void>;
  forget(uploadId: string): Promise<void>;
  forgetAll(): Promise<void>;
};

const storeName = 'stills';

const finished = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no storage')));
  });

async function openStore(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  const opening = indexedDB.open('qarib-stills', 1);
  opening.addEventListener('upgradeneeded', () =>
    opening.result.createObjectStore(storeName, { keyPath: 'uploadId' }),
  );
  const database = await finished(opening);
  return database.transaction(storeName, mode).objectStore(storeName);
}

/** In IndexedDB. Rejects where the browser keeps nothing, as in some private windows. */
export const browserStillStore: StillStore = {
  async list(practitionerId) {
    const reading: IDBRequest<unknown[]> = (await openStore('readonly')).getAll();
    const all = await finished(reading);
    const own = all
      .flatMap((kept) => keptStill.safeParse(kept).data ?? [])
      .filter((still) => still.practitionerId === practitionerId);
    return own.toSorted((a, b) => a.takenAt.localeCompare(b.takenAt));
  },
  async keep(still) {
    await finished((await openStore('readwrite')).put(still));
  },
  async forget(uploadId) {
    await finished((await openStore('readwrite')).delete(uploadId));
  },
  async forgetAll() {
    await finished((await openStore('readwrite')).clear());
  },
};
