import { readAudit } from '../use-cases/platform/read-audit.ts';
import { readCallQuality } from '../use-cases/statistics/read-call-quality.ts';
import { readDailyStatistics } from '../use-cases/statistics/read-daily-statistics.ts';
import { readFigures } from '../use-cases/statistics/read-figures.ts';
import { route, type Api } from './route.ts';

export function statisticsRoutes(api: Api): void {
  const { ports } = api;
  route(api, 'readDailyStatistics', ({ person }) => readDailyStatistics(ports, person, {}));
  route(api, 'readFigures', ({ person, query }) => readFigures(ports, person, query));
  route(api, 'readCallQuality', ({ person, query }) => readCallQuality(ports, person, query));
  route(api, 'readAudit', ({ person }) => readAudit(ports, person, {}));
}
