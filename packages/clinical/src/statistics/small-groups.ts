import type { Counts } from './counts.ts';

/** Of fewer people than this a figure could tell who they are. */
export const smallGroup = 5;

/**
 * A count of people as somebody may see it who may not see records: from nought and from five on as
 * it is, between them `undefined`, which is shown as "fewer than 5".
 */
export function shownCount(count: number): number | undefined {
  return count > 0 && count < smallGroup ? undefined : count;
}

/**
 * The rows of a breakdown whose group is too small are taken together, and when they are still too
 * few, the smallest shown row joins them: nobody finds a small group by taking the others from the
 * sum.
 */
export function hideSmallGroups<Row extends { readonly counts: Counts }>(
  rows: readonly Row[],
): { readonly shown: readonly Row[]; readonly hidden: readonly Row[] } {
  const sizeOf = ({ counts }: Row) => counts['requested'] ?? 0;
  const isSmall = (row: Row) => sizeOf(row) > 0 && sizeOf(row) < smallGroup;
  const hidden = rows.filter(isSmall);
  const shown = rows.filter((row) => !isSmall(row));
  const people = hidden.reduce((sum, row) => sum + sizeOf(row), 0);
  if (hidden.length === 0 || (people >= smallGroup && hidden.length > 1)) return { shown, hidden };
  const next = shown.filter((row) => sizeOf(row) > 0).toSorted((a, b) => sizeOf(a) - sizeOf(b))[0];
  if (next === undefined) return { shown, hidden };
  return { shown: shown.filter((row) => row !== next), hidden: [...hidden, next] };
}
