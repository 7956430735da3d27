import { createHash } from 'node:crypto';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { SignInAttempts } from '../../ports/security.ts';

const windowSeconds = 15 * 60;
/** One address at one account, one account from anywhere, one address at any account. */
const failuresAllowed = { pair: 5, account: 30, address: 100 };

/** Failures only are counted, so that a busy site behind one address is not shut out. */
export function createSignInAttempts(): SignInAttempts {
  const limiter = (points: number) => new RateLimiterMemory({ points, duration: windowSeconds });
  const pairs = limiter(failuresAllowed.pair);
  const accounts = limiter(failuresAllowed.account);
  const addresses = limiter(failuresAllowed.address);
  const keysOf = (email: string, address: string) => {
    const account = createHash('sha256').update(email.toLowerCase()).digest('hex');
    return [
      [pairs, `${account} ${address}`],
      [accounts, account],
      [addresses, address],
    ] as const;
  };
  return {
    async waitSeconds(email, address) {
      let waitMs = 0;
      for (const [attempts, key] of keysOf(email, address)) {
        const state = await attempts.get(key);
        if (state && state.remainingPoints <= 0) waitMs = Math.max(waitMs, state.msBeforeNext);
      }
      return Math.ceil(waitMs / 1000);
    },
    async failed(email, address) {
      for (const [attempts, key] of keysOf(email, address)) await attempts.penalty(key);
    },
    async succeeded(email, address) {
      const [pair] = keysOf(email, address);
      await pair[0].delete(pair[1]);
    },
  };
}
