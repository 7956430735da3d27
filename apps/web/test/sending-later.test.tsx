import { act, screen, waitFor } from '@testing-library/react';
import type { Consultation } from '@qarib/contracts';
import { useSentRequests } from '../src/shared/outbox/sent-requests.ts';
import { FakeServer, refusal } from './fake-server.ts';
import {
  khadija,
  khadijaUnasked,
  nurseFatima,
  ringingConsultation,
  sessionOf,
  summaryOf,
} from './fixtures.ts';
import { openAgain, showApp } from './show-app.tsx';

jest.mock('socket.io-client', () => jest.requireActual('./fake-socket.ts').fakeSocketModule);
// The whole application is loaded, perhaps on a machine that is busy with other tests.
jest.setTimeout(30_000);

/** A dispensary with one patient, and a hospital that rings. */
class Dispensary extends FakeServer {
  constructor(made: Consultation = ringingConsultation) {
    super();
    this.answer('readSession', sessionOf(nurseFatima))
      .answer('readHealth', { database: true, media: true })
      .answer('listConsultations', { consultations: [summaryOf(ringingConsultation)] })
      .answer('searchPatients', { patients: [khadija] })
      .answer('readPatient', khadija)
      .answer('readConsultation', made)
      .answer('requestConsultation', made);
  }
}

const requestPage = `/patients/${khadija.id}/request`;

/** Typed at the patient's side, the network gone before the button is pressed. */
async function askWithoutNetwork(server: Dispensary) {
  const app = await showApp(server, requestPage);
  await app.user.click(await screen.findByRole('radio', { name: 'Vertiges' }));
  server.isReached = false;
  await app.user.click(screen.getByRole('button', { name: 'Demander' }));
  await screen.findByText('En attente du réseau : pas encore envoyée');
  return app;
}

afterEach(() => useSentRequests.setState({ sent: [] }));

describe('a request sent off without network', () => {
  test('waits, says so, and goes once by itself when the browser is opened again with a network', async () => {
    const server = new Dispensary();
    const app = await askWithoutNetwork(server);
    expect(screen.getByText(/partira d’elle-même/)).toBeVisible();
    server.isReached = true;
    const { user } = await openAgain(app, server);
    expect(await screen.findByText(/La demande pour Amrani Khadija est partie/)).toBeVisible();
    expect(server.callsOf('requestConsultation')).toHaveLength(1);
    await waitFor(() => expect(screen.queryByTestId('unsent')).toBeNull());
    await user.click(screen.getByRole('link', { name: 'Ouvrir le dossier' }));
    expect(await screen.findByText('2 spécialistes de garde ont été appelés.')).toBeVisible();
  });

  test('is written for whoever the home lists, though their page was never opened', async () => {
    const server = new Dispensary();
    const { user } = await showApp(server, '/');
    const row = await screen.findByRole('link', { name: /^Demander une consultation/ });
    server.isReached = false;
    await user.click(row);
    await user.click(await screen.findByRole('radio', { name: 'Vertiges' }));
    expect(await screen.findByText(/Le reste du dossier se lira dès le retour/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Demander' }));
    await screen.findByText('En attente du réseau : pas encore envoyée');
    server.isReached = true;
    await act(async () => void window.dispatchEvent(new Event('online')));
    expect(await screen.findByText('2 spécialistes de garde ont été appelés.')).toBeVisible();
    expect(server.callsOf('requestConsultation')).toHaveLength(1);
  });

  test('opens its case by itself when its nurse is still looking at it', async () => {
    const server = new Dispensary();
    await askWithoutNetwork(server);
    server.isReached = true;
    await act(async () => void window.dispatchEvent(new Event('online')));
    expect(await screen.findByText('2 spécialistes de garde ont été appelés.')).toBeVisible();
    expect(server.callsOf('requestConsultation')).toHaveLength(1);
  });

  test('is taken back to be changed, with all that was typed, and only the changed one is sent', async () => {
    const server = new Dispensary();
    const { user } = await askWithoutNetwork(server);
    await user.click(screen.getByRole('button', { name: 'Modifier' }));
    expect(screen.getByRole('radio', { name: 'Vertiges' })).toBeChecked();
    server.isReached = true;
    await user.click(screen.getByRole('radio', { name: 'Céphalées' }));
    expect(server.callsOf('requestConsultation')).toHaveLength(0);
    await user.click(screen.getByRole('button', { name: 'Demander' }));
    await waitFor(() => expect(server.callsOf('requestConsultation')).toHaveLength(1));
    expect(server.callsOf('requestConsultation')[0]?.body).toMatchObject({
      reason: { coding: { code: 'N01' } },
    });
  });

  test('that the server refuses says why, keeps everything, and goes once it was changed', async () => {
    const server = new Dispensary();
    const app = await askWithoutNetwork(server);
    server.isReached = true;
    server.refuse('requestConsultation', 'SPECIALTY_UNSERVED');
    const { user } = await openAgain(app, server);
    const row = await screen.findByTestId('unsent');
    await waitFor(() => expect(row).toHaveTextContent('Aucun spécialiste de cette spécialité'));
    await user.click(screen.getByRole('link', { name: /^Ouvrir\s: Demande/ }));
    expect(
      await screen.findByText('Le serveur a refusé la demande. Elle est gardée ici.'),
    ).toBeVisible();
    expect(screen.getByRole('radio', { name: 'Vertiges' })).toBeChecked();
    server.answer('requestConsultation', ringingConsultation);
    await user.click(screen.getByRole('button', { name: 'Demander' }));
    expect(await screen.findByText('2 spécialistes de garde ont été appelés.')).toBeVisible();
  });

  test('waits for the sign-in when the session is over, and is still there', async () => {
    const server = new Dispensary();
    const app = await askWithoutNetwork(server);
    server.isReached = true;
    server.answer('requestConsultation', () => refusal('SESSION_EXPIRED'));
    await openAgain(app, server);
    expect(await screen.findByText(/Votre session a expiré/)).toBeVisible();
    const waiting = Object.keys(localStorage).filter((key) => key.includes(':outbox:'));
    expect(waiting).toHaveLength(1);
  });

  test('takes a consent along that was given without a network, before it', async () => {
    const server = new Dispensary().answer('readPatient', khadijaUnasked);
    server.answer('recordConsent', khadija);
    const { user } = await showApp(server, requestPage);
    await user.click(await screen.findByRole('radio', { name: 'Vertiges' }));
    server.isReached = false;
    await user.click(screen.getByRole('button', { name: 'Le patient est d’accord' }));
    expect(await screen.findByText(/il partira avec la demande/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Demander' }));
    await screen.findByText('En attente du réseau : pas encore envoyée');
    server.isReached = true;
    await act(async () => void window.dispatchEvent(new Event('online')));
    expect(await screen.findByText('2 spécialistes de garde ont été appelés.')).toBeVisible();
    const sent = server.calls.map(({ name }) => name);
    expect(server.callsOf('recordConsent')).toHaveLength(1);
    expect(sent.indexOf('recordConsent')).toBeLessThan(sent.indexOf('requestConsultation'));
  });

  test('follows its patient into the file theirs was merged with', async () => {
    const server = new Dispensary();
    const app = await askWithoutNetwork(server);
    server.isReached = true;
    server.refuse('requestConsultation', 'SPECIALTY_UNSERVED');
    const surviving = { ...khadija, id: 'patient-surviving' };
    server.answer('readPatient', ({ params }) =>
      params['id'] === surviving.id
        ? surviving
        : refusal('PATIENT_MERGED', { patientId: surviving.id }),
    );
    await openAgain(app, server, requestPage);
    expect(await screen.findByText('Votre brouillon est revenu.')).toBeVisible();
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '/patients/patient-surviving/request',
    );
    expect(screen.getByRole('radio', { name: 'Vertiges' })).toBeChecked();
  });

  test('that the server had from before a change loses neither: one is sent, the other a draft', async () => {
    const server = new Dispensary();
    const { user } = await askWithoutNetwork(server);
    await user.click(screen.getByRole('button', { name: 'Modifier' }));
    await user.click(screen.getByRole('radio', { name: /^Urgente/ }));
    // The first attempt had arrived after all: its answer was lost.
    server.isReached = true;
    await user.click(screen.getByRole('button', { name: 'Demander' }));
    expect(await screen.findByText(/sans votre dernière modification/)).toBeVisible();
    expect(screen.getByTestId('unsent')).toHaveTextContent('Demande de consultation');
  });
});
