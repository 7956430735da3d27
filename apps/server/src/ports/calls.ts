import type { Specialty } from '@qarib/clinical';
import type { SiteThen } from './statistics.ts';
import type { CallQualityReport, CallQualityRole } from '@qarib/contracts';

export const callEndReasons = [
  'room-lost',
  'node-lost',
  'consultation-closed',
  'everybody-left',
] as const;

export type CallEndReason = (typeof callEndReasons)[number];

export type CallSessionRecord = {
  readonly id: string;
  readonly consultationId: string;
  readonly nodeId: string;
  readonly startedAt: Date;
  readonly isOpen: boolean;
  readonly endedAt?: Date | undefined;
  readonly endReason?: CallEndReason | undefined;
  /** How long media ran both ways, as far as it matters. */
  readonly mediaSeconds?: number | undefined;
};

/** How a call went for one peer. Of who it was only the part in the call is kept. */
export type CallQualityRecord = {
  readonly consultationId: string;
  readonly callSessionId: string;
  readonly peerId: string;
  readonly role: CallQualityRole;
  /** The consultation's site, not the peer's. */
  readonly facilityId: string;
  readonly regionId: string;
  /** Of the first report. */
  readonly day: string;
  readonly number: number;
  readonly reportedAt: Date;
  readonly figures: CallQualityReport;
  readonly specialty?: Specialty | undefined;
  /** Nobody else of the site has reported of this call: whoever comes back into it reports anew. */
  readonly isFirstOfCall?: boolean | undefined;
} & SiteThen;

export type CallSessions = {
  find(id: string): Promise<CallSessionRecord | undefined>;
  findOpen(consultationId: string): Promise<CallSessionRecord | undefined>;
  add(callSession: CallSessionRecord): Promise<void>;
  setMediaSeconds(id: string, mediaSeconds: number): Promise<void>;
  /** Answers whether it was still open. */
  end(id: string, reason: CallEndReason, endedAt: Date): Promise<boolean>;
};

/** Days are included; without a region or a site, all of them. */
export type CallQualityFilter = {
  readonly from: string;
  readonly to: string;
  readonly regionId?: string | undefined;
  readonly facilityId?: string | undefined;
};

export type CallQualities = {
  find(callSessionId: string, peerId: string): Promise<CallQualityRecord | undefined>;
  hasOfSite(callSessionId: string): Promise<boolean>;
  /** In place of what the same peer reported before. */
  save(report: CallQualityRecord): Promise<void>;
  /** Of peers that reported nothing before. */
  addMany(reports: readonly CallQualityRecord[]): Promise<void>;
  /** Newest first. */
  list(filter: CallQualityFilter, limit: number): Promise<CallQualityRecord[]>;
};
