import { z } from 'zod';
import { attachmentKinds, fileName, id, uploadPlaces } from '@qarib/contracts';

/** Something to be sent from here that the server does not have yet. */
const keptUpload = z.object({
  uploadId: z.uuid(),
  practitionerId: id,
  /** Absent while the request it goes with is not sent: then `draftId` says which. */
  consultationId: id.optional(),
  draftId: z.uuid().optional(),
  kind: z.enum(attachmentKinds),
  place: z.enum(uploadPlaces),
  fileName: fileName.optional(),
  requestId: z.uuid().optional(),
  takenAt: z.iso.datetime(),
  blob: z.instanceof(Blob),
});
export type KeptUpload = Readonly<z.infer<typeof keptUpload>>;

/** Where files lie until they are sent: too large for the storage that words lie in. */
export type UploadStore = {
  list(practitionerId: string): Promise<KeptUpload[]>;
  keep(kept: KeptUpload): Promise<void>;
  forget(uploadId: string): Promise<void>;
  forgetAll(): Promise<void>;
  /** Somebody signed in: what others left here goes. */
  forgetOthers(practitionerId: string): Promise<void>;
};

const storeName = 'uploads';

const finished = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no storage')));
  });

async function openStore(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  const opening = indexedDB.open('qarib-uploads', 1);
  opening.addEventListener('upgradeneeded', () =>
    opening.result.createObjectStore(storeName, { keyPath: 'uploadId' }),
  );
  const database = await finished(opening);
  return database.transaction(storeName, mode).objectStore(storeName);
}

/** In IndexedDB. Rejects where the browser keeps nothing, as in some private windows. */
export const browserUploadStore: UploadStore = {
  async list(practitionerId) {
    const reading: IDBRequest<unknown[]> = (await openStore('readonly')).getAll();
    const all = await finished(reading);
    const own = all
      .flatMap((item) => keptUpload.safeParse(item).data ?? [])
      .filter((kept) => kept.practitionerId === practitionerId);
    return own.toSorted((a, b) => a.takenAt.localeCompare(b.takenAt));
  },
  async keep(kept) {
    await finished((await openStore('readwrite')).put(kept));
  },
  async forget(uploadId) {
    await finished((await openStore('readwrite')).delete(uploadId));
  },
  async forgetAll() {
    await finished((await openStore('readwrite')).clear());
  },
  async forgetOthers(practitionerId) {
    const reading: IDBRequest<unknown[]> = (await openStore('readonly')).getAll();
    const all = await finished(reading);
    const others = all
      .flatMap((item) => keptUpload.safeParse(item).data ?? [])
      .filter((kept) => kept.practitionerId !== practitionerId);
    for (const { uploadId } of others) await this.forget(uploadId);
  },
};
