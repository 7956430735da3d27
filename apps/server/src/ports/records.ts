import type {
  AdministrativeGender,
  Coding,
  ConsentLanguage,
  ConsentScope,
  ConsultationMode,
  ConsultationPriority,
  ConsultationStatus,
  GuestKind,
  NoteStatus,
  NoteText,
  Role,
  Specialty,
  VitalSignValue,
} from '@qarib/clinical';
import type { CallQualityReport, CallQualityRole, Facility, Language } from '@qarib/contracts';

/** What the store keeps, as plain objects. Optional fields are absent, never null. */
export type FacilityRecord = Facility;

export type PractitionerRecord = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly role: Role;
  readonly specialties: readonly Specialty[];
  readonly facilityId: string;
  readonly language: Language;
  readonly isOnCall: boolean;
  readonly isDemo: boolean;
};

export type SessionRecord = {
  readonly id: string;
  readonly tokenHash: string;
  readonly practitionerId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

/** What was agreed to before there were scopes is the teleconsultation. */
export type ConsentRecord = {
  readonly id: string;
  readonly idempotencyKey: string;
  readonly version: string;
  readonly scope?: ConsentScope | undefined;
  readonly language: ConsentLanguage;
  readonly recordedAt: Date;
  readonly recordedById: string;
  readonly recordedByName: string;
  readonly withdrawnAt?: Date | undefined;
};

export type PatientRecord = {
  readonly id: string;
  readonly idempotencyKey: string;
  readonly registeredById: string;
  readonly managingFacilityId: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly gender: AdministrativeGender;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string;
  readonly isBirthDateEstimated: boolean;
  readonly healthCardNumber?: string | undefined;
  readonly nationalId?: string | undefined;
  readonly phone?: string | undefined;
  readonly motherName?: string | undefined;
  readonly registeredAt: Date;
  /** Registration or the last request: orders the list a nurse starts from. */
  readonly lastActivityAt: Date;
  /** Oldest first; withdrawn ones stay. */
  readonly consents: readonly ConsentRecord[];
};

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
  readonly vitalSigns: readonly VitalSignValue[];
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
};

/** A third or fourth place in one call. Of a link and of a guest's pass only the hashes are kept. */
export type InvitationRecord = {
  readonly id: string;
  readonly consultationId: string;
  readonly idempotencyKey: string;
  readonly kind: 'colleague' | 'guest';
  readonly invitedById: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** A colleague's. */
  readonly practitionerId?: string | undefined;
  readonly guestKind?: GuestKind | undefined;
  /** Given by the guest on entering. */
  readonly guestName?: string | undefined;
  /** Until the link is used. */
  readonly linkHash?: string | undefined;
  /** From then on. */
  readonly passHash?: string | undefined;
  readonly acceptedAt?: Date | undefined;
  readonly withdrawnAt?: Date | undefined;
};

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

export type NoteRecord = {
  readonly consultationId: string;
  readonly status: NoteStatus;
  readonly version: number;
  readonly text: NoteText;
  readonly authorId: string;
  readonly savedAt: Date;
  readonly signedAt?: Date | undefined;
  readonly contentHash?: string | undefined;
};

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
};

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
};
