import { screen, within } from '@testing-library/react';
import type { FigureRow, Figures } from '@qarib/contracts';
import { FakeServer } from './fake-server.ts';
import { coordinatorNadia, nurseFatima, sessionOf } from './fixtures.ts';
import { showApp } from './show-app.tsx';

jest.mock('socket.io-client', () => jest.requireActual('./fake-socket.ts').fakeSocketModule);

const alHaouz: FigureRow = {
  value: 'al-haouz',
  counts: { requested: 20, answered: 15, unmet: 5 },
  hidden: [],
};
const safi: FigureRow = { value: 'safi', counts: {}, hidden: ['requests'] };
const week: Figures = {
  from: '2026-03-09',
  to: '2026-03-15',
  place: {
    kind: 'region',
    id: 'marrakech-safi',
    name: { fr: 'Marrakech-Safi', ar: 'مراكش آسفي', en: 'Marrakech-Safi' },
  },
  by: 'province',
  isEmpty: false,
  total: { counts: { requested: 22 }, hidden: [] },
  rows: [alHaouz, safi],
  asOf: '2026-03-15T10:00:00Z',
};
const province = (code: string, name: string, parent = 'marrakech-safi') => ({
  system: 'urn:qarib:province',
  code,
  display: { fr: name, ar: name, en: name },
  parent,
});
const entries = [
  province('al-haouz', 'Al Haouz'),
  province('safi', 'Safi'),
  province('essaouira', 'Essaouira'),
  province('midelt', 'Midelt', 'draa-tafilalet'),
];

const region = (practitioner = coordinatorNadia) =>
  new FakeServer()
    .answer('readSession', sessionOf(practitioner))
    .answer('readHealth', { database: true, media: true })
    .answer('readFigures', week)
    .answer('searchCatalogue', { entries });
const address = '/figures/map?from=2026-03-09&to=2026-03-15';

test('When a coordinator opens the map, then each province of the region is in the table behind it', async () => {
  await showApp(region(), address);
  const table = await screen.findByRole('table', { name: /Provinces\s: Demandées/ });
  expect(within(table).getByRole('row', { name: /Al Haouz/ })).toHaveTextContent('20');
  expect(within(table).getByRole('row', { name: /Safi/ })).toHaveTextContent('non montré');
  expect(within(table).getByRole('row', { name: /Essaouira/ })).toHaveTextContent('0');
  expect(within(table).queryByRole('row', { name: /Midelt/ })).toBeNull();
});

test('When another figure is chosen, then the map and its table are of that', async () => {
  const { user } = await showApp(region(), address);
  await user.selectOptions(await screen.findByLabelText('Colorer par'), 'Part sans réponse');
  const table = screen.getByRole('table', { name: /Provinces\s: Part sans réponse/ });
  expect(within(table).getByRole('row', { name: /Al Haouz/ })).toHaveTextContent('25 %');
  expect(within(table).getByRole('row', { name: /Essaouira/ })).toHaveTextContent('rien à mesurer');
});

test('A province leads to its own figures', async () => {
  await showApp(region(), address);
  const link = await screen.findByRole('link', { name: 'Voir Al Haouz' });
  expect(link).toHaveAttribute('href', expect.stringContaining('placeId=al-haouz'));
});

test('A nurse has no map', async () => {
  await showApp(region(nurseFatima), address);
  expect(await screen.findByRole('heading', { name: 'Page introuvable' })).toBeVisible();
});
