import type { z } from 'zod';

/**
 * What a person has typed and not yet sent, kept on this device so that a reload, a closed page or a
 * crash loses nothing. It lies under the person's own id, and is gone at sign-out and once somebody else
 * signs in: these computers are shared (`docs/adr/0025`).
 */
const prefix = 'qarib:draft:';

export type DraftPlace = { readonly practitionerId: string; readonly name: string };

/** Where a draft lies; what else must leave with it may lie under the same prefix. */
export const draftKey = ({ practitionerId, name }: DraftPlace) =>
  `${prefix}${practitionerId}:${name}`;

export function readDraft<Schema extends z.ZodType>(
  place: DraftPlace,
  schema: Schema,
): z.output<Schema> | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(localStorage.getItem(draftKey(place)) ?? 'null'));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** Whether it is kept: storage can be full or forbidden, and then the page must not say it is. */
export function keepDraft(place: DraftPlace, draft: unknown): boolean {
  try {
    localStorage.setItem(draftKey(place), JSON.stringify(draft));
    tellChanged();
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(place: DraftPlace): void {
  localStorage.removeItem(draftKey(place));
  tellChanged();
}

/** Everything one person has lying here, by what it is of. */
export function listDrafts(practitionerId: string): readonly string[] {
  const own = draftKey({ practitionerId, name: '' });
  return keysHere()
    .filter((key) => key.startsWith(own))
    .map((key) => key.slice(own.length));
}

/** Somebody signs in: what another left without signing out goes. Answers what that was. */
export function dropDraftsOfOthers(practitionerId: string): readonly string[] {
  const own = draftKey({ practitionerId, name: '' });
  const others = keysHere().filter((key) => key.startsWith(prefix) && !key.startsWith(own));
  for (const key of others) localStorage.removeItem(key);
  return others;
}

function keysHere(): string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

const changeListeners = new Set<() => void>();
const tellChanged = () => changeListeners.forEach((listener) => listener());

/** Tells when drafts came or went, in this tab or another. Returns how to stop. */
export function onDraftsChanged(listener: () => void): () => void {
  changeListeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    changeListeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

const droppedListeners = new Set<() => void>();

/** For what is too large to lie with the drafts and must leave with them. Heard once. */
export function onDraftsDropped(listener: () => void): void {
  droppedListeners.add(listener);
}

export function dropAllDrafts(): void {
  for (const listener of droppedListeners) listener();
  droppedListeners.clear();
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(prefix)) localStorage.removeItem(key);
  }
}
