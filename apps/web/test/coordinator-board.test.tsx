import { act, screen, waitFor, within } from '@testing-library/react';
import type { Ack, Board, BoardWatch } from '@qarib/contracts';
import { FakeServer } from './fake-server.ts';
import { lastSocket, whenOpened } from './fake-socket.ts';
import { boardInTheMorning, coordinatorNadia, sessionOf } from './fixtures.ts';
import { showApp } from './show-app.tsx';

jest.mock('socket.io-client', () => jest.requireActual('./fake-socket.ts').fakeSocketModule);

const server = () =>
  new FakeServer()
    .answer('readSession', sessionOf(coordinatorNadia))
    .answer('readHealth', { database: true, media: true });

const { board } = boardInTheMorning;
const now = (): Board => ({ ...board, asOf: new Date().toISOString() });

type Answer = Ack<BoardWatch>;

/** The board, answered as soon as the page begins to watch. */
async function showBoard(answer: Answer = { ok: true, data: boardInTheMorning }, from = server()) {
  whenOpened((socket) =>
    socket.answer('board:watch', answer).answer('board:leave', { ok: true, data: {} }),
  );
  const shown = await showApp(from, '/');
  await screen.findByRole(answer.ok ? 'table' : 'alert');
  return { ...shown, socket: lastSocket() };
}

const card = (name: string) => {
  const figures = screen.getByLabelText('En ce moment');
  return within(figures).getByText(name).closest('div');
};

describe('the live board', () => {
  test('When it is opened, then it says who waits, how long, and who is there', async () => {
    await showBoard();
    await screen.findByLabelText('En ce moment');
    expect(card('En attente')).toHaveTextContent('1');
    expect(card('Plus longue attente')).toHaveTextContent('3 min');
    expect(card('En appel')).toHaveTextContent('2');
    expect(card('Sites en ligne')).toHaveTextContent('1 / 2');
    expect(screen.getByText(/^En direct/)).toBeVisible();
  });

  test('When somebody waits and nobody is on call, then the specialty says so', async () => {
    await showBoard();
    const table = await screen.findByRole('table', { name: 'Par spécialité' });
    const row = within(table).getByRole('row', { name: /Neurologie/ });
    expect(row).toHaveTextContent('personne n’est de garde');
    expect(within(table).getByRole('row', { name: /Pédiatrie/ })).not.toHaveTextContent(
      'On attend',
    );
  });

  test('When something moves, then it is shown without reading anything again', async () => {
    const { socket } = await showBoard();
    await screen.findByLabelText('En ce moment');
    act(() => socket.tell('board:changed', { ...now(), waiting: 7 }));
    await waitFor(() => expect(card('En attente')).toHaveTextContent('7'));
  });

  test('When a site comes online, then its name says so', async () => {
    const { socket } = await showBoard();
    const amizmiz = (await screen.findByText(/Amizmiz/)).closest('li');
    expect(amizmiz).toHaveTextContent('hors ligne');
    const onlineSiteIds = [...board.onlineSiteIds, 'amizmiz'];
    act(() => socket.tell('board:changed', { ...now(), onlineSiteIds }));
    await waitFor(() => expect(amizmiz).toHaveTextContent('en ligne'));
  });

  test('When the live link is cut, then it says since when, and goes on by itself', async () => {
    const { socket } = await showBoard();
    await screen.findByLabelText('En ce moment');
    act(() => socket.lose());
    expect(await screen.findByText(/ne bougent plus/)).toBeVisible();
    expect(screen.queryByText(/^En direct/)).toBeNull();
    const later = { ...boardInTheMorning, board: { ...now(), waiting: 4 } };
    socket.answer('board:watch', { ok: true, data: later });
    await act(async () => socket.recover());
    expect(await screen.findByText(/^En direct/)).toBeVisible();
    expect(card('En attente')).toHaveTextContent('4');
    expect(screen.queryByText(/ne bougent plus/)).toBeNull();
  });

  test('When the server falls silent over a link that stands, then the board does not pretend', async () => {
    const { socket } = await showBoard();
    expect(screen.getByText(/^En direct/)).toBeVisible();
    const silentMs = 30_000;
    const later = Date.now() + silentMs;
    const clock = jest.spyOn(Date, 'now').mockReturnValue(later);
    expect(await screen.findByText(/ne bougent plus/, {}, { timeout: 3_000 })).toBeVisible();
    act(() => socket.tell('board:changed', now()));
    expect(await screen.findByText(/^En direct/)).toBeVisible();
    clock.mockRestore();
  });

  test('When the territory has no site, then it says so', async () => {
    await showBoard({ ok: true, data: { ...boardInTheMorning, places: [] } });
    expect(await screen.findByText('Aucun site sur ce territoire')).toBeVisible();
  });

  test('When it cannot be watched, then it says why, with a way to try again', async () => {
    await showBoard({ ok: false, error: { code: 'NOT_FOUND', message: '' } });
    expect(screen.getByRole('alert')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Réessayer' })).toBeVisible();
  });

  test('When the database goes away, then a banner says what to do', async () => {
    const from = server();
    await showBoard(undefined, from);
    await screen.findByLabelText('En ce moment');
    from.answer('readHealth', { database: false, media: true });
    act(() => lastSocket().tell('system:health-changed', { database: false, media: true }));
    expect(await screen.findByText(/rien ne serait gardé/)).toBeVisible();
  });
});
