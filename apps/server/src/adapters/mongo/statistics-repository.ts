import { indicators, type IndicatorCounts } from '@qarib/clinical';
import type { Statistics, StatisticsKey } from '../../ports/statistics.ts';
import type { Models } from './models.ts';
import { _id, schemaOf, text, type Within } from './schema.ts';

/** A counter that nothing was counted in yet is not there. */
export type StoredStatistics = StatisticsKey & Partial<IndicatorCounts> & { _id: string };

export const statisticsDailySchema = schemaOf<StoredStatistics>({
  _id,
  day: text,
  regionId: text,
  provinceId: text,
  specialty: text,
  ...Object.fromEntries(indicators.map((indicator) => [indicator, Number])),
});
statisticsDailySchema.index({ day: 1, regionId: 1 });

export function statisticsIn({ statistics }: Models, session: Within): Statistics {
  return {
    async add(key, difference) {
      const _id = [key.day, key.regionId, key.provinceId, key.specialty].join('/');
      await statistics
        .updateOne({ _id }, { $setOnInsert: key, $inc: difference }, { upsert: true })
        .session(session);
    },
    async read(day, regionId) {
      const documents = await statistics.find({ day, regionId }).session(session).lean();
      return documents.map(
        ({ _id, requested = 0, answered = 0, completed = 0, dropped = 0, ...key }) => ({
          ...key,
          counts: { requested, answered, completed, dropped },
        }),
      );
    },
  };
}
