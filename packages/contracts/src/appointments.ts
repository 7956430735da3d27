import { z } from 'zod';
import { appointmentStatuses, followUpStatuses, slotLengths, weekdays } from '@qarib/clinical';
import { consultationCommand } from './consultations.ts';
import { freeText, id, idempotencyKey, isoDate, isoDateTime, specialty } from './primitives.ts';
import { patient } from './patients.ts';
import { facility } from './session.ts';

const person = z.object({ id, name: z.string() });

const patientCard = z.object({
  id,
  name: z.string(),
  gender: patient.shape.gender,
  birthDate: patient.shape.birthDate,
});

export const followUpPlan = z.object({
  dueOn: isoDate.describe('calendar day in Africa/Casablanca'),
  reason: freeText(500).default(''),
});
export type FollowUpPlan = z.infer<typeof followUpPlan>;

/** The patient is to be seen again by the same specialist. */
export const followUp = z.object({
  id,
  status: z.enum(followUpStatuses),
  consultationId: id.describe('the consultation that asked for it'),
  patient: patientCard,
  practitioner: person,
  specialty,
  facility,
  dueOn: isoDate,
  reason: z.string(),
});
export type FollowUp = z.infer<typeof followUp>;

export const followUpList = z.object({ followUps: z.array(followUp) });
export const followUpReply = z.object({ followUp: followUp.optional() });

/**
 * An instant with the offset the clock in Morocco has then: whoever shows it takes the time as it is
 * written, and needs neither a right clock nor a right time zone of their own.
 */
const wallInstant = isoDateTime.describe(
  'with the offset of Africa/Casablanca: show it as written',
);

export const slotMinutes = z.literal([...slotLengths]);
const lengthAsked = z.coerce.number().pipe(slotMinutes);

const wallTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5][05]$/)
  .describe('`HH:mm` in Africa/Casablanca, in steps of five minutes');

const inOrder = ({ from, to }: { from?: string | undefined; to?: string | undefined }) =>
  from === undefined || to === undefined || from < to;

export const availabilityRule = z
  .object({
    weekdays: z
      .array(z.literal([...weekdays]))
      .min(1)
      .max(7)
      .describe('Monday is 1'),
    from: wallTime,
    to: wallTime,
    slotMinutes,
    validFrom: isoDate,
    validUntil: isoDate.optional().describe('its last day'),
    everyWeeks: z.number().int().min(1).max(8).describe('2 is every second week'),
  })
  .refine(inOrder, { path: ['to'] })
  .refine(({ validFrom, validUntil }) => validUntil === undefined || validFrom <= validUntil, {
    path: ['validUntil'],
  });

export const availabilityException = z
  .object({
    kind: z.enum(['absence', 'opening']),
    fromDay: isoDate,
    toDay: isoDate,
    from: wallTime.optional().describe('without times it is all day'),
    to: wallTime.optional(),
    slotMinutes: slotMinutes.optional().describe('of an opening'),
  })
  .refine(inOrder, { path: ['to'] })
  .refine(({ fromDay, toDay }) => fromDay <= toDay, { path: ['toDay'] })
  // An absence of years would be a rule that ended.
  .refine(({ fromDay, toDay }) => Date.parse(toDay) - Date.parse(fromDay) <= 366 * 86_400_000, {
    path: ['toDay'],
  });

const availabilityParts = z.object({
  version: z.number().int().min(0),
  rules: z.array(availabilityRule).max(30),
  exceptions: z.array(availabilityException).max(200),
});
export const availabilityDraft = availabilityParts;
export type AvailabilityDraft = z.infer<typeof availabilityDraft>;

/** One time of one specialist for one patient. */
export const appointment = z.object({
  id,
  version: z.number().int(),
  status: z.enum(appointmentStatuses),
  startsAt: wallInstant,
  endsAt: wallInstant,
  patient: patientCard,
  practitioner: person,
  hospital: facility.describe('where the specialist is'),
  facility: facility.describe('where the patient comes'),
  specialty,
  reason: z.string(),
  followUpId: id.optional(),
  arrivedAt: wallInstant.optional(),
  consultationId: id.optional().describe('the consultation it became'),
  cancellationReason: z.string().optional(),
});
export type Appointment = z.infer<typeof appointment>;

const today = isoDate.describe('calendar day in Africa/Casablanca, by the clock of the server');

export const availability = availabilityParts.extend({
  today,
  displaced: z.array(appointment).describe('booked, in a time in which the specialist is away'),
});
export type Availability = z.infer<typeof availability>;

export const appointmentFilter = z.object({
  from: isoDate.optional().describe('today when it is not said'),
  days: z.coerce.number().int().min(1).max(400).default(1),
  patientId: id.optional(),
});
export const appointmentList = z.object({ today, appointments: z.array(appointment) });

export const slotSearch = z.object({
  specialty,
  practitionerId: id.optional(),
  durationMinutes: lengthAsked.optional().describe('as long as the slots are when it is not said'),
  from: isoDate.optional(),
});
export const slot = z.object({
  practitioner: person,
  hospital: facility,
  startsAt: wallInstant,
  endsAt: wallInstant,
});
export type Slot = z.infer<typeof slot>;
export const slotList = z.object({
  today,
  first: z.array(slot).describe("the first free one of each hospital, in the site's order"),
  slots: z.array(slot).describe('of the week that begins with the first day looked at'),
});

export const rebookingList = z.object({
  proposals: z.array(
    z.object({
      appointment,
      slot: slot.optional().describe('free for it now; absent where nothing is'),
    }),
  ),
});
export type RebookingProposal = z.infer<typeof rebookingList>['proposals'][number];

/** Appointments begin and end on five minutes: see `takenTimes`. */
const onFiveMinutes = (instant: string) => Date.parse(instant) % 300_000 === 0;
const time = z.object({
  practitionerId: id,
  startsAt: isoDateTime.refine(onFiveMinutes),
  durationMinutes: slotMinutes,
});

export const appointmentBooking = time.extend({
  idempotencyKey,
  patientId: id,
  specialty,
  reason: freeText(500).default(''),
  followUpId: id.optional().describe('the follow-up it answers'),
  requestId: id.optional().describe('the ringing request that is turned into it'),
});
export type AppointmentBooking = z.infer<typeof appointmentBooking>;

export const appointmentMove = consultationCommand.extend(time.shape);
export type AppointmentMove = z.infer<typeof appointmentMove>;
export const appointmentCommand = consultationCommand;
export const appointmentCancellation = consultationCommand.extend({
  reason: freeText(500).default(''),
});
