import type { ComplaintCountedFacts } from '@qarib/clinical';
import type { AppointmentRecord, Span } from './appointments.ts';
import type { CallQualityRecord } from './calls.ts';
import type { ConsultationRecord } from './consultations.ts';
import type { ReferralRecord } from './referrals.ts';

/** What of a consultation the figures are made from. */
export type CountedConsultation = Pick<
  ConsultationRecord,
  | 'status'
  | 'mode'
  | 'priority'
  | 'specialty'
  | 'reason'
  | 'facilityId'
  | 'provinceId'
  | 'regionId'
  | 'requestedAt'
  | 'responsiblePractitionerId'
  | 'acceptedAt'
  | 'opinionRequestedAt'
  | 'opinionDueAt'
  | 'isNoteSigned'
  | 'outcome'
  | 'journeyAvoidedKm'
  | 'ageGroup'
  | 'isPractice'
  | 'hospitalId'
  | 'enteredAt'
  | 'mediaSeconds'
  | 'signedAt'
  | 'wentOnInChatAt'
>;

/** The records the figures count, all of them, by when they count: for holding figures against them. */
export type CountedFacts = {
  /** From the first instant anything counts at to the last; nothing where there is nothing. */
  readSpan(): Promise<Span | undefined>;
  /** By when they were requested. */
  listConsultations(span: Span): Promise<CountedConsultation[]>;
  /** By when they are for. */
  listAppointments(span: Span): Promise<AppointmentRecord[]>;
  listReferrals(span: Span): Promise<ReferralRecord[]>;
  /** By the day of their first report. */
  listCallQualities(day: string): Promise<CallQualityRecord[]>;
  /** By the day they were received. */
  listComplaints(day: string): Promise<ComplaintCountedFacts[]>;
};
