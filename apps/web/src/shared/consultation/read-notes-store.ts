import { z } from 'zod';
import { create } from 'zustand';

const storageKey = 'qarib:read-notes';
/** More than a site signs in a month; older ones are not offered as new again. */
const keptCount = 500;

/** Ids of consultations whose signed note was opened here. Ids only: these computers are shared. */
type ReadNotes = {
  readonly ids: readonly string[];
  markRead: (consultationId: string) => void;
};

function remembered(): readonly string[] {
  try {
    return z.array(z.string()).parse(JSON.parse(localStorage.getItem(storageKey) ?? '[]'));
  } catch {
    return [];
  }
}

/** An amended note is to be read again. */
export const readMarkOf = ({ id, amendmentCount = 0 }: Read): string =>
  amendmentCount === 0 ? id : `${id}:${amendmentCount}`;
type Read = { readonly id: string; readonly amendmentCount?: number | undefined };

export const useReadNotesStore = create<ReadNotes>((set, get) => ({
  ids: remembered(),
  markRead: (consultationId) => {
    const { ids } = get();
    if (ids.includes(consultationId)) return;
    const next = [consultationId, ...ids].slice(0, keptCount);
    set({ ids: next });
    try {
      localStorage.setItem(storageKey, JSON.stringify(next));
    } catch {
      // Then it is offered again after a reload, which harms nobody.
    }
  },
}));
