import { create } from 'zustand';
import { draftKey } from '../drafts/drafts.ts';

/** How many photos this device has on their way; known here without loading what sends them. */
export const useUnsentPhotos = create(() => ({ count: 0 }));

const markerOf = (practitionerId: string) => draftKey({ practitionerId, name: 'photos' });

/** Remembers over a reload that there are some. */
export function noteUnsentPhotos(practitionerId: string, count: number): void {
  useUnsentPhotos.setState({ count });
  try {
    if (count === 0) localStorage.removeItem(markerOf(practitionerId));
    else localStorage.setItem(markerOf(practitionerId), String(count));
  } catch {
    // Then they go on when their consultation is opened again.
  }
}

export function hadUnsentPhotos(practitionerId: string): boolean {
  try {
    return localStorage.getItem(markerOf(practitionerId)) !== null;
  } catch {
    return false;
  }
}
