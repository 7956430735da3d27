import { z } from 'zod';
import {
  breakdowns,
  daysIn,
  firstFigureDay,
  groupMeasures,
  measures,
  placeKinds,
  steps,
  stepsOf,
  waitClassMinutes,
  type DayRange,
  type Group,
} from '@qarib/clinical';
import { id, isoDate, isoDateTime, language, localizedText, specialty } from './primitives.ts';

const mostDays = 10 * 366;
const mostRows = 400;

/** Of a range's first and last day, in Africa/Casablanca; both are included. */
export const figureDay = isoDate.refine((day) => day >= firstFigureDay && day < '2100');

/** Also asked of days that are none: what refused them does not keep the other questions back. */
export function isReadableRange({ from, to }: DayRange): boolean {
  const isDays = figureDay.safeParse(from).success && figureDay.safeParse(to).success;
  return isDays && from <= to && daysIn({ from, to }) <= mostDays;
}

export const figuresQuery = z
  .object({
    from: figureDay.describe('first day, in Africa/Casablanca'),
    to: figureDay.describe('last day, included; ten years at most'),
    place: z.enum(placeKinds).optional().describe('with `placeId`; absent: all the reader may see'),
    placeId: id.optional(),
    specialty: specialty.optional().describe('absent: all'),
    hospitalId: id
      .optional()
      .describe('only what its physicians took on; told apart by period or specialty alone'),
    by: z.enum(breakdowns).describe('what the rows are told apart by'),
    step: z.enum(steps).optional().describe('of the rows `by` period; absent: one that suits'),
  })
  .refine(isReadableRange, { path: ['to'] })
  .refine(({ place, placeId }) => (place === undefined) === (placeId === undefined), {
    path: ['placeId'],
  })
  .refine(
    ({ hospitalId, by }) => hospitalId === undefined || by === 'period' || by === 'specialty',
    {
      path: ['by'],
    },
  )
  // A country has more sites than anybody reads in one list.
  .refine(({ place, by }) => !(place === 'country' && by === 'facility'), { path: ['by'] })
  // Of a province only what lies in it is kept apart.
  .refine(({ place, by }) => !(place === 'province' && by === 'region'), { path: ['by'] })
  .refine(
    ({ by, from, to, step = 'year' }) =>
      by !== 'period' ||
      !isReadableRange({ from, to }) ||
      stepsOf({ from, to }, step).length <= mostRows,
    { path: ['step'] },
  );
export type FiguresQuery = z.infer<typeof figuresQuery>;

const waitKeys = [...waitClassMinutes, Infinity].map((_, index) => `wait/${index}` as const);
const group = z.enum(Object.keys(groupMeasures) as [Group, ...Group[]]);

/**
 * Whole numbers. Of consultations told apart by what they were about only the indicators are counted;
 * everywhere else every measure is there, also when it is nought, except what is in `hidden`.
 */
const figureCounts = z.partialRecord(z.enum([...measures, ...waitKeys]), z.number().int());
const shown = {
  counts: figureCounts,
  hidden: z
    .array(group)
    .describe('fewer than five people, or hidden so that nobody works out another row: not shown'),
};

export const figureRow = z.object({
  value: z
    .string()
    .describe('a first day, an id, a specialty or `none`, or a value of the dimension'),
  name: localizedText.optional().describe('of a place, a hospital or a reason'),
  ...shown,
});
export type FigureRow = z.infer<typeof figureRow>;

export const figures = z.object({
  from: isoDate,
  to: isoDate,
  place: z.object({ kind: z.enum(placeKinds), id, name: localizedText.optional() }),
  specialty: specialty.optional(),
  hospital: z.object({ id, name: localizedText.optional() }).optional(),
  by: z.enum(breakdowns),
  step: z.enum(steps).optional().describe('of the rows by period'),
  isEmpty: z.boolean().describe('nothing was counted in this period: every number is nought'),
  total: z.object(shown),
  rows: z
    .array(figureRow)
    .describe('periods in order, all of them; everything else the most requested first'),
  asOf: isoDateTime,
});
export type Figures = z.infer<typeof figures>;

/**
 * The same figures as a file: CSV with semicolons, as spreadsheets in French and Arabic open it, UTF-8
 * with a byte order mark. First what the columns mean, then each breakdown in turn; its last line is
 * `figuresCsvEnd` and the number of lines before it, so that a file that was cut is known.
 */
export const figuresCsvPath = '/api/figures.csv';
export const figuresCsvEnd = 'end';
const figuresFile = z
  .object({ ...figuresQuery.shape, by: z.literal('specialty').default('specialty'), language })
  .omit({ step: true })
  .refine(isReadableRange, { path: ['to'] })
  .refine(({ place, placeId }) => (place === undefined) === (placeId === undefined), {
    path: ['placeId'],
  });
/** With a hospital only what its physicians took on, told apart by specialty and period alone. */
export const figuresCsvQuery = figuresFile;
export type FiguresCsvQuery = z.infer<typeof figuresCsvQuery>;
/** A report is of a whole place. */
export const figuresFileQuery = figuresFile.refine(({ hospitalId }) => hospitalId === undefined, {
  path: ['hospitalId'],
});
export type FiguresFileQuery = z.infer<typeof figuresFileQuery>;

/**
 * The same figures as a report: PDF with charts and every figure's definition. Each page says in its
 * dictionary how much there is up to its end, in per cent; the last one says 100, and a file without
 * the mark that ends every PDF was cut.
 */
export const figuresPdfPath = '/api/figures.pdf';
export const pdfShare = /\/QaribShare (\d+)/g;
export const pdfEnd = '%%EOF';
