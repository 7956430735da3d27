import { z } from 'zod';
import { freeText, id, idempotencyKey, isoDate, isoDateTime, specialty } from './primitives.ts';
import { facility } from './session.ts';

const colleague = z.object({ id, name: z.string() });

/** What a clock on a Moroccan wall shows: no offset to get wrong. */
const wallTime = z.iso
  .datetime({ local: true, precision: -1 })
  .max(16)
  .describe('`YYYY-MM-DDThh:mm` in Africa/Casablanca');

/** A time for which one specialist answers for a specialty at a hospital. */
export const onCallShift = z.object({
  id,
  version: z.number().int(),
  practitioner: colleague,
  specialty,
  from: isoDateTime,
  to: isoDateTime,
  swap: z
    .object({
      to: colleague,
      inReturn: z
        .object({ id, from: isoDateTime, to: isoDateTime })
        .optional()
        .describe("the colleague's shift that is taken in return"),
      note: z.string(),
    })
    .optional()
    .describe('offered to a colleague who has not answered yet'),
});
export type OnCallShift = z.infer<typeof onCallShift>;

export const rotaFilter = z.object({ day: isoDate.describe('any day of the week') });

/** A week of the own hospital and specialties. */
export const rota = z.object({
  hospital: facility,
  monday: isoDate,
  shifts: z.array(onCallShift),
  offered: z.array(onCallShift).describe('shifts of colleagues who wait for the own answer'),
  colleagues: z
    .array(colleague.extend({ specialties: z.array(specialty), isOnCall: z.boolean() }))
    .describe('of the hospital, who share a specialty; oneself among them'),
});
export type Rota = z.infer<typeof rota>;

export const newShift = z.object({ idempotencyKey, specialty, from: wallTime, to: wallTime });
export const shiftCommand = z.object({ version: z.number().int().min(0) });
export const swapProposal = shiftCommand.extend({
  toId: id,
  inReturnId: id.optional(),
  note: freeText(300).default(''),
});
export const swapAnswer = shiftCommand.extend({ isAccepted: z.boolean() });
