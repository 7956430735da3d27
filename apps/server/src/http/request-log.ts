import type { RequestHandler } from 'express';
import type { Ports } from '../use-cases/boundary.ts';

/** One line per request of the API: the endpoint's name, never its address, which may hold what was searched. */
export function requestLog({ log, clock }: Ports): RequestHandler {
  return (request, response, next) => {
    const startedAt = clock.now().getTime();
    response.on('finish', () => {
      log.info('http-request', {
        method: request.method,
        endpoint: String(response.locals.endpoint ?? 'unknown'),
        status: response.statusCode,
        durationMs: clock.now().getTime() - startedAt,
      });
    });
    next();
  };
}
