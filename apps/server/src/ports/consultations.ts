import type {
  AgeGroup,
  Coding,
  ConsultationMode,
  ConsultationPriority,
  ConsultationStatus,
  DangerSign,
  NoteOutcome,
  Ring,
  Specialty,
  VitalSignValue,
} from '@qarib/clinical';

import type { AttachmentKind } from '@qarib/contracts';

export type AttachmentRecord = {
  readonly id: string;
  readonly fileName: string;
  /** Missing for photos kept before there were others. */
  readonly kind?: AttachmentKind | undefined;
  readonly contentType: 'image/jpeg' | 'image/png' | 'application/pdf';
  readonly sizeBytes: number;
  readonly addedAt: Date;
  /** Digest of the bytes as they were sent. */
  readonly sentDigest: string;
  readonly addedById?: string | undefined;
  /** The client's id of the upload, so that one sent again is added once. */
  readonly uploadId?: string | undefined;
};

/** What was measured and seen at one time, after the request. */
export type ObservationSetRecord = {
  /** Made by the client, so that a retry is the same set. */
  readonly id: string;
  readonly takenAt: Date;
  readonly takenById: string;
  readonly vitalSigns: readonly VitalSignValue[];
  readonly dangerSigns: readonly DangerSign[];
};

/** Whose phones rang at a hospital, and when; nobody's where nobody was on call. */
export type RingRecord = Ring & { readonly rungAt: Date };

export type PassageRecord = {
  readonly fromId: string;
  readonly toId?: string | undefined;
  readonly reason: string;
  readonly passedAt: Date;
};

export type ConsultationRecord = {
  readonly id: string;
  readonly idempotencyKey: string;
  /** Moves with every change of status. */
  readonly version: number;
  readonly mode: ConsultationMode;
  readonly status: ConsultationStatus;
  readonly priority: ConsultationPriority;
  readonly specialty: Specialty;
  readonly reason: { readonly coding?: Coding | undefined; readonly text: string };
  /** What the request came with; later sets are `observations`. */
  readonly vitalSigns: readonly VitalSignValue[];
  readonly dangerSigns?: readonly DangerSign[] | undefined;
  readonly isPregnant?: boolean | undefined;
  /** In the order they came. */
  readonly observations?: readonly ObservationSetRecord[] | undefined;
  readonly attachments: readonly AttachmentRecord[];
  readonly patientId: string;
  readonly requesterId: string;
  readonly facilityId: string;
  /** Where the site lay when it asked: the figures of a day do not move with a reform. */
  readonly provinceId: string;
  readonly regionId: string;
  readonly requestedAt: Date;
  /** Asked again since, the first time unanswered or in another way. */
  readonly askedAgainAt?: Date | undefined;
  /** The hospitals that are rung one after the other, as the site's order was when it asked. */
  readonly hospitalIds: readonly string[];
  /** The hospitals whose specialists may take it. */
  readonly offeredTo: readonly string[];
  readonly rings: readonly RingRecord[];
  /** When the next hospital is rung, and when the request is given up, while it rings. */
  readonly nextRingAt?: Date | undefined;
  readonly expiresAt?: Date | undefined;
  readonly rungCount: number;
  /** A colleague is asked to take it over, and has not answered yet. */
  readonly handOver?:
    { readonly toId: string; readonly reason: string; readonly offeredAt: Date } | undefined;
  /** How it went from hand to hand; without `toId` it was given back to all. */
  readonly passages?: readonly PassageRecord[] | undefined;
  /** What a written opinion is to answer, where one was asked for from the start. */
  readonly question?: string | undefined;
  readonly responsiblePractitionerId?: string | undefined;
  readonly acceptedAt?: Date | undefined;
  /** First media both ways. */
  readonly startedAt?: Date | undefined;
  readonly endedAt?: Date | undefined;
  /** Since then it goes on in writing. */
  readonly opinionRequestedAt?: Date | undefined;
  readonly opinionDueAt?: Date | undefined;
  readonly cancellationReason?: string | undefined;
  readonly isNoteSigned: boolean;
  /** As the note that was signed last says. */
  readonly outcome?: NoteOutcome | undefined;
  readonly journeyAvoidedKm?: number | undefined;
  readonly amendmentCount?: number | undefined;
} & CountedFacts;

/** What the figures need beside the rest; absent until it is known. */
type CountedFacts = {
  /** Of the patient, the day it was requested. */
  readonly ageGroup?: AgeGroup | undefined;
  /** A training site's: in no figure. */
  readonly isPractice?: boolean | undefined;
  /** Of the physician who took it on, then. */
  readonly hospitalId?: string | undefined;
  /** Somebody came into its call for the first time. */
  readonly enteredAt?: Date | undefined;
  /** How long media ran both ways in all its calls, as far as it matters: see `heldAfterSeconds`. */
  readonly mediaSeconds?: number | undefined;
  /** Media had run both ways, and a message was written while fewer than two were in the call. */
  readonly wentOnInChatAt?: Date | undefined;
  /** For the first time. */
  readonly signedAt?: Date | undefined;
};

/** What a signature makes known of a consultation. */
type SignedFacts = Pick<
  ConsultationRecord,
  'isNoteSigned' | 'outcome' | 'journeyAvoidedKm' | 'amendmentCount'
>;

export type ConsultationFilter = {
  readonly facilityId?: string;
  readonly responsiblePractitionerId?: string;
  readonly patientId?: string | undefined;
};

/** How a request finds its specialist. */
export type Ringing = Pick<
  ConsultationRecord,
  'askedAgainAt' | 'hospitalIds' | 'offeredTo' | 'rings' | 'nextRingAt' | 'expiresAt' | 'rungCount'
>;

/** What a change of status writes besides the status itself. */
export type ConsultationChange = Partial<
  Pick<
    ConsultationRecord,
    | 'responsiblePractitionerId'
    | 'hospitalId'
    | 'acceptedAt'
    | 'startedAt'
    | 'endedAt'
    | 'cancellationReason'
    | 'mode'
    | 'opinionRequestedAt'
    | 'opinionDueAt'
    | 'question'
    | 'handOver'
    | 'passages'
    | keyof Ringing
  >
>;

export type Consultations = {
  find(id: string): Promise<ConsultationRecord | undefined>;
  findByKey(requesterId: string, idempotencyKey: string): Promise<ConsultationRecord | undefined>;
  add(consultation: ConsultationRecord): Promise<void>;
  addMany(consultations: readonly ConsultationRecord[]): Promise<void>;
  /** Latest request first. */
  list(filter: ConsultationFilter, limit: number): Promise<ConsultationRecord[]>;
  /** Requested by a site between two instants, latest first. */
  listRequestedBetween(
    facilityId: string,
    from: Date,
    until: Date,
    limit: number,
  ): Promise<ConsultationRecord[]>;
  /** What waits for these specialties at a hospital. */
  listRequested(
    wanted: { readonly hospitalId: string; readonly specialties: readonly Specialty[] },
    limit: number,
  ): Promise<ConsultationRecord[]>;
  listHandedTo(practitionerId: string, limit: number): Promise<ConsultationRecord[]>;
  listExpiring(now: Date, limit: number): Promise<ConsultationRecord[]>;
  listRinging(limit: number): Promise<ConsultationRecord[]>;
  /**
   * Rings further: only while the request still waits and was rung no further. The version stays,
   * because nothing changed that somebody could have decided on.
   */
  ring(
    id: string,
    ringCount: number,
    change: Partial<Ringing>,
  ): Promise<ConsultationRecord | undefined>;
  /**
   * The conditional update that saves a transition: it happens only while the consultation still has
   * `version` and one of the statuses. Answers the consultation as it is now, or nothing when another
   * was faster.
   */
  move(
    id: string,
    condition: { version: number; statuses: readonly ConsultationStatus[] },
    status: ConsultationStatus,
    change: ConsultationChange,
  ): Promise<ConsultationRecord | undefined>;
  /** What became known beside its status. Answers the consultation as it is now. */
  setFacts(
    id: string,
    facts: CountedFacts & Partial<SignedFacts>,
  ): Promise<ConsultationRecord | undefined>;
  addAttachment(id: string, attachment: AttachmentRecord): Promise<void>;
  addObservations(id: string, set: ObservationSetRecord): Promise<void>;
};
