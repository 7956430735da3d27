import { z } from 'zod';
import { referralEvents, referralKinds, referralStates, referralUrgencies } from '@qarib/clinical';
import { patient } from './patients.ts';
import { freeText, id, isoDateTime, specialty } from './primitives.ts';
import { facility } from './session.ts';

const person = z.object({ id, name: z.string() });

/** A patient on the way to a hospital, by a signed note. */
export const referral = z.object({
  id,
  version: z.number().int(),
  state: z.enum(referralStates),
  consultationId: id,
  patient: z.object({
    id,
    name: z.string(),
    gender: patient.shape.gender,
    birthDate: patient.shape.birthDate,
  }),
  facility: facility.describe('the site that sends'),
  practitioner: person.describe('the physician who asked for it'),
  specialty,
  kind: z.enum(referralKinds),
  urgency: z.enum(referralUrgencies),
  acceptingFacilityId: id.optional(),
  acceptingFacilityName: z.string(),
  reason: z.string(),
  timeline: z
    .array(
      z.object({
        state: z.enum(referralStates),
        at: isoDateTime,
        by: person,
        remark: z.string().optional(),
      }),
    )
    .describe('oldest first'),
});
export type Referral = z.infer<typeof referral>;

export const referralFilter = z.object({ consultationId: id.optional() });
export const referralList = z.object({
  open: z.array(referral).describe('most urgent first'),
  closed: z.array(referral).describe('latest first, a month of them'),
});

export const referralMove = z.object({
  version: z.number().int().min(1),
  event: z.enum(referralEvents),
  remark: freeText(500).default(''),
});

export const acceptingFacilities = z.object({ facilities: z.array(facility) });
