import { create } from 'zustand';

/** The one recording this browser makes; it outlives the page of the call until its last part is sent. */
type RecordingState = {
  readonly phase: 'idle' | 'starting' | 'recording' | 'sending';
  readonly consultationId: string | undefined;
  /** Recorded, and not yet known to be kept. */
  readonly pendingBytes: number;
  readonly error: unknown;
  /** Ends the one that runs; what it has is sent to the last part. */
  readonly stop: (() => void) | undefined;
};

export const notRecording: RecordingState = {
  phase: 'idle',
  consultationId: undefined,
  pendingBytes: 0,
  error: undefined,
  stop: undefined,
};

export const useRecordingStore = create<RecordingState>(() => notRecording);
