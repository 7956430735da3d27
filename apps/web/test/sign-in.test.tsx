import { screen } from '@testing-library/react';
import { FakeServer } from './fake-server.ts';
import { khadija, nurseFatima, sessionOf, tighdouine } from './fixtures.ts';
import { showApp } from './show-app.tsx';

jest.mock('socket.io-client', () => jest.requireActual('./fake-socket.ts').fakeSocketModule);

const signedOut = () =>
  new FakeServer()
    .refuse('readSession', 'NOT_SIGNED_IN')
    .answer('readHealth', { database: true, media: true })
    .answer('listConsultations', { consultations: [] })
    .answer('searchPatients', { patients: [khadija] })
    .answer('listDemoPeople', {
      people: [{ ...nurseFatima, email: 'fatima@demo.qarib.example' }],
    });

describe('the sign-in page', () => {
  test('When the password is wrong, then it says so in the language of the page', async () => {
    const server = signedOut().refuse('signIn', 'CREDENTIALS_WRONG');
    const { user } = await showApp(server, '/sign-in');
    await user.type(screen.getByLabelText('Adresse e-mail'), 'fatima@demo.qarib.example');
    await user.type(screen.getByLabelText('Mot de passe'), 'not-it');
    await user.click(screen.getByRole('button', { name: 'Se connecter' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Adresse ou mot de passe incorrect.',
    );
  });

  test('When nothing is typed, then both fields say what they need and nothing is sent', async () => {
    const server = signedOut();
    const { user } = await showApp(server, '/sign-in');
    await user.click(screen.getByRole('button', { name: 'Se connecter' }));
    expect(screen.getByLabelText('Adresse e-mail')).toBeInvalid();
    expect(screen.getByLabelText('Mot de passe')).toBeInvalid();
    expect(server.callsOf('signIn')).toHaveLength(0);
  });

  test('When a demo person is tapped, then their home page opens', async () => {
    const server = signedOut().answer('signInAsDemoPerson', sessionOf(nurseFatima));
    const { user } = await showApp(server, '/sign-in');
    const card = await screen.findByRole('button', { name: /Fatima Aït Lahcen/ });
    expect(card).toHaveTextContent(tighdouine.name.fr);
    expect(screen.getByRole('heading', { name: 'Infirmier·ère' })).toBeVisible();
    await user.click(card);
    expect(
      await screen.findByRole('heading', { level: 1, name: /Fatima Aït Lahcen/ }),
    ).toBeVisible();
    expect(server.callsOf('signInAsDemoPerson')[0]?.body).toEqual({
      practitionerId: nurseFatima.id,
    });
  });

  test('When a page is opened without a session, then signing in leads back to it', async () => {
    const server = signedOut()
      .answer('signInAsDemoPerson', sessionOf(nurseFatima))
      .answer('readPatient', khadija);
    const { user } = await showApp(server, `/patients/${khadija.id}`);
    await user.click(await screen.findByRole('button', { name: /Fatima Aït Lahcen/ }));
    expect(await screen.findByRole('heading', { name: 'Dossier du patient' })).toBeVisible();
    expect(screen.getByLabelText('address')).toHaveTextContent(`/patients/${khadija.id}`);
  });

  test('When the session expires in the middle of work, then a word says so and one comes back', async () => {
    const server = signedOut().answer('readSession', sessionOf(nurseFatima));
    server.refuse('readPatient', 'SESSION_EXPIRED');
    const { user } = await showApp(server, `/patients/${khadija.id}`);
    expect(await screen.findByText(/Votre session a expiré/)).toBeVisible();
    server.answer('readPatient', khadija).answer('signInAsDemoPerson', sessionOf(nurseFatima));
    await user.click(await screen.findByRole('button', { name: /Fatima Aït Lahcen/ }));
    expect(await screen.findByText('Khadija Amrani')).toBeVisible();
    expect(screen.queryByText(/Votre session a expiré/)).toBeNull();
  });
});
