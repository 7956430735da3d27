import { screen, within } from '@testing-library/react';
import type { CallQualityOverview } from '@qarib/contracts';
import { FakeServer } from './fake-server.ts';
import { coordinatorNadia, nurseFatima, sessionOf } from './fixtures.ts';
import { showApp } from './show-app.tsx';

jest.mock('socket.io-client', () => jest.requireActual('./fake-socket.ts').fakeSocketModule);

const administrator = { ...coordinatorNadia, role: 'admin' as const };
const satelliteCall: CallQualityOverview['newest'][number] = {
  consultationId: 'consultation-1',
  callSessionId: 'call-1',
  peerId: 'site',
  role: 'nurse',
  facilityId: 'csr-imilchil',
  facilityName: { fr: 'Imilchil', ar: 'إملشيل', en: 'Imilchil' },
  day: '2026-03-09',
  reportedAt: '2026-03-09T10:00:00Z',
  figures: {
    joinMs: 2_400,
    path: 'relay',
    lossUp: 0.083,
    roundTripMs: 640,
    freezes: 2,
    rejoins: 1,
    rejoiningMs: 4_000,
    profileChanges: 3,
    pictureLosses: 1,
  },
};

const server = (practitioner = coordinatorNadia, newest = [satelliteCall]) =>
  new FakeServer()
    .answer('readSession', sessionOf(practitioner))
    .answer('readHealth', { database: true, media: true })
    .answer('readCallQuality', { newest });

test('When a coordinator looks at the latest calls, then each says what it measured, and of whom nothing', async () => {
  const asked = server();
  await showApp(asked, '/figures/calls?site=csr-imilchil');
  const table = await screen.findByRole('table', {
    name: 'Derniers appels, les plus récents d’abord',
  });
  const call = within(table).getByRole('row', { name: /Imilchil/ });
  for (const text of ['par un relais', /^8,3\s%$/, '640 ms', 'rien à mesurer'])
    expect(within(call).getAllByRole('cell', { name: text })[0]).toBeVisible();
  expect(asked.callsOf('readCallQuality')[0]?.query).toMatchObject({ facilityId: 'csr-imilchil' });
  expect(screen.getByRole('link', { name: 'Tous les sites' })).toBeVisible();
});

test('When support looks, then the latest calls are one step away, and an empty week says so', async () => {
  const { user } = await showApp(server(administrator, []), '/complaints');
  await user.click(await screen.findByRole('link', { name: 'Appels' }));
  expect(await screen.findByText('Aucun appel ces derniers jours')).toBeVisible();
});

test('When a nurse has the address, then there is no such page for her', async () => {
  await showApp(server(nurseFatima), '/figures/calls');
  expect(await screen.findByRole('heading', { level: 1 })).not.toHaveTextContent('Derniers appels');
});
