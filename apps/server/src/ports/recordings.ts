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
  /** From then on nobody sees it; its parts are gone as soon as they can be, this record stays. */
  readonly removal?: RecordingRemoval | undefined;
};

export type RecordingRemoval = {
  readonly at: Date;
  /** Absent where its time was over. */
  readonly byId?: string | undefined;
  readonly reason?: string | undefined;
};

export type Recordings = {
  find(id: string): Promise<RecordingRecord | undefined>;
  /** Those not removed, oldest first. */
  listOf(consultationId: string): Promise<RecordingRecord[]>;
  add(recording: RecordingRecord): Promise<void>;
  /** Happens only while the part is the next one. */
  countChunk(id: string, index: number, sizeBytes: number): Promise<void>;
  /** The first end stands. */
  end(id: string, endedAt: Date): Promise<void>;
  /** Answers whether it was still there. */
  remove(id: string, removal: RecordingRemoval): Promise<boolean>;
  /** Those not removed that began before then. */
  listBegunBefore(instant: Date, limit: number): Promise<RecordingRecord[]>;
  /** Removed ones whose parts are still there. */
  listToPurge(limit: number): Promise<RecordingRecord[]>;
  forgetParts(id: string): Promise<void>;
};
