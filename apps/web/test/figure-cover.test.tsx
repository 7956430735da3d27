import { screen, within } from '@testing-library/react';
import { specialties } from '@qarib/clinical';
import type { Cover, SpecialtyNeeds } from '@qarib/contracts';
import { FakeServer } from './fake-server.ts';
import { coordinatorNadia, nurseFatima, sessionOf } from './fixtures.ts';
import { showApp } from './show-app.tsx';

jest.mock('socket.io-client', () => jest.requireActual('./fake-socket.ts').fakeSocketModule);

const place = {
  kind: 'region',
  id: 'marrakech-safi',
  name: { fr: 'Marrakech-Safi', ar: 'مراكش آسفي', en: 'Marrakech-Safi' },
} as const;
const week = { from: '2026-03-09', to: '2026-03-15', asOf: '2026-03-15T10:00:00Z', place } as const;

const busy: Cover['hours'] = [
  { hour: '2-20', requested: 9, unmet: 3, coveredShare: 0 },
  { hour: '2-21', requested: 5, unmet: 5, coveredShare: 0.2 },
  { hour: '3-9', requested: 12, unmet: 0, coveredShare: 1 },
  { hour: '4-9', coveredShare: 0 },
];
const nightUncovered: Cover = {
  ...week,
  specialty: 'neurology',
  hospitals: [{ id: 'chu', name: { fr: 'CHU Mohammed VI', ar: 'المستشفى', en: 'CHU' } }],
  specialties: specialties.map((specialty) => ({
    specialty,
    ...(specialty === 'neurology' && { requested: 26, unmet: 8 }),
    coveredShare: specialty === 'neurology' ? 0.5 : 0,
  })),
  hours: busy,
};
const needs: SpecialtyNeeds = {
  ...week,
  requested: 200,
  uncoded: 20,
  beyond: 9,
  rows: specialties.map((specialty) => ({
    specialty,
    requested: 30,
    physicians: specialty === 'dermatology' ? 0 : 2,
    isProposed: specialty === 'dermatology',
    ...(specialty !== 'nephrology' && { pointing: specialty === 'dermatology' ? 40 : 5 }),
  })),
};

const region = (practitioner = coordinatorNadia, cover = nightUncovered) =>
  new FakeServer()
    .answer('readSession', sessionOf(practitioner))
    .answer('readHealth', { database: true, media: true })
    .answer('readCover', cover)
    .answer('readSpecialtyNeeds', needs);
const address = '/figures/cover?from=2026-03-09&to=2026-03-15';

test('When demand meets no cover, then the page says in words when', async () => {
  await showApp(region(), address);
  const gaps = await screen.findByRole('list', { name: 'À regarder' });
  expect(within(gaps).getAllByRole('listitem')).toHaveLength(1);
  expect(gaps).toHaveTextContent(
    'mardi, de 20:00 à 22:00 : 14 demandes. Quelqu’un de garde 20 % du temps au plus.',
  );
});

test('Each hour says its demand and its cover, also to who does not see colours', async () => {
  await showApp(region(), address);
  const table = await screen.findByRole('table', { name: /Demandes et gardes par heure/ });
  const evening = within(table).getByRole('row', { name: /^20:00/ });
  expect(evening).toHaveTextContent('9garde couverte à 0 %');
  const morning = within(table).getByRole('row', { name: /^09:00/ });
  expect(morning).toHaveTextContent('12garde couverte à 100 %');
  expect(morning).toHaveTextContent('non montré');
});

test('When another specialty is chosen, then its hours are read, and the address says so', async () => {
  const server = region();
  const { user } = await showApp(server, address);
  const table = await screen.findByRole('table', { name: /Choisissez une spécialité/ });
  await user.click(within(table).getByRole('button', { name: 'Pédiatrie' }));
  await screen.findByRole('table', { name: /Choisissez une spécialité/ });
  expect(server.callsOf('readCover').at(-1)?.query).toMatchObject({ specialty: 'paediatrics' });
});

test('When every hour is covered, then the page says that', async () => {
  const covered = {
    ...nightUncovered,
    hours: busy.filter(({ coveredShare }) => coveredShare === 1),
  };
  await showApp(region(coordinatorNadia, covered), address);
  expect(await screen.findByText(/Chaque heure où l’on demande est couverte/)).toBeVisible();
});

test('A specialty is proposed with its figures, its reason, and what is not known', async () => {
  const { user } = await showApp(region(), address);
  const proposed = await screen.findByRole('list', { name: 'Spécialités proposées' });
  expect(proposed).toHaveTextContent(/Dermatologie 20 % des demandes \(40 sur 200\)/);
  expect(proposed).toHaveTextContent('Aucun médecin de cette spécialité');
  expect(proposed).toHaveTextContent('chapitre S');
  expect(within(proposed).getAllByRole('listitem')).toHaveLength(1);
  expect(screen.getByText(/9 demandes ont un motif qu’aucune spécialité/)).toBeVisible();
  await user.click(screen.getByText('Voir le tableau'));
  const table = screen.getByRole('table', { name: /Ce que les motifs indiquent/ });
  expect(within(table).getByRole('row', { name: /Néphrologie/ })).toHaveTextContent('non montré');
});

test('When a year is asked for, then the rota is of its last days, and the page says so', async () => {
  const server = region();
  await showApp(server, '/figures/cover?from=2025-01-01&to=2025-12-31');
  expect(await screen.findByText(/92 derniers jours/)).toBeVisible();
  expect(server.callsOf('readCover')[0]?.query).toMatchObject({
    from: '2025-10-01',
    to: '2025-12-31',
  });
});

test('A nurse sees when her own site finds nobody', async () => {
  await showApp(region(nurseFatima), address);
  expect(await screen.findByRole('list', { name: 'À regarder' })).toBeVisible();
});
