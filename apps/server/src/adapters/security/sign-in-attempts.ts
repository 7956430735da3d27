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
    async begin(email, address) {
      const counted: (readonly [RateLimiterMemory, string])[] = [];
      for (const [attempts, key] of keysOf(email, address)) {
        const state = await attempts.penalty(key);
        counted.push([attempts, key]);
        if (state.consumedPoints <= attempts.points) continue;
        // What is refused counts nowhere: one address that goes on must not shut the account for all.
        for (const [limiter, name] of counted) await limiter.reward(name);
        return Math.max(1, Math.ceil(state.msBeforeNext / 1000));
      }
      return 0;
    },
    async succeeded(email, address) {
      const [[pairs, pair], ...others] = keysOf(email, address);
      await pairs.delete(pair);
      for (const [attempts, key] of others) await attempts.reward(key);
    },
  };
}
