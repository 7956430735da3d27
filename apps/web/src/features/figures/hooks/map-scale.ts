import { definitionOf, figureOf, groupOf, type FigureId } from '@qarib/clinical';
import type { FigureRow } from '@qarib/contracts';

/** What the map can be coloured by. */
export const mapFigures = [
  'requested',
  'answeredShare',
  'completedShare',
  'unmetShare',
  'longWait',
  'transfersAvoidedShare',
  'journeyAvoided',
  'loss',
] as const satisfies readonly FigureId[];
export type MapFigure = (typeof mapFigures)[number];

/** `undefined` where it is hidden, or there was nothing to measure. */
export function mapValue(figure: MapFigure, { counts, hidden }: FigureRow): number | undefined {
  return isTooSmall(figure, { hidden }) ? undefined : figureOf(figure, counts).value;
}

export const isTooSmall = (figure: MapFigure, { hidden }: Pick<FigureRow, 'hidden'>): boolean =>
  hidden.includes(groupOf(definitionOf(figure).counts));

/** How strong a tile's colour is, in percent: never so faint that it looks like nothing. */
export function strengthOf(value: number | undefined, most: number): number {
  if (value === undefined || value === 0 || most === 0) return 0;
  const ratio = Number.isFinite(value) ? value / most : 1;
  return Math.round(15 + 60 * Math.min(1, ratio));
}

/** Demand is neither good nor bad; of the rest, what ought to be less is warned of. */
export const colourOf = (figure: MapFigure): 'teal' | 'orange' =>
  definitionOf(figure).better === 'less' ? 'orange' : 'teal';
