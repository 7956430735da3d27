export type AuditRecord = {
  readonly id: string;
  readonly recordedAt: Date;
  /** Absent when the system itself acted. */
  readonly agentId?: string | undefined;
  readonly action: string;
  readonly entityType: string;
  readonly entityId?: string | undefined;
  readonly outcome: 'success' | 'refused';
  readonly errorCode?: string | undefined;
  /** What was found, where nobody but the system looked: names of figures, never of people. */
  readonly findings?: string[] | undefined;
};

export type Audit = {
  add(event: AuditRecord): Promise<void>;
  latest(limit: number): Promise<AuditRecord[]>;
};
