import type { z } from 'zod';

/**
 * What a person has typed and not yet sent, kept on this device so that a reload, a closed page or a
 * crash loses nothing. It lies under the person's own id, and is gone at sign-out: these computers are
 * shared.
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
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(place: DraftPlace): void {
  localStorage.removeItem(draftKey(place));
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
