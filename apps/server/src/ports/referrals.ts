import type { SiteThen } from './statistics.ts';
import type { ReferralKind, ReferralState, ReferralUrgency, Specialty } from '@qarib/clinical';

export type ReferralStep = {
  readonly state: ReferralState;
  readonly at: Date;
  readonly by: { readonly id: string; readonly name: string };
  readonly remark?: string | undefined;
};

export type ReferralRecord = {
  readonly id: string;
  /** Moves with every change of state. */
  readonly version: number;
  readonly state: ReferralState;
  readonly consultationId: string;
  readonly patientId: string;
  /** The site that sends. */
  readonly facilityId: string;
  /** The physician who asked for it. */
  readonly practitionerId: string;
  readonly specialty: Specialty;
  readonly kind: ReferralKind;
  readonly urgency: ReferralUrgency;
  readonly acceptingFacilityId?: string | undefined;
  readonly acceptingFacilityName: string;
  readonly reason: string;
  readonly requestedAt: Date;
  /** Oldest first. */
  readonly timeline: readonly ReferralStep[];
} & SiteThen;

export type ReferralFilter =
  | { readonly consultationId: string }
  | { readonly facilityId: string }
  /** Those one asked for, and those one's hospital receives. */
  | { readonly practitionerId: string; readonly acceptingFacilityId: string };

export type Referrals = {
  find(id: string): Promise<ReferralRecord | undefined>;
  add(referral: ReferralRecord): Promise<void>;
  addMany(referrals: readonly ReferralRecord[]): Promise<void>;
  /** Latest first. */
  listOpen(filter: ReferralFilter, limit: number): Promise<ReferralRecord[]>;
  /** Open or closed, latest first. */
  listOfPatient(patientId: string, limit: number): Promise<ReferralRecord[]>;
  listClosedSince(filter: ReferralFilter, instant: Date, limit: number): Promise<ReferralRecord[]>;
  /** Happens only while it still has `version`. */
  move(id: string, version: number, step: ReferralStep): Promise<ReferralRecord | undefined>;
};
