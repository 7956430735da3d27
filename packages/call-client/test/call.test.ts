import { consultationId, consumer, preparation, specialist, specialistPeerId } from './fixtures.ts';
import { Harness } from './harness.ts';

let harness: Harness;

beforeEach(() => {
  harness = new Harness();
});
afterEach(() => harness.call.close());

const microphoneId = '99999999-0000-4000-8000-000000000001';

describe('the lobby', () => {
  test('connects both transports, offers both tracks, and sends nothing', async () => {
    await harness.intoLobby();
    expect(harness.snapshot).toMatchObject({
      state: 'lobby',
      isMicrophoneOn: true,
      isCameraOn: true,
      errorCode: undefined,
    });
    expect(harness.snapshot.localStream?.getTracks()).toHaveLength(2);
    expect(harness.signalling.count('call:connect-transport')).toBe(2);
    expect(harness.signalling.payloads('call:produce')).toMatchObject([
      { source: 'microphone', isPaused: false },
      { source: 'camera', isPaused: false },
    ]);
    expect(harness.browser.sent).toEqual([null, null]);
  });

  test('shows who is in the call already', async () => {
    await harness.intoLobby();
    harness.signalling.tell('call:participant-joined', { consultationId, participant: specialist });
    expect(harness.snapshot.participants).toEqual([specialist]);
    const elsewhere = { ...specialist, peerId: 'someone-else' };
    const other = { consultationId: 'consultation-2', participant: elsewhere };
    harness.signalling.tell('call:participant-joined', other);
    harness.signalling.tell('call:participant-left', {
      consultationId,
      peerId: specialistPeerId,
      reason: 'left',
    });
    expect(harness.snapshot.participants).toEqual([]);
  });

  test('what the others send is built there, and the join has nothing to build', async () => {
    const tracks = [consumer('microphone'), consumer('camera')];
    harness.signalling.awaited = tracks;
    harness.signalling.callState = { participants: [specialist], consumers: tracks };
    await harness.intoLobby();
    expect(harness.signalling.payloads('call:resume-consumer')).toMatchObject(
      tracks.map(({ id: consumerId }) => ({ consumerId })),
    );
    const built = harness.browser.receptions;
    await harness.call.join();
    await harness.settle();
    expect(harness.browser.receptions).toBe(built);
    expect(harness.signalling.count('call:resume-consumer')).toBe(2);
    expect(harness.snapshot.remoteStreams).toHaveLength(2);
  });

  test('what is told there while signalling was away is made good when it is back', async () => {
    const gone = consumer('microphone');
    harness.signalling.awaited = [gone];
    await harness.intoLobby();
    harness.signalling.tell('call:participant-joined', { consultationId, participant: specialist });
    expect(harness.snapshot.remoteStreams).toHaveLength(1);
    harness.signalling.callState = { participants: [specialist], consumers: [] };
    harness.signalling.redial();
    await harness.settle();
    expect(harness.snapshot).toMatchObject({ state: 'lobby', remoteStreams: [] });
  });

  test('a server that does not say what the others send is asked by the join', async () => {
    harness.signalling.refuse('call:await-media', 'RATE_LIMITED');
    harness.signalling.callState = {
      participants: [specialist],
      consumers: [consumer('microphone')],
    };
    await harness.intoLobby();
    await harness.call.join();
    await harness.settle();
    expect(harness.snapshot).toMatchObject({ state: 'in-call', remoteStreams: [{}] });
  });

  test('a path that never comes to be is told as such', async () => {
    await harness.call.prepare();
    await harness.settle();
    harness.clock.advance(20_000);
    expect(harness.snapshot).toMatchObject({ state: 'failed', errorCode: 'MEDIA_PATH_BLOCKED' });
    expect(harness.devices.live('video')).toEqual([]);
  });

  test('a refusal fails with its code, and trying again is possible', async () => {
    harness.signalling.refuse('call:prepare', 'NOT_FOUND');
    await harness.call.prepare();
    expect(harness.snapshot).toMatchObject({ state: 'failed', errorCode: 'NOT_FOUND' });
    harness.signalling.accept('call:prepare');
    await harness.intoLobby();
    expect(harness.snapshot).toMatchObject({ state: 'lobby', errorCode: undefined });
  });

  test('waits for a media node, says so, and goes on by itself', async () => {
    harness.signalling.refuse('call:prepare', 'MEDIA_UNAVAILABLE');
    await harness.call.prepare();
    expect(harness.snapshot).toMatchObject({ state: 'preparing', errorCode: 'MEDIA_UNAVAILABLE' });
    harness.clock.advance(0);
    await harness.settle();
    harness.signalling.accept('call:prepare');
    harness.clock.advance(500);
    await harness.untilState('lobby');
    expect(harness.signalling.count('call:prepare')).toBe(3);
    expect(harness.snapshot.errorCode).toBeUndefined();
  });

  test('waits for signalling that is not there yet', async () => {
    harness.signalling.isConnected = false;
    await harness.call.prepare();
    expect(harness.snapshot.state).toBe('preparing');
    harness.signalling.setConnected(true);
    await harness.untilState('lobby');
  });

  test('a room that goes away behind it is replaced without a word', async () => {
    await harness.intoLobby();
    harness.signalling.tell('call:interrupted', { consultationId, callSessionId: 'session-1' });
    harness.clock.advance(0);
    await harness.signalling.sent('call:prepare', 2);
    await harness.settle();
    expect(harness.states).toEqual(['preparing', 'lobby', 'preparing', 'lobby']);
  });
});

describe('joining', () => {
  test('is one round trip: what is received comes with the answer, and is let flow', async () => {
    await harness.intoLobby();
    const before = harness.signalling.requests.length;
    const consumers = [consumer('microphone'), consumer('camera')];
    harness.signalling.callState = { participants: [specialist], consumers };
    await harness.call.join();
    expect(harness.snapshot.state).toBe('in-call');
    await harness.settle();
    expect(harness.signalling.requests.slice(before).map(({ command }) => command)).toEqual([
      'call:join',
      'call:resume-consumer',
      'call:resume-consumer',
    ]);
    expect(harness.snapshot.participants).toEqual([specialist]);
    expect(
      harness.snapshot.remoteStreams.map(({ source, isPaused }) => [source, isPaused]),
    ).toEqual([
      ['microphone', false],
      ['camera', false],
    ]);
    expect(harness.browser.sent.slice(2).map((track) => track?.kind)).toEqual(['audio', 'video']);
  });

  test('asked for while preparing, it happens as soon as it can', async () => {
    const preparing = harness.call.prepare();
    await harness.call.join();
    await preparing;
    await harness.settle();
    expect(harness.snapshot.state).toBe('joining');
    harness.browser.connection = 'connected';
    expect(harness.states).toEqual(['preparing', 'joining', 'in-call']);
  });

  test('what is announced while the answer is on its way stays, although the answer knows nothing of it', async () => {
    harness.signalling.callState = { participants: [specialist], consumers: [] };
    await harness.intoLobby();
    const joining = harness.call.join();
    const { peerId } = preparation(1);
    const consumers = [consumer('microphone'), consumer('camera')];
    harness.signalling.tell('call:consumers-created', { peerId, consumers });
    await joining;
    await harness.settle();
    const { remoteStreams } = harness.call.getSnapshot();
    expect(remoteStreams.map(({ source }) => source)).toEqual(['microphone', 'camera']);
    expect(harness.browser.receptions).toBe(1);
  });

  test('a track announced twice, by a fact and in the answer, is shown once', async () => {
    await harness.intoLobby();
    harness.signalling.callState = { participants: [specialist], consumers: [consumer('camera')] };
    const joining = harness.call.join();
    const { peerId } = preparation(1);
    harness.signalling.tell('call:consumers-created', { peerId, consumers: [consumer('camera')] });
    await joining;
    await harness.settle();
    expect(harness.snapshot.remoteStreams).toHaveLength(1);
    harness.signalling.tell('call:consumer-closed', { peerId, consumerId: consumer('camera').id });
    expect(harness.snapshot.remoteStreams).toEqual([]);
  });

  test('a peer the server has forgotten meanwhile is prepared anew', async () => {
    await harness.intoLobby();
    harness.signalling.refuse('call:join', 'CALL_PEER_GONE');
    await harness.call.join();
    harness.signalling.accept('call:join');
    harness.clock.advance(0);
    await harness.backIntoCall(2);
    expect(harness.signalling.count('call:prepare')).toBe(2);
  });
});

describe('in the call', () => {
  test('mute and unmute are told, and the microphone stays open for the meter', async () => {
    await harness.intoCall();
    await harness.call.setMicrophoneOn(false);
    await harness.settle();
    expect(harness.snapshot.isMicrophoneOn).toBe(false);
    expect(harness.signalling.payloads('call:pause-producer')).toMatchObject([
      { producerId: microphoneId },
    ]);
    expect(harness.browser.sent.at(-1)).toBeNull();
    expect(harness.devices.live('audio')).toHaveLength(1);
    await harness.call.setMicrophoneOn(true);
    await harness.settle();
    expect(harness.signalling.count('call:resume-producer')).toBe(1);
    expect(harness.browser.sent.at(-1)?.kind).toBe('audio');
    expect(harness.snapshot.isMicrophoneOn).toBe(true);
  });

  test('the camera goes out when it is off, and comes back in the same Producer', async () => {
    await harness.intoCall();
    await harness.call.setCameraOn(false);
    await harness.settle();
    expect(harness.devices.live('video')).toEqual([]);
    expect(harness.snapshot).toMatchObject({ isCameraOn: false, isMicrophoneOn: true });
    await harness.call.setCameraOn(true);
    await harness.settle();
    expect(harness.devices.live('video')).toHaveLength(1);
    expect(harness.signalling.count('call:produce')).toBe(2);
    expect(harness.browser.sent.at(-1)).toBe(harness.devices.live('video')[0]);
  });

  test("another's mute shows on the stream", async () => {
    harness.signalling.callState = {
      participants: [specialist],
      consumers: [consumer('microphone')],
    };
    await harness.intoCall();
    const participant = { ...specialist, isMicrophoneOn: false };
    harness.signalling.tell('call:participant-changed', { consultationId, participant });
    expect(harness.snapshot.remoteStreams).toMatchObject([{ isPaused: true }]);
  });

  test('hanging up lets go of everything; coming back is a new preparation', async () => {
    await harness.intoCall();
    await harness.call.leave();
    expect(harness.snapshot).toMatchObject({
      state: 'left',
      localStream: undefined,
      remoteStreams: [],
      participants: [],
    });
    expect(harness.signalling.payloads('call:leave')).toEqual([{ peerId: preparation(1).peerId }]);
    const last = harness.signalling.requests.slice(-2).map(({ command }) => command);
    // While the server still knows the peer.
    expect(last).toEqual(['call:store-quality', 'call:leave']);
    expect(harness.devices.live('audio')).toEqual([]);
    expect(harness.signalling.listenerCount).toBe(0);
    expect(harness.clock.timerCount).toBe(0);
    await harness.intoCall();
    expect(harness.signalling.count('call:prepare')).toBe(2);
  });

  test.each([
    ['consultation:finished', 'finished'],
    ['consultation:cancelled', 'cancelled'],
    ['consultation:expired', 'expired'],
  ] as const)('%s ends it', async (fact, endReason) => {
    await harness.intoCall();
    harness.signalling.tell(fact, { consultationId: 'another-consultation' });
    expect(harness.snapshot.state).toBe('in-call');
    harness.signalling.tell(fact, { consultationId });
    expect(harness.snapshot).toMatchObject({ state: 'ended', endReason });
    expect(harness.devices.live('video')).toEqual([]);
    await harness.call.prepare();
    expect(harness.snapshot.state).toBe('ended');
  });

  test('the same person elsewhere ends it here', async () => {
    await harness.intoCall();
    harness.signalling.tell('call:replaced', { peerId: specialistPeerId });
    expect(harness.snapshot.state).toBe('in-call');
    harness.signalling.tell('call:replaced', { peerId: preparation(1).peerId });
    expect(harness.snapshot).toMatchObject({ state: 'ended', endReason: 'replaced' });
  });
});

test('a snapshot is replaced, never changed', async () => {
  const first = harness.snapshot;
  await harness.intoLobby();
  expect(first.state).toBe('preparing');
  expect(Object.isFrozen(harness.snapshot)).toBe(true);
  expect(harness.snapshot).toBe(harness.call.getSnapshot());
});
