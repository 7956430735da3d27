import { create } from 'zustand';
import { dropDraft, keepDraft, listDrafts } from '../drafts/drafts.ts';

/** How many photos this device has on their way; known here without loading what sends them. */
export const useUnsentPhotos = create(() => ({ count: 0 }));

const marker = 'photos';

/** Remembers over a reload that there are some. */
export function noteUnsentPhotos(practitionerId: string, count: number): void {
  useUnsentPhotos.setState({ count });
  const place = { practitionerId, name: marker };
  // Where that is not kept they go on when their consultation is opened again.
  if (count === 0) dropDraft(place);
  else void keepDraft(place, count);
}

export const hadUnsentPhotos = (practitionerId: string): boolean =>
  listDrafts(practitionerId).includes(marker);
