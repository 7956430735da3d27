import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { SessionTokens } from '../../ports/security.ts';

/** Keyed, so that a stolen copy of the database neither signs anybody in nor checks a guess. */
export function createSessionTokens(secret: string): SessionTokens {
  const keyed = (purpose: string, value: string) =>
    createHmac('sha256', secret).update(`${purpose}:${value}`).digest('base64url');
  return {
    create: () => randomBytes(32).toString('base64url'),
    hash: (token) => keyed('session', token),
    csrfToken: (sessionId) => keyed('csrf', sessionId),
    isCsrfToken: (sessionId, candidate) => isSameText(keyed('csrf', sessionId), candidate),
  };
}

/** Compares in a time that tells nothing of where two texts differ. */
export function isSameText(expected: string, candidate: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(digest(expected), digest(candidate));
}
