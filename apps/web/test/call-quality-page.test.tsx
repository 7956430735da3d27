import { screen, within } from '@testing-library/react';
import type { FigureRow, Figures } from '@qarib/contracts';
import { FakeServer } from './fake-server.ts';
import { coordinatorNadia, nurseFatima, sessionOf } from './fixtures.ts';
import { showApp } from './show-app.tsx';

jest.mock('socket.io-client', () => jest.requireActual('./fake-socket.ts').fakeSocketModule);

const poor: FigureRow = {
  value: 'csr-tighdouine',
  name: { fr: 'Tighdouine', ar: 'تيغدوين', en: 'Tighdouine' },
  counts: {
    requested: 20,
    answered: 20,
    attempted: 20,
    wentOnInChat: 2,
    wentOnInWriting: 5,
    calls: 10,
    connections: 12,
    measuredLoss: 10,
    lossPermille: 800,
    measuredUp: 10,
    upKbps: 1_500,
    measuredSound: 10,
    concealedPermille: 300,
    rejoins: 7,
    fallbacks: 3,
  },
  hidden: [],
};
const good: FigureRow = {
  value: 'csr-imilchil',
  name: { fr: 'Imilchil', ar: 'إملشيل', en: 'Imilchil' },
  counts: {
    ...poor.counts,
    calls: 30,
    lossPermille: 10,
    wentOnInChat: 0,
    wentOnInWriting: 0,
    measuredUp: 0,
  },
  hidden: [],
};
const few: FigureRow = {
  value: 'disp-anfgou',
  name: { fr: 'Anfgou', ar: 'أنفكو', en: 'Anfgou' },
  counts: { requested: 9, answered: 9, wentOnInWriting: 0 },
  hidden: ['calls'],
};
const week: Figures = {
  from: '2026-03-09',
  to: '2026-03-15',
  place: {
    kind: 'region',
    id: 'marrakech-safi',
    name: { fr: 'Marrakech-Safi', ar: 'مراكش آسفي', en: 'Marrakech-Safi' },
  },
  by: 'facility',
  isEmpty: false,
  total: { counts: { ...poor.counts, calls: 44 }, hidden: [] },
  rows: [poor, good, few],
  asOf: '2026-03-15T10:00:00Z',
};

const region = (practitioner = coordinatorNadia, figures = week) =>
  new FakeServer()
    .answer('readSession', sessionOf(practitioner))
    .answer('readHealth', { database: true, media: true })
    .answer('readFigures', figures);
const open = (server = region(), sort = '') =>
  showApp(server, `/figures/quality?from=2026-03-09&to=2026-03-15${sort}`);
const findTable = () => screen.findByRole('table', { name: /Qualité des appels par\s: Site/ });
const rowNames = (table: HTMLElement) =>
  within(table)
    .getAllByRole('rowheader')
    .map(({ textContent }) => textContent);
const cellsOf = (table: HTMLElement, site: string) =>
  within(within(table).getByRole('row', { name: new RegExp(site) }))
    .getAllByRole('cell')
    .map(({ textContent }) => textContent.replaceAll(/\s/g, ' '));

test('When a coordinator opens the quality of calls, then each site has its row, and what is too small is hidden', async () => {
  const server = region();
  await open(server);
  const table = await findTable();
  expect(cellsOf(table, 'Tighdouine')).toEqual([
    '10',
    '8 %',
    'rien à mesurer',
    '150 kbit/s',
    'rien à mesurer',
    '3 %',
    '0,7',
    '25 %',
    '10 %',
    '25 %',
  ]);
  expect(cellsOf(table, 'Anfgou').slice(0, 8)).toEqual(Array(8).fill('non montré'));
  expect(server.callsOf('readFigures')[0]?.query).toMatchObject({ by: 'facility' });
});

test('When a column is sorted, then the worst comes first, and again the other way round', async () => {
  const { user } = await open();
  const table = await findTable();
  expect(rowNames(table)).toEqual(['Imilchil', 'Tighdouine', 'Anfgou', 'Ensemble']);
  const loss = within(table).getByRole('columnheader', { name: /Pertes du réseau/ });
  await user.click(within(loss).getByRole('button'));
  expect(loss).toHaveAttribute('aria-sort', 'descending');
  expect(rowNames(table)[0]).toBe('Tighdouine');
  await user.click(within(loss).getByRole('button'));
  expect(loss).toHaveAttribute('aria-sort', 'ascending');
  expect(rowNames(table)).toEqual(['Imilchil', 'Tighdouine', 'Anfgou', 'Ensemble']);
});

test('When an address says how it is sorted, then it is, and a change of it is in the address', async () => {
  const { user } = await open(region(), '&sort=-rejoinsPerCall');
  const table = await findTable();
  expect(rowNames(table)[0]).toBe('Tighdouine');
  const calls = within(table).getByRole('columnheader', { name: /^Appels/ });
  await user.click(within(calls).getByRole('button'));
  expect(rowNames(table)[0]).toBe('Imilchil');
  const link = within(table).getByRole('link', { name: /Tighdouine/ });
  expect(link).toHaveAttribute('href', expect.stringContaining('sort=-calls'));
});

test('When a link wants mending, then the page says whose, and why', async () => {
  await open();
  const attention = await screen.findByRole('list', { name: 'À regarder' });
  expect(attention).toHaveTextContent(
    /Tighdouine : Pertes du réseau 8 %, Abandons de l’image 25 % et Passées à l’écrit 25 %\./,
  );
  expect(attention).not.toHaveTextContent('Anfgou');
});

test('Each column says what it means', async () => {
  await open();
  await findTable();
  const definitions = screen.getByLabelText('Ce que veut dire chaque colonne');
  expect(definitions).toHaveTextContent('Part du son entendu au site');
});

test('When no call was measured, then it says so', async () => {
  await open(region(coordinatorNadia, { ...week, rows: [] }));
  expect(await screen.findByText('Aucun appel mesuré dans cette période')).toBeVisible();
});

test('When the figures differ from their facts, then each page of them says so', async () => {
  const server = region().answer('readHealth', {
    database: true,
    media: true,
    figures: 'differing',
  });
  await open(server);
  expect(await screen.findByText(/La vérification de cette nuit/)).toBeVisible();
});

test('A nurse reads the quality of her own site', async () => {
  const server = region(nurseFatima, { ...week, rows: [poor] });
  await open(server);
  expect(rowNames(await findTable())).toEqual(['Tighdouine', 'Ensemble']);
});
