import { act, screen, waitFor, within } from '@testing-library/react';
import { FakeCall, installFakeMedia, nurseInCall } from '../../../test/fake-call.ts';
import { FakeServer } from '../../../test/fake-server.ts';
import { fakeSocketModule, lastSocket } from '../../../test/fake-socket.ts';
import { nurseFatima, sessionOf } from '../../../test/fixtures.ts';
import { showApp } from '../../../test/show-app.tsx';
import { saidaOnCall, takenBySaida, unwrittenNote } from '../../../test/specialist-fixtures.ts';

let mockCall = new FakeCall();
jest.mock('socket.io-client', () => fakeSocketModule);
// The whole application is loaded, perhaps on a machine that is busy with other tests.
jest.setTimeout(20_000);
jest.mock('@qarib/call-client', () => ({
  Call: { create: () => mockCall },
  socketSignalling: () => ({}),
}));

const finished = { ...takenBySaida, status: 'completed' as const, version: 3 };

async function showCall(session = saidaOnCall) {
  mockCall = new FakeCall();
  const server = new FakeServer()
    .answer('readSession', session)
    .answer('readHealth', { database: true, media: true })
    .answer('readQueue', { consultations: [] })
    .answer('listConsultations', { consultations: [] })
    .answer('readConsultation', takenBySaida)
    .answer('readNote', unwrittenNote)
    .answer('finishConsultation', finished);
  const app = await showApp(server, `/consultations/${takenBySaida.id}/call`);
  await app.user.click(await screen.findByTestId('join'));
  await screen.findByTestId('hang-up');
  const become = (change: Parameters<FakeCall['become']>[0]) =>
    act(async () => mockCall.become(change));
  return { ...app, server, become };
}

const address = () => screen.getByRole('status', { name: 'address' }).textContent;
const announcements = () => screen.getAllByRole('status').map(({ textContent }) => textContent);

describe('in a call', () => {
  beforeEach(() => installFakeMedia());

  test('the first one in waits for the other by name, then sees who came', async () => {
    const { become } = await showCall();
    expect(screen.getByTestId('waiting')).toHaveTextContent('En attente de Fatima Aït Lahcen');
    await become({ participants: [nurseInCall] });
    const person = screen.getByTestId('remote-person');
    expect(person).toHaveTextContent('Fatima Aït Lahcen');
    expect(person).toHaveTextContent('Infirmier');
    expect(person).toHaveTextContent('a coupé sa caméra');
    expect(announcements()).toContain('Fatima Aït Lahcen a rejoint l’appel');
  });

  test('a picture appears when it comes', async () => {
    const { become } = await showCall();
    const stream = new MediaStream();
    await become({
      participants: [{ ...nurseInCall, isCameraOn: true }],
      remoteStreams: [{ peerId: nurseInCall.peerId, source: 'camera', stream, isPaused: false }],
    });
    const video = screen.getByTestId('remote-video');
    expect(video).toHaveProperty('srcObject', stream);
    expect(video).toHaveAccessibleName('Image de Fatima Aït Lahcen');
  });

  test('microphone and camera follow buttons and keys, but not typing', async () => {
    const { user } = await showCall();
    await user.click(screen.getByTestId('toggle-microphone'));
    expect(screen.getByTestId('toggle-microphone')).toHaveAttribute('aria-pressed', 'false');
    expect(announcements()).toContain('Micro coupé');
    await user.keyboard('m');
    await user.keyboard('v');
    expect(mockCall.asked.slice(-3)).toEqual(['microphone off', 'microphone on', 'camera off']);
    await user.click(screen.getByTestId('toggle-panel'));
    await user.type(await screen.findByTestId('note-plan'), 'm v');
    expect(mockCall.asked.at(-1)).toBe('camera off');
  });

  test.each([
    ['path-lost', 'La liaison est coupée'],
    ['signalling-lost', 'Le serveur ne répond plus'],
    ['room-lost', 'L’appel change de serveur'],
  ] as const)('a call mending itself after %s says so, and when it is back', async (why, words) => {
    const { become } = await showCall();
    await become({ participants: [nurseInCall] });
    await become({ state: 'reconnecting', reconnectReason: why });
    expect(screen.getByTestId('reconnecting')).toHaveTextContent(words);
    expect(screen.getByTestId('hang-up')).toBeEnabled();
    await become({ state: 'in-call', reconnectReason: undefined });
    expect(screen.queryByTestId('reconnecting')).toBeNull();
    expect(announcements()).toContain('Liaison rétablie');
  });

  test('a device that took over is named', async () => {
    const { become } = await showCall();
    await become({
      deviceNotice: { id: 1, source: 'microphone', event: 'replaced', label: 'Micro intégré' },
    });
    expect(screen.getByTestId('device-notice')).toHaveTextContent('Micro intégré');
  });

  test('another device is chosen without leaving', async () => {
    const { user } = await showCall();
    await user.click(screen.getByTestId('devices'));
    await user.selectOptions(await screen.findByTestId('choose-microphone'), 'Casque');
    expect(mockCall.asked).toContain('microphone mic-2');
  });

  test('sound the browser holds back comes with one tap', async () => {
    const play = jest
      .spyOn(HTMLMediaElement.prototype, 'play')
      .mockRejectedValueOnce(new DOMException('gesture needed', 'NotAllowedError'))
      .mockResolvedValue();
    const { user, become } = await showCall();
    const stream = new MediaStream();
    await become({
      participants: [nurseInCall],
      remoteStreams: [
        { peerId: nurseInCall.peerId, source: 'microphone', stream, isPaused: false },
      ],
    });
    await user.click(await screen.findByTestId('unlock-sound'));
    await waitFor(() => expect(screen.queryByTestId('unlock-sound')).toBeNull());
    expect(play).toHaveBeenCalledTimes(2);
  });
});

describe('leaving a call', () => {
  test('hanging up leaves the consultation open, and says so', async () => {
    const { user, server } = await showCall();
    await user.click(screen.getByTestId('hang-up'));
    expect(mockCall.asked).toContain('leave');
    expect(server.callsOf('finishConsultation')).toHaveLength(0);
    expect(await screen.findByText('Vous avez quitté l’appel')).toBeVisible();
    expect(address()).toBe(`/consultations/${takenBySaida.id}`);
    expect(screen.getByTestId('open-call')).toBeVisible();
  });

  test('finishing asks first, tells of the note, then ends it', async () => {
    const { user, server } = await showCall();
    await user.click(screen.getByTestId('finish'));
    const dialog = await screen.findByRole('dialog', { name: 'Terminer la consultation\u202f?' });
    expect(dialog).toHaveTextContent('Le compte rendu reste ouvert');
    expect(server.callsOf('finishConsultation')).toHaveLength(0);
    await user.click(within(dialog).getByRole('button', { name: 'Terminer' }));
    await waitFor(() => expect(server.callsOf('finishConsultation')).toHaveLength(1));
    await waitFor(() => expect(address()).toBe(`/consultations/${takenBySaida.id}`));
  });

  test('a nurse cannot finish, and writes no note', async () => {
    await showCall(sessionOf(nurseFatima));
    expect(screen.queryByTestId('finish')).toBeNull();
    expect(screen.queryByRole('tab')).toBeNull();
  });

  test.each([
    ['finished', 'Consultation terminée'],
    ['cancelled', 'Consultation annulée'],
  ] as const)('a call ended elsewhere (%s) says so', async (endReason, words) => {
    const { become } = await showCall();
    await become({ state: 'ended', endReason });
    expect(screen.getByRole('heading', { level: 1, name: words })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Aller au dossier' })).toBeVisible();
  });

  test('a nurse is told after the call whether the note is signed, by whom and when, and reads it first', async () => {
    const { server, become } = await showCall(sessionOf(nurseFatima));
    server.answer('readConsultation', finished);
    await become({ state: 'ended', endReason: 'finished' });
    expect(screen.getByTestId('outcome')).toHaveTextContent(/écrit encore le compte rendu/);
    server.answer('readConsultation', {
      ...finished,
      isNoteSigned: true,
      signedAt: '2026-03-02T10:25:00Z',
    });
    act(() => lastSocket().tell('note:signed', { consultationId: finished.id }));
    expect(await screen.findByText(/a signé le compte rendu le 2 mar. 2026.*10:25/)).toBeVisible();
    const [first, second] = screen.getAllByRole('link').slice(-2);
    expect(first).toHaveAccessibleName('Lire et imprimer le compte rendu');
    expect(first).toHaveAttribute('href', `/consultations/${finished.id}`);
    expect(second).toHaveAccessibleName('Retour à l’accueil');
  });

  test('a call taken by another tab can be taken back', async () => {
    const { user, become } = await showCall();
    await become({ state: 'ended', endReason: 'replaced' });
    const replaced = mockCall;
    mockCall = new FakeCall();
    await user.click(screen.getByTestId('take-back'));
    await screen.findByTestId('hang-up');
    expect(replaced.asked).toContain('close');
    expect(mockCall.asked).toEqual(['prepare', 'join']);
  });
});
