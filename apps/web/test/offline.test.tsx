import { screen, waitFor, within } from '@testing-library/react';
import { draftKey, keepDraft } from '../src/shared/drafts/drafts.ts';
import { emptyRequest } from '../src/features/request-consultation/hooks/request-draft.ts';
import { readKeptSession, rememberSession } from '../src/shared/offline/kept-session.ts';
import { closeVault, openVault } from '../src/shared/vault/vault-here.ts';
import { writeToDisk } from './device.ts';
import { FakeServer, refusal } from './fake-server.ts';
import { coordinatorNadia, khadija, nurseFatima, sessionOf } from './fixtures.ts';
import { showApp } from './show-app.tsx';

jest.mock('socket.io-client', () => jest.requireActual('./fake-socket.ts').fakeSocketModule);
// The whole application is loaded, perhaps on a machine that is busy with other tests.
jest.setTimeout(30_000);

/** No server answers anything. */
class NoNetwork extends FakeServer {
  override readonly fetch: typeof fetch = () => Promise.reject(new TypeError('Failed to fetch'));
}
const place = { practitionerId: nurseFatima.id, name: `request:${khadija.id}` };
const begun = { ...emptyRequest('neurology'), reasonText: 'Depuis ce matin', patient: khadija };

describe('without network', () => {
  beforeEach(() => jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false));
  afterEach(() => jest.restoreAllMocks());

  test('a nurse’s home opens and lists what is not sent', async () => {
    rememberSession(sessionOf(nurseFatima));
    await openVault(nurseFatima.id);
    await keepDraft(place, begun);
    await showApp(new NoNetwork(), '/');
    expect(await screen.findByTestId('unsent')).toHaveTextContent('Amrani Khadija');
    expect(await screen.findByText(/Inscrivez le patient et demandez/)).toBeVisible();
  });

  test('a request begun opens with its patient, and says that it is not sent', async () => {
    rememberSession(sessionOf(nurseFatima));
    await openVault(nurseFatima.id);
    await keepDraft(place, begun);
    await showApp(new NoNetwork(), `/patients/${khadija.id}/request`);
    expect(await screen.findByDisplayValue('Depuis ce matin')).toBeVisible();
    expect(screen.getByText(/Pas encore envoyé/)).toBeVisible();
    expect(screen.getByText('Khadija Amrani')).toBeVisible();
  });

  test('the copy of a session holds no token, and is for nurses only', async () => {
    rememberSession(sessionOf(nurseFatima));
    expect(readKeptSession()?.csrfToken).toBe('');
    rememberSession(sessionOf(coordinatorNadia));
    expect(readKeptSession()).toBeUndefined();
  });
});

test('once the session is over, nothing of it opens any more', async () => {
  rememberSession(sessionOf(nurseFatima));
  await openVault(nurseFatima.id);
  await keepDraft(place, begun);
  const server = new FakeServer()
    .answer('readHealth', { database: true, media: true })
    .answer('readSession', () => refusal('SESSION_EXPIRED'));
  await showApp(server, '/');
  await screen.findByRole('heading', { level: 1 });
  expect(readKeptSession()).toBeUndefined();
  expect(localStorage.getItem(draftKey(place))).not.toBeNull();
});

test('what was damaged on the device is told on every page, and deleted only by the person', async () => {
  await openVault(nurseFatima.id);
  await keepDraft(place, begun);
  closeVault();
  await writeToDisk(nurseFatima.id, draftKey(place), `sealed:1:${'A'.repeat(44)}`);
  const server = new FakeServer()
    .answer('readSession', sessionOf(nurseFatima))
    .answer('readHealth', { database: true, media: true })
    .answer('listConsultations', { consultations: [] })
    .answer('searchPatients', { patients: [] });
  const { user } = await showApp(server, '/');
  await screen.findByText('Un travail gardé sur cet appareil ne s’ouvre plus');
  await user.click(screen.getByRole('button', { name: 'Supprimer ce reste' }));
  expect(localStorage.getItem(draftKey(place))).not.toBeNull();
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Supprimer ce reste' }));
  await waitFor(() => expect(localStorage.getItem(draftKey(place))).toBeNull());
});
