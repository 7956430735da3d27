import { useEffect, useRef } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation } from 'react-router';
import { ErrorState, Page } from '@qarib/ui';
import { hadUnsentPhotos } from '../../shared/outbox/unsent-photos.ts';
import { OutboxProvider } from '../../shared/outbox/outbox-provider.tsx';
import { useErrorWords } from '../../shared/i18n/use-error-words.ts';
import { useSessionEndStore } from '../../shared/session/session-end-store.ts';
import { SessionContext, sessionQuery, useSession } from '../../shared/session/session.ts';
import { refreshOnFacts } from '../../shared/socket/refresh-on-facts.ts';
import { openSocket } from '../../shared/socket/socket.ts';
import { uploadsOf } from '../../shared/uploads/use-uploads.ts';
import { useOpenVault } from '../../shared/vault/use-open-vault.ts';
import { AppHeader } from './app-header.tsx';
import { Bars } from './bars.tsx';
import { PageBoundary, PageLoading } from './page-boundary.tsx';
import classes from './layout.module.css';

/** Where to go after signing in, kept in the navigation state of `/sign-in`. */
export type SignInState = { readonly from: string };

/** Another page begins at its top, for the keyboard and for a screen reader too. */
function useFocusOnNavigation(): void {
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    const main = document.getElementById('main');
    // A page may have said where to go on.
    if (main?.querySelector('input:focus, textarea:focus')) return;
    main?.focus({ preventScroll: true });
  }, [pathname]);
}

function SignedIn() {
  const { t } = useTranslation('shared');
  useFocusOnNavigation();
  const client = useQueryClient();
  const { practitioner } = useSession();
  useEffect(() => {
    // Offline at the start: the next look at the connection asks for it again.
    openSocket().catch(() => undefined);
    return refreshOnFacts(client);
  }, [client]);
  useEffect(() => {
    // Photos that an earlier page could not send go on wherever one is.
    if (hadUnsentPhotos(practitioner.id)) uploadsOf(client, practitioner.id);
  }, [client, practitioner.id]);
  return (
    <OutboxProvider>
      <a href="#main" className={classes['skip']}>
        {t('app.skip')}
      </a>
      <AppHeader />
      <Bars />
      <main id="main" tabIndex={-1} className={classes['main']}>
        <PageBoundary>
          <Outlet />
        </PageBoundary>
      </main>
    </OutboxProvider>
  );
}

/** Every page behind the sign-in: who it is, and what they left here, is known before any is shown. */
export function Component() {
  const { t } = useTranslation('shared');
  const wordsFor = useErrorWords();
  const { pathname, search } = useLocation();
  const { data: session, error, refetch } = useQuery(sessionQuery);
  const end = useSessionEndStore((state) => state.end);
  const isVaultOpen = useOpenVault(session?.practitioner.id);
  if (session && isVaultOpen) {
    return (
      <SessionContext value={session}>
        <SignedIn />
      </SessionContext>
    );
  }
  if (session === null) {
    const state: SignInState = { from: pathname + search };
    return <Navigate to="/sign-in" replace state={end === 'signed-out' ? null : state} />;
  }
  if (!error || session) {
    return (
      <main>
        <PageLoading />
      </main>
    );
  }
  return (
    <main>
      <Page title={t('app.name')} width="narrow">
        <ErrorState
          title={t('states.errorTitle')}
          text={wordsFor(error)}
          retryLabel={t('actions.retry')}
          onRetry={() => void refetch()}
        />
      </Page>
    </main>
  );
}
