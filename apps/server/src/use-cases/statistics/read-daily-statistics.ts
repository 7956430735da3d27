import {
  addCounts,
  canReadStatistics,
  indicators,
  isSpecialty,
  moroccanDay,
  type Counts,
  type Indicator,
} from '@qarib/clinical';
import type { DailyStatistics } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import { reads } from '../shared/use-case.ts';

/** Today's figures of the coordinator's region. */
export const readDailyStatistics = reads({
  action: 'read-daily-statistics',
  concerns: (_input: object) => ({ entityType: 'Statistics' }),
  async run({ records, person, now }): Promise<DailyStatistics> {
    const { regionId } = person.actor;
    if (!canReadStatistics(person.actor, regionId)) throw new AppError('NOT_FOUND');
    const day = moroccanDay(now);
    const cells = await records.statistics.listDay(day, regionId);
    const groups = Map.groupBy(cells, ({ key }) => `${key.provinceId} ${key.specialty}`);
    const rows = [...groups.values()].flatMap((group) => {
      const [first] = group;
      if (first === undefined || !isSpecialty(first.key.specialty)) return [];
      const { provinceId, specialty } = first.key;
      const counts = indicatorCountsOf(addCounts(...group.map((cell) => cell.counts)));
      // What counts of a day may be no consultation at all, and is none of these.
      return counts.requested === 0 ? [] : [{ provinceId, specialty, counts }];
    });
    const total = indicatorCountsOf(addCounts(...cells.map(({ counts }) => counts)));
    return { day, regionId, total, rows, asOf: now.toISOString() };
  },
});

function indicatorCountsOf(counts: Counts): Record<Indicator, number> {
  const none = { requested: 0, answered: 0, attempted: 0, completed: 0, dropped: 0, unmet: 0 };
  return Object.assign(
    none,
    Object.fromEntries(indicators.map((indicator) => [indicator, counts[indicator] ?? 0])),
  );
}
