import { RateLimiterMemory } from 'rate-limiter-flexible';
import { AppError } from '../../ports/app-error.ts';
import type { LookUpAttempts } from '../../ports/security.ts';

/** No link can be guessed and few numbers; this keeps who tries from costing or learning anything. */
const failuresAllowed = { points: 30, duration: 15 * 60 };

export function createLookUpAttempts(): LookUpAttempts {
  const limiter = new RateLimiterMemory(failuresAllowed);
  return {
    async begin(whose) {
      await limiter.consume(whose).catch(() => {
        throw new AppError('RATE_LIMITED');
      });
    },
    async succeeded(whose) {
      await limiter.reward(whose);
    },
  };
}
