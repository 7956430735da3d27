import { z } from 'zod';
import { session, type Session } from '@qarib/contracts';

const storageKey = 'qarib:session';

/** As long as the server keeps a session that nobody uses. */
const longestMs = 8 * 60 * 60_000;

const keptSession = z.object({ keptAtMs: z.number(), session });

/**
 * Who was signed in here last, so that a nurse's pages open without network. It opens nothing on the
 * server: the cookie does that, and the token that changes need is not in it. Gone with the session.
 */
export function rememberSession(known: Session): void {
  try {
    if (known.practitioner.role !== 'nurse') localStorage.removeItem(storageKey);
    else {
      const kept = { keptAtMs: Date.now(), session: { ...known, csrfToken: '' } };
      localStorage.setItem(storageKey, JSON.stringify(kept));
    }
  } catch {
    // Then the pages open with a network only.
  }
}

export function forgetKeptSession(): void {
  try {
    localStorage.removeItem(storageKey);
  } catch {
    // Nothing could be kept either.
  }
}

export function readKeptSession(): Session | undefined {
  try {
    const parsed = keptSession.safeParse(JSON.parse(localStorage.getItem(storageKey) ?? 'null'));
    if (!parsed.success) return undefined;
    const ageMs = Date.now() - parsed.data.keptAtMs;
    return ageMs >= 0 && ageMs < longestMs ? parsed.data.session : undefined;
  } catch {
    return undefined;
  }
}
