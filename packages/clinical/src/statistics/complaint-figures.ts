/** How often each number of days, by the number. */
export type DayCounts = ReadonlyMap<number, number>;

/**
 * The definitions of the complaint register's figures, each over the complaints that were received in
 * the period and place, those of practice sites left out:
 * - `received`, by channel;
 * - `medianDaysToAnswer`: calendar days from receipt to the first answer, of the answered ones; with an
 *   even number of them the mean of the two in the middle;
 * - `overdue`: nobody has answered yet, and the deadline has passed;
 * - `perThousandConsultations`: received for every thousand consultations requested in the same period
 *   and place that were completed, as in `complaintRate`; nothing where there is none.
 */
export function medianDays(counts: DayCounts): number | undefined {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return undefined;
  const sorted = [...counts].toSorted(([a], [b]) => a - b);
  const nth = (position: number): number => {
    let reached = 0;
    for (const [days, count] of sorted) {
      reached += count;
      if (position < reached) return days;
    }
    return 0;
  };
  return (nth(Math.floor((total - 1) / 2)) + nth(Math.floor(total / 2))) / 2;
}

/** To one decimal. */
export function perThousand(count: number, of: number): number | undefined {
  return of === 0 ? undefined : Math.round((count / of) * 10_000) / 10;
}
