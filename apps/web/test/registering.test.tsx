import { act, screen, waitFor, within } from '@testing-library/react';
import type { Patient } from '@qarib/contracts';
import { draftKey, keepDraft, listDrafts } from '../src/shared/drafts/drafts.ts';
import { openVault } from '../src/shared/vault/vault-here.ts';
import { refusal } from './fake-server.ts';
import { nurseFatima } from './fixtures.ts';
import { Dispensary, known, lahcen, place, typed } from './registering.ts';
import { showApp } from './show-app.tsx';

jest.mock('socket.io-client', () => jest.requireActual('./fake-socket.ts').fakeSocketModule);
// The whole application is loaded, perhaps on a machine that is busy with other tests.
jest.setTimeout(30_000);

describe('a registration that was begun', () => {
  async function openBegun(server: Dispensary) {
    await openVault(nurseFatima.id);
    await keepDraft(place, typed);
    const app = await showApp(server, '/patients/new?name=Amrani');
    expect(await screen.findByLabelText(/^Nom de famille/)).toHaveValue('Ouali');
    return app;
  }

  test('is back, and makes room for somebody else without being lost', async () => {
    const { user } = await openBegun(new Dispensary());
    await user.click(screen.getByRole('button', { name: 'Inscrire quelqu’un d’autre' }));
    const name = screen.getByLabelText(/^Nom de famille/);
    expect(name).toHaveValue('Amrani');
    await user.type(name, 'e');
    await screen.findByText(/Brouillon gardé sur cet appareil/);
    const navigation = screen.getByRole('navigation', { name: 'Navigation principale' });
    await user.click(within(navigation).getByRole('link', { name: 'Accueil' }));
    const rows = await screen.findAllByTestId('unsent');
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('Ouali Lahcen'),
      expect.stringContaining('Amranie'),
    ]);
  });

  test('deleted in another tab is said to be, and kept here once that is wanted', async () => {
    const server = new Dispensary();
    const { user } = await openBegun(server);
    const key = draftKey(place);
    act(() => {
      localStorage.removeItem(key);
      window.dispatchEvent(new StorageEvent('storage', { key, newValue: null }));
    });
    await screen.findByText(/Envoyé ou supprimé dans un autre onglet/);
    expect(screen.getByRole('button', { name: 'Inscrire' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Garder ce qui est écrit ici' }));
    await waitFor(() => expect(listDrafts(nurseFatima.id)).toHaveLength(1));
    expect(localStorage.getItem(key)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Inscrire' }));
    await screen.findByRole('radio', { name: 'Vertiges' });
    expect(server.callsOf('registerPatient')).toMatchObject([{ body: { familyName: 'Ouali' } }]);
  });
});

describe('a birth date', () => {
  const missing = /^Écrivez le jour, le mois et l’année de naissance/;

  async function typeDay(user: Awaited<ReturnType<typeof showApp>>['user']) {
    await user.type(screen.getByRole('textbox', { name: 'Jour' }), '31');
    await user.type(screen.getByRole('textbox', { name: 'Mois' }), '2');
  }

  test('that is missing is asked for, and one that never was is said to be that', async () => {
    const { user } = await showApp(new Dispensary(), '/patients/new');
    await user.click(await screen.findByRole('button', { name: 'Inscrire' }));
    expect(screen.getByText(missing)).toBeVisible();
    await typeDay(user);
    expect(screen.getByText(missing)).toBeVisible();
    await user.type(screen.getByRole('textbox', { name: 'Année' }), '1961');
    expect(screen.getByText(/^Cette date n’existe pas/)).toBeVisible();
  });

  test('of a year too long ago is said to be that, until it is corrected, beside what else is wrong', async () => {
    const { user } = await showApp(new Dispensary(), '/patients/new');
    await user.type(await screen.findByRole('textbox', { name: 'Jour' }), '1');
    await user.type(screen.getByRole('textbox', { name: 'Mois' }), '2');
    const year = screen.getByRole('textbox', { name: 'Année' });
    await user.type(year, '1850');
    await user.click(screen.getByRole('button', { name: 'Inscrire' }));
    expect(screen.getByText(/^Cette date donne plus de 120 ans/)).toBeVisible();
    expect(screen.getByText('Écrivez le nom de famille, en lettres.')).toBeVisible();
    await user.clear(year);
    await user.type(year, '2090');
    expect(screen.getByText(/^Cette date n’est pas encore passée/)).toBeVisible();
    await user.clear(year);
    await user.type(year, '1950');
    expect(screen.queryByText(/^Cette date/)).toBeNull();
    await user.type(screen.getByLabelText(/^Nom de famille/), 'Ouali');
    expect(screen.queryByText('Écrivez le nom de famille, en lettres.')).toBeNull();
  });

  test('is asked for before somebody of another site is looked for', async () => {
    const server = new Dispensary();
    const { user } = await showApp(server, '/patients/identify');
    await user.type(await screen.findByRole('textbox', { name: 'Nom de famille' }), 'Ouali');
    await user.type(screen.getByRole('textbox', { name: 'Prénom' }), 'Lahcen{Enter}');
    expect(screen.getByText('Indiquez une date complète.')).toBeVisible();
    await typeDay(user);
    await user.type(screen.getByRole('textbox', { name: 'Année' }), '1961');
    expect(screen.getByText('Cette date n’existe pas.')).toBeVisible();
    expect(server.callsOf('identifyPatient')).toHaveLength(0);
  });
});

describe('while a registration is on its way', () => {
  /** The form is sent off, and the server takes its time. */
  async function sendSlowly(server: Dispensary, reply: () => Patient | Response) {
    const answer = Promise.withResolvers<void>();
    server.answerLater('registerPatient', answer.promise, reply);
    await openVault(nurseFatima.id);
    await keepDraft(place, typed);
    const app = await showApp(server, '/patients/new');
    const phone = await screen.findByLabelText('Téléphone');
    await app.user.type(phone, '0661234567');
    await app.user.dblClick(screen.getByRole('button', { name: 'Inscrire' }));
    await screen.findByText('L’inscription est en route. Un instant.');
    return { ...app, phone, answer: () => act(async () => answer.resolve()) };
  }

  test('its fields are shut, so that no word is typed that would be in nobody’s record', async () => {
    const server = new Dispensary();
    const { user, phone, answer } = await sendSlowly(server, () => lahcen);
    expect(phone).toBeDisabled();
    await user.type(phone, '8');
    expect(phone).toHaveValue('0661234567');
    await answer();
    await screen.findByRole('radio', { name: 'Vertiges' });
    expect(server.callsOf('registerPatient')).toMatchObject([{ body: { phone: '0661234567' } }]);
  });

  test('a second press on the button sends nothing twice', async () => {
    const server = new Dispensary();
    const { answer } = await sendSlowly(server, () => lahcen);
    await answer();
    await screen.findByRole('radio', { name: 'Vertiges' });
    expect(server.callsOf('registerPatient')).toHaveLength(1);
  });

  test('and refused, they are open again with every word', async () => {
    const server = new Dispensary();
    const { user, phone, answer } = await sendSlowly(server, () => refusal('INPUT_INVALID'));
    await answer();
    await screen.findByText(/Une information est manquante ou mal écrite/);
    await user.type(phone, '{Backspace}8');
    expect(phone).toHaveValue('0661234568');
    expect(screen.getByLabelText(/^Nom de famille/)).toHaveValue('Ouali');
  });

  test('“this is the person” is asked of the server, they are shut as well', async () => {
    const server = new Dispensary();
    const answer = Promise.withResolvers<void>();
    server.answer('findSimilarPatients', { patients: [known] });
    server.answerLater('readPatient', answer.promise, () => ({ ...lahcen, id: known.id }));
    await openVault(nurseFatima.id);
    await keepDraft(place, { ...typed, phone: '0661234567' });
    const { user } = await showApp(server, '/patients/new');
    await user.click(await screen.findByRole('button', { name: 'C’est cette personne' }));
    const phone = screen.getByLabelText('Téléphone');
    await waitFor(() => expect(phone).toBeDisabled());
    await act(async () => answer.resolve());
    await waitFor(() =>
      expect(screen.getByLabelText('address')).toHaveTextContent(`/patients/${known.id}/request`),
    );
    expect(server.callsOf('completePatient')).toMatchObject([
      { params: { id: known.id }, body: { familyName: 'Ouali', phone: '0661234567' } },
    ]);
  });
});
