import { Schema } from 'mongoose';
import type {
  AppointmentRecord,
  AvailabilityRecord,
  FollowUpRecord,
} from '../../ports/appointments.ts';
import { _id, date, integer, schemaOf, text, type Stored } from './schema.ts';

export const appointmentsSchema = schemaOf<Stored<AppointmentRecord>>({
  _id,
  idempotencyKey: text,
  version: integer,
  status: text,
  specialty: text,
  practitionerId: text,
  patientId: text,
  facilityId: text,
  startsAt: date,
  endsAt: date,
  reason: String,
  bookedById: text,
  bookedAt: date,
  followUpId: String,
  requestId: String,
  arrivedAt: Date,
  consultationId: String,
  cancelledAt: Date,
  cancellationReason: String,
  provinceId: String,
  regionId: String,
  isPractice: Boolean,
});
appointmentsSchema.index({ bookedById: 1, idempotencyKey: 1 }, { unique: true });
appointmentsSchema.index({ practitionerId: 1, startsAt: 1 });
appointmentsSchema.index({ facilityId: 1, startsAt: 1 });
appointmentsSchema.index({ patientId: 1, startsAt: 1 });
appointmentsSchema.index({ consultationId: 1 });
appointmentsSchema.index({ startsAt: 1 });

/**
 * Five minutes of a specialist or of a patient that an appointment takes. The key names both, and a
 * key is there once in any database: two appointments that overlap cannot both be written.
 */
export type TakenCell = { readonly _id: string; readonly appointmentId: string };

export const takenTimesSchema = schemaOf<TakenCell>({ _id, appointmentId: text });
takenTimesSchema.index({ appointmentId: 1 });

export const followUpsSchema = schemaOf<Stored<FollowUpRecord>>({
  _id,
  status: text,
  patientId: text,
  consultationId: text,
  practitionerId: text,
  specialty: text,
  facilityId: text,
  dueOn: text,
  reason: String,
  plannedAt: date,
});
followUpsSchema.index({ consultationId: 1 }, { unique: true });
followUpsSchema.index({ facilityId: 1, status: 1, dueOn: 1 });
followUpsSchema.index({ practitionerId: 1, status: 1, dueOn: 1 });
followUpsSchema.index({ patientId: 1 });

export const availabilitiesSchema = schemaOf<Stored<AvailabilityRecord>>({
  _id,
  version: integer,
  rules: [Schema.Types.Mixed],
  exceptions: [Schema.Types.Mixed],
});
