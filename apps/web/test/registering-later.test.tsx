import { act, screen, waitFor, within } from '@testing-library/react';
import { draftKey, keepDraft } from '../src/shared/drafts/drafts.ts';
import { rememberSession } from '../src/shared/offline/kept-session.ts';
import { useSentRequests } from '../src/shared/outbox/sent-requests.ts';
import { closeVault, openVault } from '../src/shared/vault/vault-here.ts';
import { refusal } from './fake-server.ts';
import { nurseFatima, sessionOf } from './fixtures.ts';
import { Dispensary, keyOf, known, lahcen, place, typed } from './registering.ts';
import { openAgain, showApp } from './show-app.tsx';

jest.mock('socket.io-client', () => jest.requireActual('./fake-socket.ts').fakeSocketModule);
// The whole application is loaded, perhaps on a machine that is busy with other tests.
jest.setTimeout(30_000);

/** The form is filled in, the network gone before the button is pressed. */
async function registerWithoutNetwork(server: Dispensary) {
  rememberSession(sessionOf(nurseFatima));
  await openVault(nurseFatima.id);
  await keepDraft(place, typed);
  const app = await showApp(server, '/patients/new');
  const button = await screen.findByRole('button', { name: 'Inscrire' });
  server.isReached = false;
  await app.user.click(button);
  await screen.findByText(/Patient pas encore inscrit/);
  return app;
}

/** The case of the patient who is not registered yet. */
async function captureCase(server: Dispensary) {
  const app = await registerWithoutNetwork(server);
  await app.user.click(await screen.findByRole('radio', { name: 'Vertiges' }));
  await app.user.click(screen.getByRole('button', { name: 'Le patient est d’accord' }));
  await screen.findByText(/il partira avec la demande/);
  await app.user.click(screen.getByRole('button', { name: 'Demander' }));
  await screen.findByText('En attente du réseau : pas encore envoyée');
  return app;
}

/** With a network again. */
function openInReach(app: Awaited<ReturnType<typeof showApp>>, server: Dispensary, page?: string) {
  server.isReached = true;
  return openAgain(app, server, page);
}

afterEach(() => useSentRequests.setState({ sent: [] }));

describe('a new patient without network', () => {
  test('is registered first, once, and their case goes after to the record that was made', async () => {
    const server = new Dispensary();
    const app = await captureCase(server);
    await openInReach(app, server);
    expect(await screen.findByText(/La demande pour Ouali Lahcen est partie/)).toBeVisible();
    expect(localStorage.getItem(draftKey(place))).toBeNull();
    const order = ['registerPatient', 'recordConsent', 'requestConsultation'];
    const sent = server.calls.map(({ name }) => name).filter((name) => order.includes(name));
    expect(sent).toEqual(order);
    expect(server.patientsAsked()).toEqual([lahcen.id]);
    await waitFor(() => expect(screen.queryByTestId('unsent')).toBeNull());
  });

  test('is registered once when the word of it was lost on the way', async () => {
    const server = new Dispensary();
    const app = await captureCase(server);
    server.losesAnswer = true;
    const again = await openInReach(app, server);
    await waitFor(() => expect(server.registered.size).toBe(1));
    await openInReach(again, server);
    await screen.findByText(/La demande pour Ouali Lahcen est partie/);
    expect(server.callsOf('registerPatient').length).toBeGreaterThan(1);
    expect(server.registered.size).toBe(1);
    expect(server.patientsAsked()).toEqual([lahcen.id]);
  });

  test('takes a case that is not finished along to the record', async () => {
    const server = new Dispensary();
    const { user } = await registerWithoutNetwork(server);
    await user.click(await screen.findByRole('radio', { name: 'Vertiges' }));
    server.isReached = true;
    await act(async () => void window.dispatchEvent(new Event('online')));
    await waitFor(() =>
      expect(screen.getByLabelText('address')).toHaveTextContent('/patients/patient-lahcen/'),
    );
    expect(await screen.findByText('Votre brouillon est revenu.')).toBeVisible();
    expect(screen.getByRole('radio', { name: 'Vertiges' })).toBeChecked();
  });

  test('registered while somebody types their case, lets them type on', async () => {
    const server = new Dispensary();
    const { user } = await registerWithoutNetwork(server);
    await user.type(await screen.findByLabelText(/Précisez/), 'Depuis le ');
    server.isReached = true;
    await act(async () => void window.dispatchEvent(new Event('online')));
    await waitFor(() =>
      expect(screen.getByLabelText('address')).toHaveTextContent('/patients/patient-lahcen/'),
    );
    await waitFor(() => expect(screen.getByLabelText(/Précisez/)).toHaveFocus());
    await user.keyboard('souk');
    expect(screen.getByLabelText(/Précisez/)).toHaveValue('Depuis le souk');
  });

  test('leaves the form empty for the next one', async () => {
    const server = new Dispensary();
    const app = await registerWithoutNetwork(server);
    app.unmount();
    await showApp(server, '/patients/new');
    expect(await screen.findByLabelText(/^Nom de famille/)).toHaveValue('');
  });

  test('is deleted only together with the case that was begun', async () => {
    const server = new Dispensary();
    const app = await captureCase(server);
    app.unmount();
    closeVault();
    const { user } = await showApp(server, '/');
    const rows = await screen.findAllByTestId('unsent');
    expect(rows).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: /^Supprimer\s: Nouveau patient/ }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('La demande commencée pour ce patient est supprimée avec.');
    await user.click(within(dialog).getByRole('button', { name: 'Supprimer' }));
    await waitFor(() => expect(screen.queryByTestId('unsent')).toBeNull());
    server.isReached = true;
    await act(async () => void window.dispatchEvent(new Event('online')));
    expect(server.callsOf('registerPatient')).toHaveLength(0);
  });
});

describe('a new patient who may be known', () => {
  /** The server finds likely duplicates, and makes nothing. */
  async function refusedAsKnown() {
    const server = new Dispensary();
    const app = await captureCase(server);
    server.answer('findSimilarPatients', { patients: [known] });
    server.answer('registerPatient', ({ body }) =>
      Object(body).distinctFrom.includes(known.id) ? lahcen : refusal('PATIENT_LIKELY_KNOWN'),
    );
    const shown = await openInReach(app, server);
    await screen.findByText(/Peut-être déjà inscrit/);
    expect(screen.getByText(/Partira après l’inscription du patient/)).toBeVisible();
    expect(server.patientsAsked()).toEqual([]);
    await shown.user.click(screen.getByRole('link', { name: /^Ouvrir\s: Nouveau patient/ }));
    await screen.findByText('Cette personne est peut-être déjà inscrite');
    return { server, ...shown };
  }

  test('is the same person: their case goes to the record there is, and none is made', async () => {
    const { server, user } = await refusedAsKnown();
    expect(screen.getByRole('link', { name: 'Ouvrir le dossier' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'C’est cette personne' }));
    await waitFor(() => expect(server.patientsAsked()).toEqual([known.id]));
    expect(server.callsOf('registerPatient')).toHaveLength(1);
    expect(await screen.findByText(/La demande pour Ouali Lahcen est partie/)).toBeVisible();
  });

  test('is another person: they are registered with that word, and their case follows', async () => {
    const { server, user } = await refusedAsKnown();
    await user.click(screen.getByRole('checkbox', { name: 'C’est une autre personne' }));
    await user.click(screen.getByRole('button', { name: 'Inscrire' }));
    await waitFor(() => expect(server.patientsAsked()).toEqual([lahcen.id]));
    expect(server.callsOf('registerPatient').at(-1)?.body).toMatchObject({
      distinctFrom: [known.id],
    });
  });

  test('and meanwhile the page of the case says what it waits for', async () => {
    const { user } = await refusedAsKnown();
    const navigation = screen.getByRole('navigation', { name: 'Navigation principale' });
    await user.click(within(navigation).getByRole('link', { name: 'Accueil' }));
    await user.click(await screen.findByRole('link', { name: /^Ouvrir\s: Demande/ }));
    expect(await screen.findByText(/En attente de l’inscription du patient/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Envoyer maintenant' })).toBeNull();
    expect(screen.getByRole('link', { name: 'Vérifier l’inscription' })).toBeVisible();
  });
});

test('a registration that the server refuses says so, is corrected, and takes its case along', async () => {
  const server = new Dispensary();
  const app = await captureCase(server);
  server.refuse('registerPatient', 'INPUT_INVALID');
  const { user } = await openInReach(app, server);
  const row = await screen.findByRole('link', { name: /^Ouvrir\s: Nouveau patient/ });
  await user.click(row);
  await screen.findByText(/Une information est manquante ou mal écrite/);
  server.answer('registerPatient', lahcen);
  const name = screen.getByLabelText(/^Nom de famille/);
  await user.clear(name);
  await user.type(name, 'Ouali Alaoui');
  expect(server.patientsAsked()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Inscrire' }));
  await waitFor(() => expect(server.patientsAsked()).toEqual([lahcen.id]));
  const keys = new Set(server.callsOf('registerPatient').map(({ body }) => keyOf(body)));
  expect(keys.size).toBe(2);
});
