import {
  canReadStatistics,
  indicators,
  statisticsDay,
  type IndicatorCounts,
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
    const day = statisticsDay(now);
    const stored = await records.statistics.read(day, regionId);
    const rows = stored.map(({ provinceId, specialty, counts }) => ({
      provinceId,
      specialty,
      counts,
    }));
    return {
      day,
      regionId,
      total: sumOf(rows.map(({ counts }) => counts)),
      rows,
      asOf: now.toISOString(),
    };
  },
});

function sumOf(all: readonly IndicatorCounts[]): IndicatorCounts {
  const total = { requested: 0, answered: 0, completed: 0, dropped: 0 };
  for (const counts of all) {
    for (const indicator of indicators) total[indicator] += counts[indicator];
  }
  return total;
}
