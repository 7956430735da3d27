import { setImmediate as turnOfOthers } from 'node:timers/promises';
import { monthOf, summedPlaceKinds, yearOf } from '@qarib/clinical';
import {
  addCountedDay,
  countDay,
  type CountedDay,
  type DayOfRecords,
} from '../../use-cases/statistics/add-counted-day.ts';
import { checkPeriod, checkSite, type Check } from '../../use-cases/statistics/check-figures.ts';
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

const repair: Check = { isRepairing: true, onDiffering: () => undefined };
const sitesOfPart = 10;

/**
 * Days, each with its figures; then the months and years that they are in, from the sums of the days, and
 * the months of the sites, from their cells.
 */
export function dayParts(
  days: readonly FilledDay[],
  siteIds: readonly string[],
  recordsOn: (day: string) => Promise<DayOfRecords>,
): Part[] {
  const ofDays = batchesOf(days).map((batch): Part => ({
    stage: 'cases',
    size: sizeOf(batch),
    async prepare() {
      const counted: CountedDay[] = [];
      for (const { day } of batch) {
        counted.push(countDay(day, await recordsOn(day)));
        await turnOfOthers();
      }
      return async (records) => {
        for (const day of counted) await addCountedDay(records, day);
      };
    },
  }));
  const names = days.map(({ day }) => day);
  const periods = [...new Set(names.map(monthOf)), ...new Set(names.map(yearOf))];
  const ofPeriods = periods.flatMap((period) =>
    summedPlaceKinds.map((kind): Part => ({
      stage: 'figures',
      size: 1,
      prepare: () => Promise.resolve((records) => checkPeriod(records, kind, period, repair)),
    })),
  );
  return [...ofDays, ...ofPeriods, ...siteParts(names, siteIds)];
}

function siteParts(days: readonly string[], siteIds: readonly string[]): Part[] {
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return [];
  return Array.from({ length: Math.ceil(siteIds.length / sitesOfPart) }, (_, at) => ({
    stage: 'figures',
    size: 1,
    prepare: () =>
      Promise.resolve(async (records) => {
        for (const id of siteIds.slice(at * sitesOfPart, (at + 1) * sitesOfPart)) {
          await checkSite(records, id, { from, to }, repair);
        }
      }),
  }));
}
