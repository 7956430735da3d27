import type { RequestHandler } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { AppError } from '../use-cases/boundary.ts';

const isChange = (method: string) => !['GET', 'HEAD', 'OPTIONS'].includes(method);

/** Refuses paths that climb, however often they are encoded, before anything looks at them. */
export const requirePlainPath: RequestHandler = (request, _response, next) => {
  const [path = ''] = request.originalUrl.split('?');
  next(isPlain(path) ? undefined : new AppError('PATH_INVALID'));
};

function isPlain(path: string): boolean {
  let decoded = path;
  for (let round = 0; round < 3; round += 1) {
    if (/[\\\0]/.test(decoded) || /(^|\/)\.\.(\/|$)/.test(decoded)) return false;
    try {
      const next = decodeURIComponent(decoded);
      if (next === decoded) return true;
      decoded = next;
    } catch {
      return round > 0;
    }
  }
  return false;
}

/**
 * Browsers say where a change comes from; a page of another origin cannot lie about it. A change
 * without an Origin comes from no browser we know, and is refused as well.
 */
export function requireOwnOrigin(origins: readonly string[]): RequestHandler {
  return (request, _response, next) => {
    const isOwn = origins.includes(request.headers.origin ?? '');
    next(isOwn || !isChange(request.method) ? undefined : new AppError('ORIGIN_FORBIDDEN'));
  };
}

/** Records stay out of every cache. */
export const neverCached: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

/** A hospital behind one address stays far below this; a script gone wild does not. */
const requestsPerAddress = { points: 3_000, duration: 10 };

export function limitRate(): RequestHandler {
  const limiter = new RateLimiterMemory(requestsPerAddress);
  return async (request, _response, next) => {
    await limiter.consume(request.ip ?? '').catch(() => {
      throw new AppError('RATE_LIMITED');
    });
    next();
  };
}
