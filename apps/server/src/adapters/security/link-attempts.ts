import { RateLimiterMemory } from 'rate-limiter-flexible';
import { AppError } from '../../ports/app-error.ts';
import type { LinkAttempts } from '../../ports/security.ts';

/** No link can be guessed; this keeps who tries from costing anything. */
const failuresPerAddress = { points: 30, duration: 15 * 60 };

export function createLinkAttempts(): LinkAttempts {
  const limiter = new RateLimiterMemory(failuresPerAddress);
  return {
    async begin(address) {
      await limiter.consume(address).catch(() => {
        throw new AppError('RATE_LIMITED');
      });
    },
    async succeeded(address) {
      await limiter.reward(address);
    },
  };
}
