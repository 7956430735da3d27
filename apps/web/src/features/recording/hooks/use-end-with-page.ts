import { useEffect } from 'react';
import { useRecordingStore } from '../recorder/recording-store.ts';

/** Nobody is recorded by a page of a call that is gone. */
export function useEndRecordingWithPage(): void {
  useEffect(() => () => useRecordingStore.getState().stop?.(), []);
}
