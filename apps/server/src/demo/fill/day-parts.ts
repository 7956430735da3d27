import { monthOf, yearOf } from '@qarib/clinical';
import { addCountedDay, type DayOfRecords } from '../../use-cases/statistics/add-counted-day.ts';
import { checkPeriod } from '../../use-cases/statistics/check-figures.ts';
import { sumKinds } from '../../use-cases/statistics/sums-of-day.ts';
import type { Part } from './fill-store.ts';

/** A day of which something is to be written, and how much. */
export type FilledDay = { readonly day: string; readonly size: number };

/** A transaction is worth its while from so many on; a single day is never cut. */
const mostOfBatch = 500;

const sizeOf = (days: readonly FilledDay[]) => days.reduce((sum, { size }) => sum + size, 0);

function batchesOf(days: readonly FilledDay[]): FilledDay[][] {
  const batches: FilledDay[][] = [];
  for (const filled of days) {
    const last = batches.at(-1);
    if (last && sizeOf(last) + filled.size <= mostOfBatch) last.push(filled);
    else batches.push([filled]);
  }
  return batches;
}

/** Days, each with its figures; then the months and years that they are in, from the sums of the days. */
export function dayParts(
  days: readonly FilledDay[],
  recordsOn: (day: string) => DayOfRecords,
): Part[] {
  const ofDays = batchesOf(days).map((batch): Part => ({
    size: sizeOf(batch),
    async write(records) {
      for (const { day } of batch) await addCountedDay(records, day, recordsOn(day));
    },
  }));
  const names = days.map(({ day }) => day);
  const periods = [...new Set(names.map(monthOf)), ...new Set(names.map(yearOf))];
  const ofPeriods = periods.flatMap((period) =>
    sumKinds.map((kind): Part => ({
      size: 0,
      write: (records) =>
        checkPeriod(records, kind, period, { isRepairing: true, onDiffering: () => undefined }),
    })),
  );
  return [...ofDays, ...ofPeriods];
}
