import { z } from 'zod';
import { vaultPrefix } from '../vault/vault.ts';
import { eraseVault, vaultHere, vaultOf } from '../vault/vault-here.ts';

/**
 * What a person has typed and not yet sent, kept on this device so that a reload, a closed page or a
 * crash loses nothing. It lies sealed under the person's own id, and is gone at sign-out and once
 * somebody else signs in: these computers are shared (`docs/adr/0025`, `docs/adr/0029`).
 */
export type DraftPlace = { readonly practitionerId: string; readonly name: string };

/** Where a draft lies; what else must leave with it may lie under the same prefix. */
export const draftKey = ({ practitionerId, name }: DraftPlace) =>
  `${vaultPrefix}${practitionerId}:${name}`;

export function readDraft<Schema extends z.ZodType>(
  place: DraftPlace,
  schema: Schema,
): z.output<Schema> | undefined {
  try {
    const typed = vaultOf(place.practitionerId)?.getItem(draftKey(place));
    const parsed = schema.safeParse(JSON.parse(typed ?? 'null'));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** Whether it is kept: storage can be full or forbidden, and then the page must not say it is. */
export async function keepDraft(place: DraftPlace, draft: unknown): Promise<boolean> {
  const vault = vaultOf(place.practitionerId);
  return vault ? vault.setItem(draftKey(place), JSON.stringify(draft)) : false;
}

export function dropDraft(place: DraftPlace): void {
  vaultOf(place.practitionerId)?.removeItem(draftKey(place));
}

const keyed = z.object({ idempotencyKey: z.uuid() });

/** What the draft with this key is of, wherever it was moved. */
export const findDraft = (practitionerId: string, idempotencyKey: string) =>
  listDrafts(practitionerId).find(
    (name) => readDraft({ practitionerId, name }, keyed)?.idempotencyKey === idempotencyKey,
  );

/** What it was of is part of something else now. A draft that is there already is not written over. */
export async function moveDraft({ practitionerId, name }: DraftPlace, to: string): Promise<void> {
  const vault = vaultOf(practitionerId);
  const from = draftKey({ practitionerId, name });
  const there = draftKey({ practitionerId, name: to });
  const typed = vault?.getItem(from);
  if (!vault || typed === null || typed === undefined || vault.getItem(there) !== null) return;
  await vault.setItem(there, typed);
  vault.removeItem(from);
}

/** Everything one person has lying here, by what it is of. */
export function listDrafts(practitionerId: string): readonly string[] {
  const own = draftKey({ practitionerId, name: '' });
  return (vaultOf(practitionerId)?.keys() ?? []).map((key) => key.slice(own.length));
}

/** Tells when drafts came or went, in this tab or another. Returns how to stop. */
export function onDraftsChanged(listener: () => void): () => void {
  return vaultHere()?.subscribe(listener) ?? (() => {});
}

const droppedListeners = new Set<() => void>();

/** For what is too large to lie with the drafts and must leave with them. Heard once. */
export function onDraftsDropped(listener: () => void): void {
  droppedListeners.add(listener);
}

export async function dropAllDrafts(): Promise<void> {
  for (const listener of droppedListeners) listener();
  droppedListeners.clear();
  await eraseVault();
}
