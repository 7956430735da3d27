import { act, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, useLocation } from 'react-router';
import { loadWords } from '../src/app/languages/load-words.ts';
import { Providers } from '../src/app/providers.tsx';
import { AppRoutes } from '../src/app/router.tsx';
import { createQueryClient } from '../src/shared/api/queries.ts';
import { startI18n } from '../src/shared/i18n/i18n.ts';
import { closeVault } from '../src/shared/vault/vault-here.ts';
import type { FakeServer } from './fake-server.ts';

function Address() {
  const { pathname } = useLocation();
  return <output aria-label="address">{pathname}</output>;
}

/** The whole application at an address, talking to a fake server. */
export async function showApp(server: FakeServer, address: string) {
  globalThis.fetch = server.fetch;
  await startI18n(loadWords);
  const client = createQueryClient();
  const shown = await act(async () =>
    render(
      <Providers client={client}>
        <MemoryRouter initialEntries={[address]}>
          <AppRoutes />
          <Address />
        </MemoryRouter>
      </Providers>,
    ),
  );
  return { user: userEvent.setup(), client, ...shown };
}

/** The browser is closed, and later opened again by the same person. */
export async function openAgain(
  app: Awaited<ReturnType<typeof showApp>>,
  server: FakeServer,
  address = '/',
) {
  app.unmount();
  closeVault();
  return showApp(server, address);
}
