import type {
  Coding,
  ConsultationMode,
  ConsultationPriority,
  ConsultationStatus,
  DangerSign,
  NoteOutcome,
  Specialty,
  VitalSignValue,
} from '@qarib/clinical';

export type AttachmentRecord = {
  readonly id: string;
  readonly fileName: string;
  readonly contentType: 'image/jpeg' | 'image/png';
  readonly sizeBytes: number;
  readonly addedAt: Date;
  /** Digest of the bytes as they were sent. */
  readonly sentDigest: string;
  readonly addedById?: string | undefined;
  /** The client's id of the upload, when it came in parts. */
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
  readonly rungCount: number;
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
};

/** What a signature makes known of a consultation. */
export type SignedFacts = Pick<
  ConsultationRecord,
  'outcome' | 'journeyAvoidedKm' | 'amendmentCount'
>;

export type ConsultationFilter = {
  readonly facilityId?: string;
  readonly responsiblePractitionerId?: string;
  readonly patientId?: string | undefined;
};

/** What a change of status writes besides the status itself. */
export type ConsultationChange = Partial<
  Pick<
    ConsultationRecord,
    | 'responsiblePractitionerId'
    | 'acceptedAt'
    | 'startedAt'
    | 'endedAt'
    | 'cancellationReason'
    | 'mode'
    | 'opinionRequestedAt'
    | 'opinionDueAt'
  >
>;

export type Consultations = {
  find(id: string): Promise<ConsultationRecord | undefined>;
  findByKey(requesterId: string, idempotencyKey: string): Promise<ConsultationRecord | undefined>;
  add(consultation: ConsultationRecord): Promise<void>;
  /** Latest request first. */
  list(filter: ConsultationFilter, limit: number): Promise<ConsultationRecord[]>;
  listRequested(specialties: readonly Specialty[], limit: number): Promise<ConsultationRecord[]>;
  listRequestedBefore(instant: Date, limit: number): Promise<ConsultationRecord[]>;
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
  markNoteSigned(id: string, known: SignedFacts): Promise<ConsultationRecord | undefined>;
  addAttachment(id: string, attachment: AttachmentRecord): Promise<void>;
  addObservations(id: string, set: ObservationSetRecord): Promise<void>;
};
