import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import {
  figuresCsvPath,
  figuresCsvQuery,
  figuresFileQuery,
  figuresPdfPath,
} from '@qarib/contracts';
import { readAudit } from '../use-cases/platform/read-audit.ts';
import { exportFigures } from '../use-cases/statistics/export-figures.ts';
import { readCover } from '../use-cases/statistics/read-cover.ts';
import { readSpecialtyNeeds } from '../use-cases/statistics/read-specialty-needs.ts';
import { readCallQuality } from '../use-cases/statistics/read-call-quality.ts';
import { readFigures } from '../use-cases/statistics/read-figures.ts';
import { reportFigures } from '../use-cases/statistics/report-figures.ts';
import { parsePart, personOf, route, type Api } from './route.ts';

export function statisticsRoutes(api: Api): void {
  const { ports } = api;
  route(api, 'readFigures', ({ person, query }) => readFigures(ports, person, query));
  route(api, 'readCover', ({ person, query }) => readCover(ports, person, query));
  route(api, 'readSpecialtyNeeds', ({ person, query }) => readSpecialtyNeeds(ports, person, query));
  route(api, 'readCallQuality', ({ person, query }) => readCallQuality(ports, person, query));
  route(api, 'readAudit', ({ person }) => readAudit(ports, person, {}));
}

/** Files: line by line and page by page, so that what is long begins at once. */
export function figuresFileRoutes({ router, ports, cookie }: Api): void {
  router.get(figuresCsvPath, async (request, response) => {
    response.locals.endpoint = 'exportFigures';
    const person = await personOf(ports, cookie, request);
    const query = parsePart(figuresCsvQuery, request.query);
    const lines = await exportFigures(ports, person, query);
    response.type('text/csv; charset=utf-8').attachment(`qarib-${query.from}-${query.to}.csv`);
    // A reader that fails cuts the file off before its last line, which says so.
    await pipeline(Readable.from(lines), response).catch(() => response.destroy());
  });

  router.get(figuresPdfPath, async (request, response) => {
    response.locals.endpoint = 'reportFigures';
    const person = await personOf(ports, cookie, request);
    const query = parsePart(figuresFileQuery, request.query);
    const { contentType, bytes } = await reportFigures(ports, person, query);
    response.type(contentType).attachment(`qarib-${query.from}-${query.to}.pdf`);
    await pipeline(bytes, response).catch(() => response.destroy());
  });
}
