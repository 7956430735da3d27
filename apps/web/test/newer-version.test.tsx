import { act, screen, waitFor } from '@testing-library/react';
import { useConnectionStore } from '../src/shared/connection/connection-store.ts';
import { useNewerVersion } from '../src/shared/offline/newer-version.ts';
import { FakeServer } from './fake-server.ts';
import { khadija, nurseFatima, sessionOf } from './fixtures.ts';
import { showApp } from './show-app.tsx';

jest.mock('socket.io-client', () => jest.requireActual('./fake-socket.ts').fakeSocketModule);
// The whole application is loaded, perhaps on a machine that is busy with other tests.
jest.setTimeout(20_000);

const pageOf = (start: string) => `<script type="module" crossorigin src="/assets/${start}">`;

const site = () =>
  new FakeServer()
    .answer('readSession', sessionOf(nurseFatima))
    .answer('readHealth', { database: true, media: true })
    .answer('listConsultations', { consultations: [] })
    .answer('searchPatients', { patients: [khadija] });

const lineComesBack = () =>
  act(async () => {
    useConnectionStore.setState({ signalling: 'lost' });
    useConnectionStore.setState({ signalling: 'connected' });
  });

beforeEach(() => {
  document.head.innerHTML = '<script type="module" src="/assets/index-monday.js"></script>';
});
afterEach(() => {
  document.head.innerHTML = '';
  useNewerVersion.setState({ isThere: false });
});

test('When the server comes back with the same build, then nothing is said', async () => {
  const server = site();
  server.page = pageOf('index-monday.js');
  await showApp(server, '/');
  await screen.findByText('Trouver un patient');
  await lineComesBack();
  expect(screen.queryByRole('button', { name: 'Recharger maintenant' })).toBeNull();
});

test('When a new build is there, then one button offers it, and not while somebody types', async () => {
  const server = site();
  const { user } = await showApp(server, '/patients/new');
  const name = await screen.findByLabelText(/^Nom de famille/);
  await user.type(name, 'Ouali');
  server.page = pageOf('index-tuesday.js');
  await lineComesBack();
  expect(useNewerVersion.getState().isThere).toBe(false);
  expect(name).toHaveValue('Ouali');
  await act(async () => name.blur());
  expect(await screen.findByRole('button', { name: 'Recharger maintenant' })).toBeVisible();
  await waitFor(() => expect(name).toHaveValue('Ouali'));
});
