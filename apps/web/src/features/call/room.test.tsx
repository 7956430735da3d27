import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { FakeCall, installFakeMedia, nurseInCall } from '../../../test/fake-call.ts';
import { loadWords } from '../../app/languages/load-words.ts';
import { Providers } from '../../app/providers.tsx';
import { createQueryClient } from '../../shared/api/queries.ts';
import { openShelf, startI18n } from '../../shared/i18n/i18n.ts';
import { CallRoom } from './index.ts';

installFakeMedia();
const stream = new MediaStream();
const nurse = nurseInCall.peerId;
const resident = { ...nurseInCall, peerId: 'peer-resident', name: 'Dr Nadia Alami' };
const interpreter = { ...nurseInCall, peerId: 'peer-interpreter', name: 'Youssef Bennis' };
const extra = (source: 'screen' | 'secondary-camera' | 'stethoscope') => ({
  source,
  stream,
  label: 'Dermatoscope',
});
const sent = (peerId: string, source: 'screen' | 'secondary-camera' | 'stethoscope') => ({
  peerId,
  source,
  stream,
  isPaused: false,
});

let call: FakeCall;

beforeEach(() => {
  jest.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();
});

async function showRoom() {
  call = new FakeCall();
  await call.join();
  call.become({ participants: [nurseInCall] });
  await startI18n(loadWords);
  await openShelf('rooms');
  await openShelf('desk');
  const onHungUp = jest.fn();
  render(
    <Providers client={createQueryClient()}>
      <MemoryRouter>
        <CallRoom
          consultationId="consultation-1"
          call={call}
          expectedName={undefined}
          pages={[{ name: 'ordonnance.jpg', url: '/ordonnance.jpg' }]}
          onHungUp={onHungUp}
          onTakeBack={() => {}}
        />
      </MemoryRouter>
    </Providers>,
  );
  const become = (change: Parameters<FakeCall['become']>[0]) =>
    act(async () => call.become(change));
  return { user: userEvent.setup(), become, onHungUp };
}

const figureOf = (testId: string) => screen.getByTestId(testId).closest('figure');

describe('on the stage', () => {
  test('four people are all there, alike', async () => {
    const { become } = await showRoom();
    await become({ participants: [nurseInCall, resident, interpreter] });
    expect(screen.getAllByTestId('remote-person')).toHaveLength(3);
    for (const person of screen.getAllByTestId('remote-person'))
      expect(person).not.toHaveAttribute('data-place');
  });

  test('a screen is large until another picture is chosen, and again when that is given back', async () => {
    const { user, become } = await showRoom();
    await become({ remoteStreams: [sent(nurse, 'screen')] });
    expect(figureOf('remote-screen')).toHaveAttribute('data-place', 'big');
    expect(screen.getByTestId('remote-person')).toHaveAttribute('data-place', 'small');
    expect(figureOf('remote-screen')).toHaveTextContent('Ce que montre Fatima Aït Lahcen');
    await user.click(
      screen.getByRole('button', { name: 'Agrandir\u00a0: Image de Fatima Aït Lahcen' }),
    );
    expect(screen.getByTestId('remote-person')).toHaveAttribute('data-place', 'big');
    await user.click(screen.getByRole('button', { name: 'Revenir à la vue d’ensemble' }));
    expect(figureOf('remote-screen')).toHaveAttribute('data-place', 'big');
  });

  test('a phone held upright fills its height with the picture, and shows the whole of it again', async () => {
    const { matchMedia } = globalThis;
    jest
      .spyOn(globalThis, 'matchMedia')
      .mockImplementation((query) =>
        Object.assign(matchMedia(query), { matches: query === '(max-width: 30em)' }),
      );
    const { user, become } = await showRoom();
    await become({ remoteStreams: [{ peerId: nurse, source: 'camera', stream, isPaused: false }] });
    expect(screen.getByTestId('remote-video')).toHaveAttribute('data-fit', 'contain');
    await user.click(screen.getByRole('button', { name: /Remplir l’écran/ }));
    expect(screen.getByTestId('remote-video')).toHaveAttribute('data-fit', 'cover');
    await user.click(screen.getByRole('button', { name: 'Revoir l’image entière' }));
    expect(screen.getByTestId('remote-video')).toHaveAttribute('data-fit', 'contain');
  });

  test('a stethoscope is named, with its level and the advice of headphones where there are none', async () => {
    const { become } = await showRoom();
    await become({ remoteStreams: [sent(nurse, 'stethoscope')] });
    const heard = screen.getByTestId('stethoscope-heard');
    expect(heard).toHaveTextContent('Écouteurs conseillés');
    expect(within(heard).getByRole('meter', { name: 'Niveau du stéthoscope' })).toBeVisible();
    await become({ echo: { route: 'headset', isMeasured: false } });
    expect(heard).not.toHaveTextContent('Écouteurs conseillés');
  });

  test('who goes on in writing is not taken for somebody who has cut the microphone', async () => {
    const { become } = await showRoom();
    const silent = { ...nurseInCall, isMicrophoneOn: false, isCameraOn: false };
    await become({ participants: [silent] });
    expect(screen.getByText('Micro coupé')).toBeInTheDocument();
    const link = { up: 'poor', down: 'poor' } as const;
    await become({ qualityOfOthers: { [nurse]: { ...link, isWriting: true } } });
    expect(screen.queryByText('Micro coupé')).toBeNull();
    expect(screen.getByText('Fatima Aït Lahcen continue par écrit')).toBeVisible();
    // Who speaks after all is heard.
    await become({ participants: [{ ...silent, isMicrophoneOn: true }] });
    expect(screen.queryByText('Fatima Aït Lahcen continue par écrit')).toBeNull();
  });

  test('whose link fails is said at that person', async () => {
    const { become } = await showRoom();
    await become({
      participants: [nurseInCall, resident],
      quality: { up: 'good', down: 'good' },
      qualityOfOthers: { [nurse]: { up: 'poor', down: 'good' } },
    });
    const [first, second] = screen.getAllByTestId('person-link');
    expect(first).toHaveTextContent('Fatima Aït Lahcen envoie mal');
    expect(second).toHaveTextContent('');
    expect(within(second ?? document.body).getByRole('img')).toHaveAccessibleName('Bonne liaison');
  });

  test('where a picture rests for a link, that link alone is named', async () => {
    const { become } = await showRoom();
    const resting = [{ source: 'camera', reason: 'their-link' }] as const;
    await become({
      participants: [{ ...nurseInCall, isCameraOn: true, pausedPictures: [...resting] }],
      quality: { up: 'good', down: 'good' },
      qualityOfOthers: { [nurse]: { up: 'poor', down: 'good' } },
    });
    expect(screen.getByTestId('picture-on-hold')).toBeVisible();
    const link = screen.getByTestId('person-link');
    expect(link).toHaveTextContent('');
    expect(within(link).getByRole('img')).toHaveAccessibleName('Liaison faible');
  });
});

describe('what one shows', () => {
  test('starts from the menus', async () => {
    const { user, become } = await showRoom();
    await become({
      devices: {
        microphones: [{ deviceId: 'mic-1', label: 'Micro intégré' }],
        cameras: [
          { deviceId: 'cam-1', label: 'Caméra intégrée' },
          { deviceId: 'cam-2', label: 'Dermatoscope' },
        ],
        speakers: [],
      },
    });
    await user.click(screen.getByTestId('show'));
    await user.click(await screen.findByTestId('toggle-secondary-camera'));
    await user.click(screen.getByTestId('share-screen'));
    await user.click(screen.getByTestId('devices'));
    await user.click(screen.getByTestId('toggle-stethoscope'));
    expect(call.asked.slice(-3)).toEqual([
      'secondary-camera cam-2',
      'share screen',
      'stethoscope mic-1',
    ]);
  });

  test('says what is on, and stops with one tap each', async () => {
    const { user, become } = await showRoom();
    await become({
      ownExtras: [extra('screen'), extra('secondary-camera'), extra('stethoscope')],
      isMicrophoneLent: true,
    });
    expect(screen.getByTestId('own-stethoscope-bar')).toHaveTextContent('Le micro lui est prêté');
    for (const source of ['screen', 'secondary-camera', 'stethoscope'])
      await user.click(screen.getByTestId(`stop-${source}`));
    expect(call.asked.slice(-3)).toEqual([
      'share nothing',
      'secondary-camera off',
      'stethoscope off',
    ]);
  });

  test('that did not start says why, and what to do', async () => {
    const { user, become } = await showRoom();
    await become({
      selectedDevices: {},
      extraProblems: { stethoscope: 'in-use' },
    });
    await user.click(screen.getByTestId('devices'));
    const problem = await screen.findByText(/^Le micro est pris par une autre application/);
    expect(problem).toHaveTextContent('Fermez l’autre application');
    expect(problem).toHaveAttribute('role', 'alert');
  });
});

describe('sound', () => {
  const echoing = { route: 'loudspeaker', isMeasured: true } as const;
  afterEach(() => jest.useRealTimers());

  test('that comes back to the others is said, with what helps', async () => {
    const { become } = await showRoom();
    await become({ echo: echoing });
    const told = screen.getByTestId('echo');
    for (const help of ['mettez un casque', 'baissez le volume', 'éloignez le micro'])
      expect(told).toHaveTextContent(help);
  });

  test('that comes back is told no more once it was put away, and stays in the settings', async () => {
    const { user, become } = await showRoom();
    await become({ echo: echoing });
    const told = screen.getByTestId('echo');
    await user.click(within(told).getByRole('button', { name: 'Fermer' }));
    expect(screen.queryByTestId('echo')).toBeNull();
    await become({ echo: { ...echoing, isMeasured: false } });
    await become({ echo: echoing });
    expect(screen.queryByTestId('echo')).toBeNull();
    // In the settings, which are there before they are opened.
    expect(screen.getByText(/Les autres s’entendent en écho/)).toBeInTheDocument();
  });

  test('that comes back is told for a while, and anew when it does so again', async () => {
    const { become } = await showRoom();
    jest.useFakeTimers();
    await become({ echo: echoing });
    act(() => jest.advanceTimersByTime(29_000));
    expect(screen.getByTestId('echo')).toBeVisible();
    act(() => jest.advanceTimersByTime(1_000));
    expect(screen.queryByTestId('echo')).toBeNull();
    await become({ echo: { ...echoing, isMeasured: false } });
    await become({ echo: echoing });
    expect(screen.getByTestId('echo')).toBeVisible();
  });

  test('without a microphone one is in the call all the same, and can try again', async () => {
    const { user, become } = await showRoom();
    await become({ isMicrophoneOn: false, microphoneProblem: 'permission-denied' });
    const problem = screen.getByTestId('microphone-problem');
    expect(problem).toHaveTextContent('Le micro n’est pas autorisé');
    await user.click(within(problem).getByRole('button', { name: 'Réessayer' }));
    expect(call.asked.at(-1)).toBe('microphone on');
  });
});

test('the own picture is moved, mirrored and put away, and stays so in the next call', async () => {
  const { user, become } = await showRoom();
  await become({ localStream: stream });
  await user.click(screen.getByTestId('self-menu'));
  await user.click(await screen.findByTestId('self-move'));
  expect(screen.getByTestId('self-view')).toHaveAttribute('data-corner', 'end-start');
  await user.click(screen.getByTestId('self-mirror'));
  expect(screen.getByTestId('self-video')).not.toHaveAttribute('data-mirrored');
  await user.click(screen.getByTestId('self-hide'));
  expect(screen.queryByTestId('self-view')).toBeNull();
  expect(JSON.parse(localStorage.getItem('qarib:self-view') ?? '{}')).toEqual({
    corner: 'end-start',
    isMirrored: false,
    isHidden: true,
  });
  await user.click(screen.getByTestId('self-show'));
  expect(screen.getByTestId('self-view')).toBeVisible();
});
