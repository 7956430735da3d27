import { screen } from '@testing-library/react';
import { FakeServer } from './fake-server.ts';
import { nurseFatima, sessionOf } from './fixtures.ts';
import { showApp } from './show-app.tsx';

jest.mock('socket.io-client', () => jest.requireActual('./fake-socket.ts').fakeSocketModule);

const atHome = () =>
  new FakeServer()
    .answer('readSession', sessionOf(nurseFatima))
    .answer('readHealth', { database: true, media: true })
    .answer('searchPatients', { patients: [] })
    .answer('listConsultations', { consultations: [] });

async function typePasswords(server: FakeServer, current: string, next: string) {
  const { user } = await showApp(server, '/');
  await user.click(await screen.findByRole('button', { name: /Mon compte/ }));
  await user.click(screen.getByRole('link', { name: 'Changer le mot de passe' }));
  await user.type(await screen.findByLabelText('Mot de passe actuel'), current);
  await user.type(screen.getByLabelText('Nouveau mot de passe'), next);
  await user.click(screen.getByRole('button', { name: 'Changer le mot de passe' }));
}

test('the own password is changed from the account menu, and it says what that ended', async () => {
  const server = atHome().answer('changePassword', {});
  await typePasswords(server, 'l’ancien mot', 'une phrase que je retiens');
  expect(await screen.findByText('Le mot de passe est changé')).toBeVisible();
  expect(screen.getByText(/Vos autres appareils sont déconnectés/)).toBeVisible();
  expect(server.callsOf('changePassword')[0]?.body).toEqual({
    currentPassword: 'l’ancien mot',
    newPassword: 'une phrase que je retiens',
  });
});

test.each([
  ['trop court', 'Il est trop court.'],
  ['l’ancien mot de passe', 'C’est le mot de passe actuel. Choisissez-en un autre.'],
])('“%s” is not taken, and it says why', async (next, why) => {
  const server = atHome();
  await typePasswords(server, 'l’ancien mot de passe', next);
  expect(await screen.findByText(why)).toBeVisible();
  expect(screen.getByLabelText('Nouveau mot de passe')).toBeInvalid();
  expect(screen.getByLabelText('Mot de passe actuel')).toBeValid();
  expect(server.callsOf('changePassword')).toHaveLength(0);
});

test('a wrong current password is said to be that', async () => {
  const server = atHome().refuse('changePassword', 'PASSWORD_WRONG');
  await typePasswords(server, 'pas celui-là', 'une phrase que je retiens');
  expect(await screen.findByText('Le mot de passe actuel n’est pas celui-là.')).toBeVisible();
});
