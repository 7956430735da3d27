import { createContext, useContext } from 'react';
import { queryOptions, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { Session } from '@qarib/contracts';
import { ApiError, asApiError } from '../api/api-error.ts';
import { forgetKeptSession, readKeptSession, rememberSession } from '../offline/kept-session.ts';
import { rememberCsrfToken, request } from '../api/api-client.ts';

const sessionKey = ['readSession'];

/** Whether the server said that nobody is signed in here, any more or at all. */
export function isSessionOver(error: unknown): boolean {
  const { code } = asApiError(error);
  return code === 'NOT_SIGNED_IN' || code === 'SESSION_EXPIRED';
}

/** Nobody answered: who is signed in stands as it stood. It is asked again once the server is back. */
export function isOutOfReach(error: unknown): boolean {
  const { code } = asApiError(error);
  return code === 'OFFLINE' || code === 'SERVER_UNREACHABLE' || code === 'TIMEOUT';
}

/** `null` when nobody is signed in: for the interface that is an answer, not an error. */
export const sessionQuery = queryOptions<Session | null>({
  queryKey: sessionKey,
  queryFn: async ({ signal }) => {
    try {
      const session = await request('readSession', {}, signal);
      rememberCsrfToken(session.csrfToken);
      rememberSession(session);
      return session;
    } catch (error) {
      if (isSessionOver(error)) {
        forgetKeptSession();
        return null;
      }
      const kept = isOutOfReach(error) ? readKeptSession() : undefined;
      if (kept) return kept;
      throw error;
    }
  },
  staleTime: Infinity,
});

/** Puts what a sign-in, a language choice or the on-call switch answered in place of what we knew. */
export function keepSession(client: QueryClient, session: Session): void {
  rememberCsrfToken(session.csrfToken);
  rememberSession(session);
  client.setQueryData(sessionKey, session);
}

/** Forgets the person and everything read in their name. */
export function forgetSession(client: QueryClient): void {
  rememberCsrfToken('');
  forgetKeptSession();
  client.setQueryData(sessionKey, null);
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
}

/** Given by the signed-in layout, which goes away before the session does. */
export const SessionContext = createContext<Session | undefined>(undefined);

/** The signed-in person, on every page behind the sign-in. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new ApiError('NOT_SIGNED_IN');
  return session;
}

/** Changes what is known of the session: `const keep = useKeepSession(); keep(await api.call(…))`. */
export function useKeepSession(): (session: Session) => void {
  const client = useQueryClient();
  return (session) => keepSession(client, session);
}
