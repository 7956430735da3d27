import { act, screen, within } from '@testing-library/react';
import { FakeServer } from './fake-server.ts';
import { lastSocket } from './fake-socket.ts';
import { coordinatorNadia, quietMorning, sessionOf, weekOfCalls } from './fixtures.ts';
import { showApp } from './show-app.tsx';

jest.mock('socket.io-client', () => jest.requireActual('./fake-socket.ts').fakeSocketModule);

const region = () =>
  new FakeServer()
    .answer('readSession', sessionOf(coordinatorNadia))
    .answer('readHealth', { database: true, media: true })
    .answer('readDailyStatistics', quietMorning)
    .answer('readCallQuality', weekOfCalls);

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
      total: { requested: 0, answered: 0, attempted: 0, completed: 0, dropped: 0, unmet: 0 },
      rows: [],
    });
    await showApp(server, '/');
    expect(await screen.findByText('Aucune consultation demandée aujourd’hui')).toBeVisible();
  });
});

describe('the quality of calls on the board', () => {
  const cellsOf = (table: HTMLElement, site: string) => {
    const row = within(table).getByRole('row', { name: new RegExp(site) });
    return within(row)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent.replaceAll(/\s/g, ' '));
  };

  test('When calls were measured, then each site has its row, and what is unknown says so', async () => {
    const server = region();
    await showApp(server, '/');
    const table = await screen.findByRole('table', { name: /Qualité des appels/ });
    expect(cellsOf(table, 'Tighdouine')).toEqual(['12', '3,4 %', '413 ms', '25 %', '7']);
    expect(cellsOf(table, 'Amizmiz')).toEqual(['1', 'non mesuré', 'non mesuré', '0 %', '0']);
    const headers = within(table).getAllByRole('columnheader');
    expect(headers.map(({ textContent }) => textContent)).toContain('Appels ayant perdu l’image');
  });

  test('When it is read, then for seven days, today included', async () => {
    const server = region();
    await showApp(server, '/');
    await screen.findByRole('table', { name: /Qualité des appels/ });
    const { from = '', to = '' } = server.callsOf('readCallQuality')[0]?.query ?? {};
    expect((Date.parse(to) - Date.parse(from)) / 86_400_000).toBe(6);
  });

  test('When no call was measured, then it says so', async () => {
    const server = region().answer('readCallQuality', { sites: [], newest: [] });
    await showApp(server, '/');
    expect(await screen.findByText('Aucun appel mesuré ces sept derniers jours')).toBeVisible();
  });

  test('When it cannot be read, then the day’s figures stay', async () => {
    const server = region().refuse('readCallQuality', 'INTERNAL');
    await showApp(server, '/');
    expect(await screen.findByLabelText('Chiffres du jour')).toBeVisible();
    expect(await screen.findByRole('table', { name: 'Par province et spécialité' })).toBeVisible();
  });
});
