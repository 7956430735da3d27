import { z } from 'zod';
import { attachmentKinds, fileName, id, uploadPlaces } from '@qarib/contracts';
import { finished, inObjectStore } from '../offline/object-store.ts';
import type { Sealed } from '../vault/seal.ts';
import { vaultOf } from '../vault/vault-here.ts';
import type { Vault } from '../vault/vault.ts';

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
  /** Of all that lies here this moment, whatever another tab did meanwhile. */
  idsHere(): Promise<readonly string[]>;
  keep(kept: KeptUpload): Promise<void>;
  forget(uploadId: string): Promise<void>;
  forgetAll(): Promise<void>;
  /** Somebody signed in: what others left here goes. */
  forgetOthers(practitionerId: string): Promise<void>;
};

const place = { database: 'qarib-uploads', store: 'uploads', keyPath: 'uploadId' };

const isBytes = (it: unknown) => ArrayBuffer.isView(it);
/** As it lies on the device: whose it is, and nothing else that could be read. */
const sealedUpload = z.object({
  uploadId: z.uuid(),
  practitionerId: id,
  facts: z.custom<Sealed>(isBytes),
  bytes: z.custom<Sealed>(isBytes),
});
type SealedUpload = z.infer<typeof sealedUpload>;
const keptFacts = keptUpload.omit({ blob: true }).extend({ contentType: z.string() });

function vaultFor(practitionerId: string): Vault {
  const vault = vaultOf(practitionerId);
  if (!vault) throw new Error('nobody is signed in');
  return vault;
}

const factsOf = (uploadId: string) => `upload:${uploadId}:facts`;
const bytesOf = (uploadId: string) => `upload:${uploadId}:bytes`;

async function sealUpload({ blob, ...facts }: KeptUpload): Promise<SealedUpload> {
  const { uploadId, practitionerId } = facts;
  const vault = vaultFor(practitionerId);
  const words = JSON.stringify({ ...facts, contentType: blob.type });
  return {
    uploadId,
    practitionerId,
    facts: await vault.seal(factsOf(uploadId), new TextEncoder().encode(words)),
    bytes: await vault.seal(bytesOf(uploadId), await blob.arrayBuffer()),
  };
}

async function unsealUpload(sealed: SealedUpload): Promise<KeptUpload> {
  const { uploadId, practitionerId } = sealed;
  const vault = vaultFor(practitionerId);
  const words = new TextDecoder().decode(await vault.unseal(factsOf(uploadId), sealed.facts));
  const { contentType, ...facts } = keptFacts.parse(JSON.parse(words));
  const bytes = await vault.unseal(bytesOf(uploadId), sealed.bytes);
  return { ...facts, blob: new Blob([bytes], { type: contentType }) };
}

const put = (sealed: SealedUpload) =>
  inObjectStore(place, 'readwrite', async (store) => void (await finished(store.put(sealed))));
const remove = (uploadId: string) =>
  inObjectStore(place, 'readwrite', (store) => finished(store.delete(uploadId)));
const readAll = () =>
  inObjectStore(place, 'readonly', (store) => {
    const reading: IDBRequest<unknown[]> = store.getAll();
    return finished(reading);
  });
const readIds = () => inObjectStore(place, 'readonly', (store) => finished(store.getAllKeys()));
const owner = z.object({ uploadId: z.string(), practitionerId: z.string() });

/** Opens one as it was found. What was kept before there was a vault is sealed where it lies. */
async function open(found: unknown): Promise<KeptUpload | undefined> {
  const clear = keptUpload.safeParse(found).data;
  if (clear) {
    await put(await sealUpload(clear));
    return clear;
  }
  const sealed = sealedUpload.safeParse(found).data;
  if (!sealed) return undefined;
  const { uploadId, practitionerId } = sealed;
  try {
    return await unsealUpload(sealed);
  } catch {
    const drop = () => void remove(uploadId).catch(() => undefined);
    vaultOf(practitionerId)?.tellUnreadable({ place: bytesOf(uploadId), drop });
    return undefined;
  }
}

/** In IndexedDB, sealed. Rejects where the browser keeps nothing, as in some private windows. */
export const browserUploadStore: UploadStore = {
  async list(practitionerId) {
    const all = await readAll();
    const own = all.filter((it) => owner.safeParse(it).data?.practitionerId === practitionerId);
    const opened = await Promise.all(own.map(open));
    return opened
      .filter((kept) => kept !== undefined)
      .toSorted((a, b) => a.takenAt.localeCompare(b.takenAt));
  },
  async idsHere() {
    return (await readIds()).map(String);
  },
  async keep(kept) {
    const sealed = await sealUpload(kept);
    // Signed out while it was being sealed.
    vaultFor(kept.practitionerId);
    await put(sealed);
  },
  forget: remove,
  forgetAll: () => inObjectStore(place, 'readwrite', (store) => finished(store.clear())),
  async forgetOthers(practitionerId) {
    const all = (await readAll()).flatMap((it) => owner.safeParse(it).data ?? []);
    const others = all.filter((it) => it.practitionerId !== practitionerId);
    for (const { uploadId } of others) await remove(uploadId);
  },
};
