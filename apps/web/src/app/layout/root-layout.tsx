import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { ConnectionBanner } from '@qarib/ui/shell';
import { whenSessionIsLost } from '../../shared/api/api-client.ts';
import { troubleOf, useConnectionStore } from '../../shared/connection/connection-store.ts';
import { watchConnection } from '../../shared/connection/watch-connection.ts';
import { forgetSession, sessionQuery } from '../../shared/session/session.ts';
import { useSessionEndStore } from '../../shared/session/session-end-store.ts';
import { closeSocket } from '../../shared/socket/socket.ts';
import { PageBoundary } from './page-boundary.tsx';

/** What surrounds every page, signed in or not. */
export function RootLayout() {
  const { t } = useTranslation('shared');
  const client = useQueryClient();
  const trouble = useConnectionStore(troubleOf);

  const { pathname } = useLocation();

  useEffect(() => {
    // In braces: newer browsers answer with a promise, which is not an effect's clean-up.
    window.scrollTo(0, 0);
  }, [pathname]);
  useEffect(() => watchConnection(client), [client]);
  useEffect(
    () =>
      whenSessionIsLost(() => {
        // Asking who is signed in answers the same before a first sign-in: that is no lost session.
        if (!client.getQueryData(sessionQuery.queryKey)) return;
        closeSocket();
        useSessionEndStore.setState({ end: 'expired' });
        forgetSession(client);
      }),
    [client],
  );

  return (
    <>
      <ConnectionBanner trouble={trouble} text={trouble ? t(`connection.${trouble}`) : ''} />
      <PageBoundary>
        <Outlet />
      </PageBoundary>
    </>
  );
}
