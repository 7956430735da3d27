import { act, screen, within } from '@testing-library/react';
import { FakeServer } from './fake-server.ts';
import { lastSocket } from './fake-socket.ts';
import { coordinatorNadia, quietMorning, sessionOf } from './fixtures.ts';
import { showApp } from './show-app.tsx';

jest.mock('socket.io-client', () => jest.requireActual('./fake-socket.ts').fakeSocketModule);

const region = () =>
  new FakeServer()
    .answer('readSession', sessionOf(coordinatorNadia))
    .answer('readHealth', { database: true, media: true })
    .answer('readDailyStatistics', quietMorning);

const oneMore = {
  ...quietMorning,
  total: { ...quietMorning.total, requested: 4 },
  asOf: '2026-03-02T10:31:00Z',
};

describe('the coordinator’s board', () => {
  test('When a figure moves, then the board moves with it, without reloading', async () => {
    const server = region();
    await showApp(server, '/');
    const figures = await screen.findByLabelText('Chiffres du jour');
    expect(within(figures).getByText('3')).toBeVisible();
    server.answer('readDailyStatistics', oneMore);
    act(() => lastSocket().tell('statistics:changed', {}));
    expect(await within(figures).findByText('4')).toBeVisible();
  });

  test('When the live link was cut, then what was missed is read again', async () => {
    const server = region();
    await showApp(server, '/');
    const figures = await screen.findByLabelText('Chiffres du jour');
    act(() => lastSocket().lose());
    expect(await screen.findByText(/Liaison en direct coupée/)).toBeVisible();
    server.answer('readDailyStatistics', oneMore);
    act(() => lastSocket().recover());
    expect(await within(figures).findByText('4')).toBeVisible();
    expect(screen.queryByText(/Liaison en direct coupée/)).toBeNull();
  });

  test('When the database goes away, then a banner says what to do', async () => {
    const server = region();
    await showApp(server, '/');
    await screen.findByLabelText('Chiffres du jour');
    server.answer('readHealth', { database: false, media: true });
    act(() => lastSocket().tell('system:health-changed', { database: false, media: true }));
    expect(await screen.findByText(/rien ne serait gardé/)).toBeVisible();
  });

  test('When nothing was asked for today, then the page says so', async () => {
    const server = region().answer('readDailyStatistics', {
      ...quietMorning,
      total: { requested: 0, answered: 0, completed: 0, dropped: 0 },
      rows: [],
    });
    await showApp(server, '/');
    expect(await screen.findByText('Aucune consultation demandée aujourd’hui')).toBeVisible();
  });
});
