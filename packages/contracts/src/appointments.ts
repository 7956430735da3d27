import { z } from 'zod';
import { followUpStatuses } from '@qarib/clinical';
import { freeText, id, isoDate, specialty } from './primitives.ts';
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
