import type { ConsentScope, ConsultationStatus, IndicatorCounts, Specialty } from '@qarib/clinical';
import type { Language } from '@qarib/contracts';
import type { Annotations, Conversations } from './conversations.ts';
import type {
  AttachmentRecord,
  AuditRecord,
  CallQualityRecord,
  CallEndReason,
  CallSessionRecord,
  ConsentRecord,
  ConsultationRecord,
  FacilityRecord,
  InvitationRecord,
  NoteRecord,
  PatientRecord,
  PractitionerRecord,
  RecordingRecord,
  SessionRecord,
} from './records.ts';

/** Where records are kept. A store that cannot be reached answers `DATABASE_UNAVAILABLE` at once. */
export type Store = {
  isAvailable(): boolean;
  read<Result>(work: (records: Records) => Promise<Result>): Promise<Result>;
  /**
   * All of the work's writes, durably, or none. The work may run more than once, so it must not act
   * on anything but the records it is given, one call after the other.
   */
  transaction<Result>(work: (records: Records) => Promise<Result>): Promise<Result>;
};

export type Records = {
  readonly facilities: Facilities;
  readonly practitioners: Practitioners;
  readonly sessions: Sessions;
  readonly patients: Patients;
  readonly consultations: Consultations;
  readonly invitations: Invitations;
  readonly conversations: Conversations;
  readonly annotations: Annotations;
  readonly notes: Notes;
  readonly recordings: Recordings;
  readonly callSessions: CallSessions;
  readonly callQualities: CallQualities;
  readonly statistics: Statistics;
  readonly audit: Audit;
};

export type Facilities = {
  find(id: string): Promise<FacilityRecord | undefined>;
  findMany(ids: readonly string[]): Promise<FacilityRecord[]>;
  save(facility: FacilityRecord): Promise<void>;
};

export type Practitioners = {
  find(id: string): Promise<PractitionerRecord | undefined>;
  findMany(ids: readonly string[]): Promise<PractitionerRecord[]>;
  findByEmail(email: string): Promise<PractitionerRecord | undefined>;
  listDemo(): Promise<PractitionerRecord[]>;
  countSpecialists(specialty: Specialty): Promise<{ all: number; onCall: number }>;
  /** Nurses and specialists, or the specialists of one specialty; at most some thousands. */
  listColleagues(specialty?: Specialty): Promise<PractitionerRecord[]>;
  add(practitioner: PractitionerRecord): Promise<void>;
  update(
    id: string,
    change: { language?: Language; isOnCall?: boolean; passwordHash?: string },
  ): Promise<void>;
};

export type Sessions = {
  add(session: SessionRecord): Promise<void>;
  findByTokenHash(tokenHash: string): Promise<SessionRecord | undefined>;
  extend(id: string, expiresAt: Date): Promise<void>;
  remove(id: string): Promise<void>;
  removeExpiredBefore(instant: Date): Promise<void>;
};

/** What a nurse types: a number that identifies, or the beginnings of names. */
export type PatientQuery =
  | { readonly kind: 'recent' }
  | { readonly kind: 'identifier'; readonly value: string }
  | { readonly kind: 'name'; readonly tokens: readonly string[] };

export type Patients = {
  find(id: string): Promise<PatientRecord | undefined>;
  findMany(ids: readonly string[]): Promise<PatientRecord[]>;
  findByKey(registeredById: string, idempotencyKey: string): Promise<PatientRecord | undefined>;
  /** Of one site, latest activity first. */
  search(facilityId: string, query: PatientQuery, limit: number): Promise<PatientRecord[]>;
  add(patient: PatientRecord): Promise<void>;
  addConsent(id: string, consent: ConsentRecord): Promise<void>;
  /** All of them, or those of one scope. */
  withdrawConsents(id: string, withdrawnAt: Date, scope?: ConsentScope): Promise<void>;
  setActivity(id: string, lastActivityAt: Date): Promise<void>;
};

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
  markNoteSigned(id: string): Promise<ConsultationRecord | undefined>;
  addAttachment(id: string, attachment: AttachmentRecord): Promise<void>;
};

export type Invitations = {
  find(id: string): Promise<InvitationRecord | undefined>;
  findMany(ids: readonly string[]): Promise<InvitationRecord[]>;
  findByKey(invitedById: string, idempotencyKey: string): Promise<InvitationRecord | undefined>;
  findByLink(linkHash: string): Promise<InvitationRecord | undefined>;
  findByPass(passHash: string): Promise<InvitationRecord | undefined>;
  /** Of a consultation, oldest first, whatever became of them. */
  listOf(consultationId: string): Promise<InvitationRecord[]>;
  /** A colleague's that have not expired. */
  listFor(practitionerId: string, now: Date): Promise<InvitationRecord[]>;
  add(invitation: InvitationRecord): Promise<void>;
  /** Another link instead of one nobody has used; answers whether there was one. */
  replaceLink(id: string, linkHash: string): Promise<boolean>;
  /** Happens only while the link is unused: answers whether this was the use. */
  useLink(
    id: string,
    linkHash: string,
    used: Required<Pick<InvitationRecord, 'guestName' | 'passHash' | 'acceptedAt' | 'expiresAt'>>,
  ): Promise<boolean>;
  accept(id: string, acceptedAt: Date): Promise<void>;
  withdraw(id: string, withdrawnAt: Date): Promise<void>;
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

export type Notes = {
  find(consultationId: string): Promise<NoteRecord | undefined>;
  add(note: NoteRecord): Promise<void>;
  /** Happens only while the stored note is preliminary and of the version before. */
  replace(note: NoteRecord): Promise<boolean>;
};

export type CallSessions = {
  find(id: string): Promise<CallSessionRecord | undefined>;
  findOpen(consultationId: string): Promise<CallSessionRecord | undefined>;
  add(callSession: CallSessionRecord): Promise<void>;
  /** Answers whether it was still open. */
  end(id: string, reason: CallEndReason, endedAt: Date): Promise<boolean>;
};

/** Days are included; without a region, all of them. */
export type CallQualityFilter = {
  readonly from: string;
  readonly to: string;
  readonly regionId?: string | undefined;
};

export type CallQualities = {
  /** In place of what the same peer reported before; a report that is not newer changes nothing. */
  save(report: CallQualityRecord): Promise<void>;
  /** Newest first. */
  list(filter: CallQualityFilter, limit: number): Promise<CallQualityRecord[]>;
};

export type StatisticsKey = {
  readonly day: string;
  readonly regionId: string;
  readonly provinceId: string;
  readonly specialty: Specialty;
};

export type Statistics = {
  add(key: StatisticsKey, difference: Partial<IndicatorCounts>): Promise<void>;
  read(day: string, regionId: string): Promise<(StatisticsKey & { counts: IndicatorCounts })[]>;
};

export type Audit = {
  add(event: AuditRecord): Promise<void>;
  latest(limit: number): Promise<AuditRecord[]>;
};
