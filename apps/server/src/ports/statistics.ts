import type { IndicatorCounts, Specialty } from '@qarib/clinical';

export type StatisticsKey = {
  readonly day: string;
  readonly regionId: string;
  readonly provinceId: string;
  readonly specialty: Specialty;
};

export type Statistics = {
  add(key: StatisticsKey, difference: Partial<IndicatorCounts>): Promise<void>;
  read(day: string, regionId: string): Promise<(StatisticsKey & { counts: IndicatorCounts })[]>;
};
