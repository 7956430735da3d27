/** Of a call, made by the physician's browser under one consent of the patient. */
export type RecordingRecord = {
  readonly id: string;
  readonly consultationId: string;
  readonly callSessionId: string;
  readonly consentId: string;
  readonly startedById: string;
  readonly startedAt: Date;
  readonly endedAt?: Date | undefined;
  readonly contentType: 'video/webm' | 'video/mp4';
  /** Parts that are durable. */
  readonly chunkCount: number;
  readonly sizeBytes: number;
};

export type Recordings = {
  find(id: string): Promise<RecordingRecord | undefined>;
  /** Oldest first. */
  listOf(consultationId: string): Promise<RecordingRecord[]>;
  add(recording: RecordingRecord): Promise<void>;
  /** Happens only while the part is the next one. */
  countChunk(id: string, index: number, sizeBytes: number): Promise<void>;
  /** The first end stands. */
  end(id: string, endedAt: Date): Promise<void>;
};
