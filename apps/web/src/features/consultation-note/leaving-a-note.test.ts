import { screen, waitFor, within } from '@testing-library/react';
import { fakeSocketModule } from '../../../test/fake-socket.ts';
import { showApp } from '../../../test/show-app.tsx';
import { takenBySaida } from '../../../test/specialist-fixtures.ts';
import { NoteKeeper, openNote, plan, type User, unsent, write } from '../../../test/note-keeper.ts';

jest.mock('socket.io-client', () => fakeSocketModule);
// The whole application is loaded, perhaps on a machine that is busy with other tests.
jest.setTimeout(20_000);

const draftsHere = () => Object.keys(localStorage).filter((key) => key.startsWith('qarib:draft:'));

test('closing the page is asked about only while something is unsent', async () => {
  const server = new NoteKeeper().refuse('saveNote', 'DATABASE_UNAVAILABLE');
  const { user } = await openNote(server);
  const leave = () => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(leave()).toBe(false);
  await write(user, plan(), 'E');
  expect(leave()).toBe(true);
});

describe('signing out', () => {
  const signOut = async (user: User) => {
    await user.click(screen.getByRole('button', { name: /Mon compte/ }));
    await user.click(await screen.findByRole('button', { name: 'Se déconnecter' }));
  };
  const address = () => screen.getByRole('status', { name: 'address' }).textContent;

  test('sends the last words first and leaves none on the device', async () => {
    const server = new NoteKeeper().answer('signOut', {}).answer('listDemoPeople', { people: [] });
    const { user } = await openNote(server);
    await write(user, plan(), 'Dernier mot');
    await signOut(user);
    await waitFor(() => expect(address()).toBe('/sign-in'));
    expect(server.note.content.text.plan).toBe('Dernier mot');
    expect(draftsHere()).toEqual([]);
  });

  test('asks before words that cannot be sent are lost', async () => {
    const server = new NoteKeeper().refuse('saveNote', 'DATABASE_UNAVAILABLE');
    const { user } = await openNote(server);
    await write(user, plan(), 'Dernier mot');
    await signOut(user);
    const question = await screen.findByRole('dialog', { name: /pas encore enregistré/ });
    await user.click(within(question).getByText('Annuler'));
    expect(address()).toBe(`/consultations/${takenBySaida.id}`);
    expect(unsent().read()?.content.text.plan).toBe('Dernier mot');
  });

  test('asks on another page, too', async () => {
    const server = new NoteKeeper().refuse('saveNote', 'DATABASE_UNAVAILABLE');
    const { user, unmount } = await openNote(server);
    await write(user, plan(), 'Dernier mot');
    await waitFor(() => expect(draftsHere()).toHaveLength(1));
    unmount();
    const desk = await showApp(server, '/');
    await screen.findByRole('button', { name: /Mon compte/ });
    await signOut(desk.user);
    await screen.findByRole('dialog', { name: /ne sont pas envoyés/ });
    expect(unsent().read()?.content.text.plan).toBe('Dernier mot');
  });

  test('takes the words off the device when the person decides to lose them', async () => {
    const server = new NoteKeeper()
      .refuse('saveNote', 'DATABASE_UNAVAILABLE')
      .answer('signOut', {})
      .answer('listDemoPeople', { people: [] });
    const { user } = await openNote(server);
    await write(user, plan(), 'Dernier mot');
    await signOut(user);
    await user.click(await screen.findByText('Se déconnecter et les perdre'));
    await waitFor(() => expect(address()).toBe('/sign-in'));
    expect(draftsHere()).toEqual([]);
  });
});
