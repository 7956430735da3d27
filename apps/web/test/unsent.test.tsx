import { act, screen, waitFor, within } from '@testing-library/react';
import { emptyContent } from '@qarib/clinical';
import { draftKey, keepDraft } from '../src/shared/drafts/drafts.ts';
import { openVault } from '../src/shared/vault/vault-here.ts';
import { FakeServer } from './fake-server.ts';
import {
  drSaida,
  khadija,
  nurseFatima,
  ringingConsultation,
  sessionOf,
  summaryOf,
} from './fixtures.ts';
import { openOtherTab } from './other-tab.ts';
import { openAgain, showApp } from './show-app.tsx';
import { saidaOnCall, takenBySaida } from './specialist-fixtures.ts';

jest.mock('socket.io-client', () => jest.requireActual('./fake-socket.ts').fakeSocketModule);
// The whole application is loaded, perhaps on a machine that is busy with other tests.
jest.setTimeout(20_000);

const site = () =>
  new FakeServer()
    .answer('readSession', sessionOf(nurseFatima))
    .answer('readHealth', { database: true, media: true })
    .answer('listConsultations', { consultations: [summaryOf(ringingConsultation)] })
    .answer('searchPatients', { patients: [khadija] })
    .answer('readPatient', khadija)
    .answer('readConsultation', ringingConsultation)
    .answer('requestConsultation', ringingConsultation);
const requestPage = `/patients/${khadija.id}/request`;
const requestKey = draftKey({ practitionerId: nurseFatima.id, name: `request:${khadija.id}` });

async function typeRequest(server: FakeServer) {
  const app = await showApp(server, requestPage);
  await app.user.click(await screen.findByRole('radio', { name: 'Convulsions' }));
  await screen.findByText(/Brouillon gardé sur cet appareil/);
  return app;
}

async function goHome(user: Awaited<ReturnType<typeof showApp>>['user']) {
  const navigation = screen.getByRole('navigation', { name: 'Navigation principale' });
  await user.click(within(navigation).getByRole('link', { name: 'Accueil' }));
}

describe('what is not sent', () => {
  test('is listed on the home page with its patient, until it is sent', async () => {
    const server = site();
    const { user } = await typeRequest(server);
    await goHome(user);
    const row = await screen.findByTestId('unsent');
    expect(row).toHaveTextContent('Amrani Khadija');
    expect(row).toHaveTextContent('Demande de consultation');
    await user.click(within(row).getByRole('link', { name: /Continuer/ }));
    await user.click(await screen.findByRole('button', { name: 'Demander' }));
    await screen.findByText('2 spécialistes de garde ont été appelés.');
    await goHome(user);
    await screen.findByText('Trouver un patient');
    expect(screen.queryByTestId('unsent')).toBeNull();
  });

  test('is deleted only after asking', async () => {
    const { user } = await typeRequest(site());
    await goHome(user);
    await user.click(await screen.findByRole('button', { name: /^Supprimer/ }));
    const dialog = await screen.findByRole('dialog');
    expect(localStorage.getItem(requestKey)).not.toBeNull();
    await user.click(within(dialog).getByRole('button', { name: 'Supprimer' }));
    await waitFor(() => expect(screen.queryByTestId('unsent')).toBeNull());
    expect(localStorage.getItem(requestKey)).toBeNull();
  });

  test('sent in another tab, is neither kept again nor sent again here', async () => {
    const server = site();
    const { user } = await typeRequest(server);
    act(() => {
      localStorage.removeItem(requestKey);
      window.dispatchEvent(new StorageEvent('storage', { key: requestKey, newValue: null }));
    });
    await screen.findByText(/Envoyée ou supprimée dans un autre onglet/);
    await user.click(screen.getByRole('radio', { name: 'Céphalées' }));
    expect(localStorage.getItem(requestKey)).toBeNull();
    expect(screen.getByRole('button', { name: 'Demander' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Recommencer à zéro' }));
    expect(screen.getByRole('button', { name: 'Demander' })).toBeEnabled();
  });

  describe('and was sent by another tab', () => {
    const sent = () => ({
      requestId: crypto.randomUUID(),
      consultationId: ringingConsultation.id,
      sentAt: new Date().toISOString(),
    });
    const names = { sent: `sent:${khadija.id}`, request: `request:${khadija.id}` };
    const opensTheCase = () =>
      expect(screen.getByRole('link', { name: 'Ouvrir le dossier' })).toHaveAttribute(
        'href',
        `/consultations/${ringingConsultation.id}`,
      );

    test('is said to be sent, with the way to it, instead of an empty form', async () => {
      const { user } = await showApp(site(), requestPage);
      await screen.findByRole('radio', { name: 'Convulsions' });
      const other = await openOtherTab(nurseFatima.id);
      await other.keep(names.request, { idempotencyKey: crypto.randomUUID() });
      await other.keep(names.sent, sent());
      other.drop(names.request);
      await screen.findByText(/Demande envoyée dans un autre onglet à/);
      opensTheCase();
      expect(screen.queryByRole('button', { name: 'Demander' })).toBeNull();
      await user.click(screen.getByRole('button', { name: 'Faire une autre demande' }));
      expect(screen.getByRole('button', { name: 'Demander' })).toBeEnabled();
    });

    test('keeps in sight what was typed here and did not go along', async () => {
      await typeRequest(site());
      const other = await openOtherTab(nurseFatima.id);
      await other.keep(names.sent, sent());
      other.drop(names.request);
      await screen.findByText(/Demande envoyée dans un autre onglet à/);
      expect(screen.getByText(/n’en fait pas partie et n’est pas envoyé/)).toBeVisible();
      expect(screen.getByRole('radio', { name: 'Convulsions' })).toBeChecked();
      opensTheCase();
    });

    test('while this one was still loading, is not asked for again unawares', async () => {
      await openVault(nurseFatima.id);
      await (await openOtherTab(nurseFatima.id)).keep(names.sent, sent());
      await showApp(site(), requestPage);
      await screen.findByText(/Une demande pour ce patient est partie de cet appareil à/);
      opensTheCase();
    });

    test('and deleted by another tab later, is said to be deleted or sent as before', async () => {
      await openVault(nurseFatima.id);
      const other = await openOtherTab(nurseFatima.id);
      await other.keep(names.sent, sent());
      await typeRequest(site());
      other.drop(names.request);
      await screen.findByText(/Envoyée ou supprimée dans un autre onglet/);
    });
  });

  test('sent a moment ago from this tab, is told to whoever asks for the same patient again', async () => {
    const app = await typeRequest(site());
    await app.user.click(screen.getByRole('button', { name: 'Demander' }));
    await screen.findByText('2 spécialistes de garde ont été appelés.');
    await openAgain(app, site(), requestPage);
    await screen.findByText(/Une demande pour ce patient est partie de cet appareil à/);
  });

  test('of another person is gone once this one signs in, and never shown', async () => {
    const place = { practitionerId: 'nurse-before', name: `request:${khadija.id}` };
    await openVault(place.practitionerId);
    await keepDraft(place, { idempotencyKey: crypto.randomUUID(), patient: khadija });
    expect(localStorage.getItem(draftKey(place))).not.toBeNull();
    await showApp(site(), '/');
    await screen.findByText('Trouver un patient');
    expect(screen.queryByTestId('unsent')).toBeNull();
    await waitFor(() => expect(localStorage.getItem(draftKey(place))).toBeNull());
  });
});

describe('what a specialist wrote and the server does not have', () => {
  const specialist = saidaOnCall.practitioner;
  const hospital = () =>
    new FakeServer()
      .answer('readSession', saidaOnCall)
      .answer('readHealth', { database: true, media: true })
      .answer('readQueue', { consultations: [] })
      .answer('listConsultations', { consultations: [summaryOf(takenBySaida)] })
      .answer('listAppointments', { today: '2026-03-02', appointments: [] })
      .answer('listFollowUps', { followUps: [] });
  const entry = {
    id: '0d2b7c1e-8d1c-4f0e-9a52-6f9d0f3e1a01',
    kind: 'message',
    consultationId: takenBySaida.id,
    writtenAt: '2026-03-02T10:00:00.000Z',
    content: { kind: 'text', text: 'Depuis quand ?' },
  };
  const keep = (name: string, words: unknown) =>
    keepDraft({ practitionerId: specialist.id, name }, words);

  test('is on her home: what waits, what was begun, and the last words of a note', async () => {
    await openVault(specialist.id);
    await keep(`outbox:${entry.id}`, entry);
    await keep(`message:${takenBySaida.id}`, 'Et la fièvre');
    await keep(`note:${takenBySaida.id}`, { content: emptyContent, baseVersion: 0 });
    const server = hospital().refuse('postMessage', 'SERVER_BUSY');
    const app = await showApp(server, '/');
    const words = async () =>
      (await screen.findAllByTestId('unsent')).map(({ textContent }) => textContent);
    await waitFor(async () => expect(await words()).toHaveLength(3));
    expect(await words()).toEqual([
      expect.stringMatching(/Amrani Khadija.*Messages et photos en attente/),
      expect.stringContaining('Message commencé'),
      expect.stringContaining('Compte rendu pas encore enregistré'),
    ]);
    expect(screen.getByRole('link', { name: /^Continuer.*Compte rendu/ })).toHaveAttribute(
      'href',
      `/consultations/${takenBySaida.id}`,
    );

    server.answer('postMessage', {
      id: entry.id,
      consultationId: takenBySaida.id,
      sequence: 1,
      author: { id: drSaida.id, name: drSaida.name, role: 'specialist' },
      sentAt: '2026-03-02T10:00:00Z',
      content: { kind: 'text', text: 'Depuis quand ?' },
    });
    await openAgain(app, server);
    await screen.findByText('Message commencé', { exact: false });
    await waitFor(async () => expect(await words()).toHaveLength(2));
  });

  test('is nothing to be told of while all of it is sent', async () => {
    await showApp(hospital(), '/');
    await screen.findByRole('heading', { level: 1, name: 'À faire' });
    expect(screen.queryByRole('heading', { name: 'Pas encore envoyé' })).toBeNull();
  });
});
