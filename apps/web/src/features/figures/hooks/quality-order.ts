import { definitionOf, figureOf, type FigureId } from '@qarib/clinical';
import type { FigureRow } from '@qarib/contracts';

/** What the quality of calls is told by, in the order a link is looked at. */
export const qualityFigures = [
  'loss',
  'roundTrip',
  'upRate',
  'downRate',
  'concealedShare',
  'rejoinsPerCall',
  'fallbackShare',
  'chatShare',
  'writtenShare',
] as const satisfies readonly FigureId[];
export type QualityColumn = (typeof qualityFigures)[number] | 'calls';
export const qualityColumns = ['calls', ...qualityFigures] as const;

export type Order = { readonly column: QualityColumn; readonly isDescending: boolean };

/** Whoever sorts looks for what wants mending: the worst come first. */
export const firstOrder = (column: QualityColumn): Order => ({
  column,
  isDescending: column === 'calls' || definitionOf(column).better === 'less',
});

/** As an address says it: `-loss` is the largest loss first. */
export const orderName = ({ column, isDescending }: Order): string =>
  `${isDescending ? '-' : ''}${column}`;

/** What an address says; where that is no order, the most calls come first. */
export function orderNamed(name: string | null): Order {
  const isDescending = name?.startsWith('-') === true;
  const column = qualityColumns.find((it) => it === name?.slice(isDescending ? 1 : 0));
  return column === undefined ? firstOrder('calls') : { column, isDescending };
}

/** `undefined` where it is hidden, or there was nothing to measure. */
export function qualityOf({ counts }: FigureRow, column: QualityColumn): number | undefined {
  return column === 'calls' ? counts.calls : figureOf(column, counts).value;
}

/** What has no value comes last, whichever way it is sorted. */
export function inOrder(rows: readonly FigureRow[], { column, isDescending }: Order): FigureRow[] {
  const sign = isDescending ? -1 : 1;
  return rows.toSorted((one, other) => {
    const [a, b] = [qualityOf(one, column), qualityOf(other, column)];
    if (a === undefined || b === undefined)
      return Number(a === undefined) - Number(b === undefined);
    return sign * (a - b);
  });
}

/** From where on a link wants mending: speech suffers, or a picture is given up in one call of four. */
const limits = {
  loss: 0.05,
  concealedShare: 0.05,
  fallbackShare: 0.25,
  chatShare: 0.15,
  writtenShare: 0.15,
} as const satisfies Partial<Record<QualityColumn, number>>;
type Limited = keyof typeof limits;
const limited = Object.keys(limits) as readonly Limited[];

export type PoorLink = { readonly row: FigureRow; readonly exceeded: readonly Limited[] };

/** The links that want mending, those with most against them first. */
export function poorLinksIn(rows: readonly FigureRow[]): readonly PoorLink[] {
  return rows
    .map((row) => ({
      row,
      exceeded: limited.filter((column) => (qualityOf(row, column) ?? 0) >= limits[column]),
    }))
    .filter(({ exceeded }) => exceeded.length > 0)
    .toSorted((a, b) => b.exceeded.length - a.exceeded.length);
}
