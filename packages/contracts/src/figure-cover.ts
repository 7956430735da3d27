import { z } from 'zod';
import { daysIn, placeKinds } from '@qarib/clinical';
import { figureDay } from './figures.ts';
import { id, isoDate, isoDateTime, localizedText, specialty } from './primitives.ts';

/** A rota is looked at hour by hour: of a longer period nobody reads each. */
export const mostCoverDays = 92;

const place = {
  place: z.enum(placeKinds).optional().describe('with `placeId`; absent: all the reader may see'),
  placeId: id.optional(),
};
const isPlaceWhole = (query: { place?: string | undefined; placeId?: string | undefined }) =>
  (query.place === undefined) === (query.placeId === undefined);
const isReadable = ({ from, to }: { from: string; to: string }) =>
  figureDay.safeParse(from).success && figureDay.safeParse(to).success && from <= to;

export const coverQuery = z
  .object({
    from: figureDay,
    to: figureDay.describe(`included; ${mostCoverDays} days at most`),
    ...place,
    specialty: specialty.optional().describe('absent: the one most asked for'),
  })
  .refine((query) => isReadable(query) && daysIn(query) <= mostCoverDays, { path: ['to'] })
  .refine(isPlaceWhole, { path: ['placeId'] });
export type CoverQuery = z.infer<typeof coverQuery>;

const count = z.number().int().min(0);
const share = z.number().min(0).max(1);
/** Demand of few people is not shown, as everywhere; a rota tells of no patient. */
const demand = {
  requested: count.optional().describe('absent: hidden'),
  unmet: count.optional(),
  coveredShare: share.describe('of these hours, on the rota of the hospitals that are rung'),
};

const namedPlace = z.object({ kind: z.enum(placeKinds), id, name: localizedText.optional() });

export const cover = z.object({
  from: isoDate,
  to: isoDate,
  place: namedPlace,
  specialty: specialty.describe('what `hours` are of'),
  hospitals: z.array(z.object({ id, name: localizedText })),
  specialties: z.array(z.object({ specialty, ...demand })),
  hours: z
    .array(
      z.object({ hour: z.string().describe('`3-14`: Wednesday from two to three'), ...demand }),
    )
    .describe('those that occur in the period, Monday first'),
  asOf: isoDateTime,
});
export type Cover = z.infer<typeof cover>;

export const needsQuery = z
  .object({ from: figureDay, to: figureDay, ...place })
  .refine((query) => isReadable(query) && daysIn(query) <= 10 * 366, { path: ['to'] })
  .refine(isPlaceWhole, { path: ['placeId'] });
export type NeedsQuery = z.infer<typeof needsQuery>;

/** A proposal, with the figures it rests on. */
export const specialtyNeeds = z.object({
  from: isoDate,
  to: isoDate,
  place: namedPlace,
  requested: count.optional().describe('absent: hidden'),
  uncoded: count.optional().describe('whose reason has no code'),
  beyond: count.optional().describe('whose reason no specialty of the programme looks after'),
  rows: z.array(
    z.object({
      specialty,
      pointing: count.optional().describe('requests that point to it; absent: hidden'),
      requested: count.optional().describe('asked of this specialty'),
      physicians: count.describe('of this specialty at the hospitals that are rung'),
      isProposed: z.boolean(),
    }),
  ),
  asOf: isoDateTime,
});
export type SpecialtyNeeds = z.infer<typeof specialtyNeeds>;
