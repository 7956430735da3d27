import { z } from 'zod';
import { mergeObstacles } from '@qarib/clinical';
import { patient } from './patients.ts';
import { personName, freeText, id, line } from './primitives.ts';

/** Two files of one person, before they are made one: of `:id` it stays, of `:otherId` it is merged. */
export const mergeComparison = z.object({
  surviving: patient,
  merged: patient,
  moves: z
    .object({
      consultations: z.number().int(),
      appointments: z.number().int(),
      followUps: z.number().int(),
      referrals: z.number().int(),
      allergies: z.number().int(),
    })
    .describe('how many of the merged file go over to the surviving one'),
  obstacles: z
    .array(z.enum(mergeObstacles))
    .describe('why they cannot be one person; with one of them it is refused'),
  isUnlike: z
    .boolean()
    .describe('what is written of them speaks against it: `confirmedName` is asked for'),
});
export type MergeComparison = z.infer<typeof mergeComparison>;

export const comparedPatients = z.object({ id, otherId: id });

/** The pair is its own idempotency key: a file is merged once. */
export const patientMerge = z.object({
  mergedId: id,
  reason: freeText(500).refine((text) => text.trim() !== ''),
  confirmedName: line(80)
    .optional()
    .describe('the family name of `mergedId`, written by whoever merges two that are unlike'),
});

/** A newborn who was registered under the mother's name has one now. */
export const patientNaming = z.object({ givenName: personName(80), familyName: personName(80) });
