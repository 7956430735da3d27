import type { AppointmentStatus, Availability, FollowUpStatus, Specialty } from '@qarib/clinical';
import type { SiteThen } from './statistics.ts';

export type AppointmentRecord = {
  readonly id: string;
  readonly idempotencyKey: string;
  /** Moves with every change. */
  readonly version: number;
  readonly status: AppointmentStatus;
  readonly specialty: Specialty;
  /** The specialist. */
  readonly practitionerId: string;
  readonly patientId: string;
  /** The site the patient comes to. */
  readonly facilityId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly reason: string;
  readonly bookedById: string;
  readonly bookedAt: Date;
  /** The follow-up it answers. */
  readonly followUpId?: string | undefined;
  /** The request that was turned into it. */
  readonly requestId?: string | undefined;
  readonly arrivedAt?: Date | undefined;
  /** The consultation it became. */
  readonly consultationId?: string | undefined;
  readonly cancelledAt?: Date | undefined;
  readonly cancellationReason?: string | undefined;
} & SiteThen;

export type AppointmentChange = Partial<
  Pick<
    AppointmentRecord,
    | 'startsAt'
    | 'endsAt'
    | 'practitionerId'
    | 'arrivedAt'
    | 'consultationId'
    | 'cancelledAt'
    | 'cancellationReason'
  >
>;

/** From `from`, until before `to`. */
export type Span = { readonly from: Date; readonly to: Date };

export type AppointmentFilter = {
  readonly facilityId?: string;
  readonly practitionerId?: string;
  readonly patientId?: string;
};

/** Who is taken up by an appointment, and when. */
export type TakenTime = {
  readonly appointmentId: string;
  readonly practitionerId: string;
  readonly patientId: string;
} & Span;

export type Appointments = {
  find(id: string): Promise<AppointmentRecord | undefined>;
  findByKey(bookedById: string, idempotencyKey: string): Promise<AppointmentRecord | undefined>;
  findByConsultation(consultationId: string): Promise<AppointmentRecord | undefined>;
  add(appointment: AppointmentRecord): Promise<void>;
  addMany(appointments: readonly AppointmentRecord[]): Promise<void>;
  /** Earliest first; whoever begins in the span. */
  list(filter: AppointmentFilter, span: Span, limit: number): Promise<AppointmentRecord[]>;
  /** Those that take up the time of any of the specialists in the span. */
  listHolding(practitionerIds: readonly string[], span: Span): Promise<AppointmentRecord[]>;
  /** Happens only while it has that version; answers it as it is now. */
  move(
    id: string,
    version: number,
    status: AppointmentStatus,
    change: AppointmentChange,
  ): Promise<AppointmentRecord | undefined>;
  /** Whose time is already taken somewhere in the span by another appointment. */
  conflict(time: TakenTime): Promise<'practitioner' | 'patient' | undefined>;
  /** No two appointments take the same five minutes of anybody: the store itself refuses that. */
  take(time: TakenTime): Promise<void>;
  release(appointmentId: string): Promise<void>;
};

/** A specialist wants to see a patient again. */
export type FollowUpRecord = {
  readonly id: string;
  readonly status: FollowUpStatus;
  readonly patientId: string;
  /** The consultation that asked for it. Each asks for one at most. */
  readonly consultationId: string;
  readonly practitionerId: string;
  readonly specialty: Specialty;
  /** The site the patient comes to. */
  readonly facilityId: string;
  /** `YYYY-MM-DD`. */
  readonly dueOn: string;
  readonly reason: string;
  readonly plannedAt: Date;
};

export type FollowUps = {
  find(id: string): Promise<FollowUpRecord | undefined>;
  findByConsultation(consultationId: string): Promise<FollowUpRecord | undefined>;
  /** Those that are due, the earliest first. */
  listDue(
    filter: Pick<AppointmentFilter, 'facilityId' | 'practitionerId'>,
    limit: number,
  ): Promise<FollowUpRecord[]>;
  add(followUp: FollowUpRecord): Promise<void>;
  update(
    id: string,
    change: Partial<Pick<FollowUpRecord, 'status' | 'dueOn' | 'reason'>>,
  ): Promise<void>;
};

/** When a specialist sees patients. One of each; its id is the specialist's. */
export type AvailabilityRecord = Availability & { readonly id: string; readonly version: number };

export type Availabilities = {
  find(practitionerId: string): Promise<AvailabilityRecord | undefined>;
  findMany(practitionerIds: readonly string[]): Promise<AvailabilityRecord[]>;
  add(availability: AvailabilityRecord): Promise<void>;
  /** Happens only while the stored one has the version before. */
  replace(availability: AvailabilityRecord): Promise<boolean>;
};
