import { useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from 'react-router';
import { z } from 'zod';
import type { Session } from '@qarib/contracts';
import { api } from '../../../shared/api/api-client.ts';
import { showLanguage } from '../../../shared/i18n/i18n.ts';
import { wasLanguageChosenHere } from '../../../shared/i18n/chosen-language.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import { keepSession } from '../../../shared/session/session.ts';
import { useSessionEndStore } from '../../../shared/session/session-end-store.ts';

/** Only a path of our own: what came in the history is not to lead anywhere else. */
const arrival = z.object({ from: z.string().regex(/^\/(?!\/)/) });

/** What follows a sign-in: the person's language, and back to where they were. */
export function useSignedIn(): (session: Session) => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  const location = useLocation();
  const language = useLanguage();

  return async (session) => {
    const from = arrival.safeParse(location.state);
    keepSession(client, session);
    useSessionEndStore.setState({ end: 'none' });
    // The language switched to on this page is the latest word; else the account's own holds.
    if (session.language !== language) {
      if (wasLanguageChosenHere()) {
        api.call('chooseLanguage', { body: { language } }).then(
          (updated) => keepSession(client, updated),
          () => undefined,
        );
      } else {
        await showLanguage(session.language);
      }
    }
    await navigate(from.success ? from.data.from : '/', { replace: true });
  };
}
