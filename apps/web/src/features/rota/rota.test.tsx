import { screen } from '@testing-library/react';
import { newShift, type OnCallShift, type Rota } from '@qarib/contracts';
import { FakeServer } from '../../../test/fake-server.ts';
import { fakeSocketModule } from '../../../test/fake-socket.ts';
import { showApp } from '../../../test/show-app.tsx';
import { neurologistSaida, saidaOnCall } from '../../../test/specialist-fixtures.ts';

jest.mock('socket.io-client', () => fakeSocketModule);
// The whole application is loaded, perhaps on a machine that is busy with other tests.
jest.setTimeout(20_000);

const tazi = { id: 'dr-tazi', name: 'Dr Omar Tazi' };
const offered: OnCallShift = {
  id: 'night',
  version: 2,
  practitioner: tazi,
  specialty: 'neurology',
  from: '2031-03-11T20:00:00Z',
  to: '2031-03-12T08:00:00Z',
  swap: { to: { id: neurologistSaida.id, name: neurologistSaida.name }, note: 'Congrès' },
};
const rota: Rota = {
  hospital: neurologistSaida.facility,
  monday: '2031-03-10',
  shifts: [offered],
  offered: [offered],
  colleagues: [],
};

test('a specialist sees the week, takes what a colleague offers, and adds a night of their own', async () => {
  const server = new FakeServer()
    .answer('readSession', saidaOnCall)
    .answer('readHealth', { database: true, media: true })
    .answer('readQueue', { consultations: [] })
    .answer('readRota', rota)
    .answer('answerSwap', offered)
    .answer('addShift', offered);
  const { user } = await showApp(server, '/rota');
  expect(await screen.findByText(/Dr Omar Tazi vous propose sa garde/)).toBeVisible();
  expect(screen.getAllByText('Personne d’inscrit')).toHaveLength(6);
  await user.click(screen.getByRole('button', { name: 'Accepter' }));
  expect(server.callsOf('answerSwap')[0]?.body).toEqual({ version: 2, isAccepted: true });
  await user.click(screen.getByTestId('add-shift'));
  const { from, to } = newShift.parse(server.callsOf('addShift')[0]?.body);
  expect([from.slice(10), to.slice(10)]).toEqual(['T20:00', 'T08:00']);
  expect(to > from).toBe(true);
});
