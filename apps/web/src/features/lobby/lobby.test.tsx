import { act, screen, waitFor, within } from '@testing-library/react';
import type { LinkCheck } from '@qarib/call-client';
import { FakeCall, nurseInCall } from '../../../test/fake-call.ts';
import { FakeServer } from '../../../test/fake-server.ts';
import { fakeSocketModule } from '../../../test/fake-socket.ts';
import { showApp } from '../../../test/show-app.tsx';
import { saidaOnCall, takenBySaida } from '../../../test/specialist-fixtures.ts';

let mockCall = new FakeCall();
jest.mock('socket.io-client', () => fakeSocketModule);
// The whole application is loaded, perhaps on a machine that is busy with other tests.
jest.setTimeout(20_000);
jest.mock('@qarib/call-client', () => ({
  Call: { create: () => mockCall },
  socketSignalling: () => ({}),
}));

const goodLink: LinkCheck = {
  roundTripMs: 240,
  lossRatio: 0.012,
  upKbps: 310,
  downKbps: 905,
  verdict: 'video',
};

async function showLobby() {
  mockCall = new FakeCall();
  const server = new FakeServer()
    .answer('readSession', saidaOnCall)
    .answer('readHealth', { database: true, media: true })
    .answer('readQueue', { consultations: [] })
    .answer('readConsultation', takenBySaida);
  const app = await showApp(server, `/consultations/${takenBySaida.id}/call`);
  await screen.findByRole('heading', { level: 1, name: 'Avant l’appel' });
  const become = (change: Parameters<FakeCall['become']>[0]) =>
    act(async () => mockCall.become(change));
  return { ...app, become };
}

const link = () => screen.getByTestId('link-check');

describe('the link check', () => {
  test('says in words and numbers what the link is good for', async () => {
    const { become } = await showLobby();
    expect(link()).toHaveTextContent('Vérification de la liaison');
    await become({ linkCheck: goodLink });
    expect(link()).toHaveTextContent('Liaison suffisante pour la vidéo');
    for (const figure of ['240 ms', '1,2 %', '310 kbit/s', '905 kbit/s']) {
      expect(link()).toHaveTextContent(figure);
    }
  });

  test('offers to spare the camera where only sound gets through', async () => {
    const { user, become } = await showLobby();
    await become({ linkCheck: { ...goodLink, upKbps: 60, verdict: 'audio-only' } });
    expect(link()).toHaveTextContent('Liaison suffisante pour le son seulement');
    await user.click(within(link()).getByRole('button', { name: 'Couper ma caméra' }));
    expect(mockCall.asked).toContain('camera off');
  });

  test('says when the link carries no call at all', async () => {
    const { become } = await showLobby();
    await become({
      linkCheck: { ...goodLink, upKbps: undefined, downKbps: undefined, verdict: 'text-only' },
    });
    expect(link()).toHaveTextContent('Liaison trop faible pour un appel');
    expect(link()).toHaveTextContent('mesure…');
  });
});

describe('someone whose browser refuses microphone and camera', () => {
  test('is told what to do, can try again, and can come in all the same', async () => {
    const { user, become } = await showLobby();
    await become({
      microphoneProblem: 'permission-denied',
      cameraProblem: 'not-found',
      isCameraOn: false,
    });
    const microphone = screen.getByTestId('microphone-problem');
    expect(microphone).toHaveTextContent('Le micro n’est pas autorisé');
    expect(microphone).toHaveTextContent('Vous pouvez entrer quand même');
    expect(screen.getByTestId('camera-problem')).toHaveTextContent('Aucune caméra trouvée');
    await user.click(within(microphone).getByRole('button', { name: 'Réessayer' }));
    expect(mockCall.asked).toContain('microphone on');
    await user.click(screen.getByTestId('join'));
    expect(mockCall.asked).toContain('join');
  });
});

test('shows who is in the call already, and joins it', async () => {
  const { user, become } = await showLobby();
  expect(screen.getByText('Personne n’est encore dans l’appel.')).toBeVisible();
  await become({ participants: [nurseInCall] });
  expect(screen.getByText(/Dans l’appel : Fatima Aït Lahcen/)).toBeVisible();
  await user.click(screen.getByTestId('join'));
  await screen.findByTestId('hang-up');
});

test('remembers the device that was chosen', async () => {
  const { user } = await showLobby();
  await user.selectOptions(screen.getByTestId('choose-microphone'), 'Casque');
  expect(mockCall.asked).toContain('microphone mic-2');
  expect(localStorage.getItem('qarib:devices')).toContain('mic-2');
});

test('says why the call cannot open, and tries again', async () => {
  const { user, become } = await showLobby();
  await become({ state: 'failed', errorCode: 'MEDIA_PATH_BLOCKED' });
  expect(screen.getByText(/un pare-feu les arrête sans doute/)).toBeVisible();
  const asked = mockCall.asked.filter((what) => what === 'prepare').length;
  await user.click(screen.getByRole('button', { name: 'Réessayer' }));
  await waitFor(() =>
    expect(mockCall.asked.filter((what) => what === 'prepare')).toHaveLength(asked + 1),
  );
});
