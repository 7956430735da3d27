import {
  consultationId,
  consumer,
  preparation,
  specialist,
  specialistSendsAll,
} from './fixtures.ts';
import { Harness } from './harness.ts';

let harness: Harness;

beforeEach(async () => {
  harness = new Harness();
  harness.signalling.callState = specialistSendsAll;
  await harness.intoCall();
});
afterEach(() => harness.call.close());

describe('signalling goes away', () => {
  test('and comes back: the same peer goes on, and catches up with what it missed', async () => {
    harness.signalling.setConnected(false);
    expect(harness.snapshot).toMatchObject({
      state: 'reconnecting',
      reconnectReason: 'signalling-lost',
    });
    // Media goes on without it.
    expect(harness.snapshot.remoteStreams).toHaveLength(2);
    harness.signalling.callState = {
      participants: [specialist],
      consumers: [consumer('microphone'), consumer('camera', 2)],
    };
    harness.signalling.setConnected(true);
    await harness.untilState('in-call');
    expect(harness.signalling.count('call:prepare')).toBe(1);
    expect(harness.signalling.payloads('call:resume-consumer').at(-1)).toMatchObject({
      consumerId: consumer('camera', 2).id,
    });
    expect(harness.snapshot.remoteStreams).toHaveLength(2);
    expect(harness.snapshot.reconnectReason).toBeUndefined();
  });

  test('muting meanwhile is told as soon as it can be', async () => {
    harness.signalling.setConnected(false);
    await harness.call.setMicrophoneOn(false);
    await harness.settle();
    expect(harness.browser.sent.at(-1)).toBeNull();
    expect(harness.signalling.count('call:pause-producer')).toBe(0);
    harness.signalling.setConnected(true);
    await harness.untilState('in-call');
    expect(harness.signalling.count('call:pause-producer')).toBe(1);
  });

  test('for so long that the server gave up: prepared and joined anew, muted as before', async () => {
    await harness.call.setMicrophoneOn(false);
    await harness.settle();
    harness.signalling.setConnected(false);
    harness.signalling.refuse('call:rejoin', 'CALL_PEER_GONE');
    harness.signalling.setConnected(true);
    await harness.settle();
    harness.clock.advance(0);
    await harness.backIntoCall(2);
    expect(harness.snapshot).toMatchObject({
      peerId: preparation(2).peerId,
      isMicrophoneOn: false,
      isCameraOn: true,
    });
    expect(harness.signalling.payloads('call:produce').slice(2)).toMatchObject([
      { source: 'microphone', isPaused: true },
      { source: 'camera', isPaused: false },
    ]);
    expect(harness.snapshot.remoteStreams).toHaveLength(2);
    // The devices were never let go of: no second permission, no blinking light.
    expect(harness.devices.questions).toHaveLength(1);
  });

  test('and the consultation is over when it is back', async () => {
    harness.signalling.setConnected(false);
    harness.signalling.refuse('call:rejoin', 'CONSULTATION_NOT_CALLABLE');
    harness.signalling.setConnected(true);
    await harness.untilState('ended');
    expect(harness.snapshot.endReason).toBe('closed');
  });
});

test('a camera the server never heard of is no camera: the session is made anew', async () => {
  await harness.call.leave();
  harness.signalling.refuse('call:produce', 'INTERNAL');
  await harness.call.prepare();
  await harness.settle();
  harness.signalling.accept('call:produce');
  harness.clock.advance(0);
  await harness.signalling.sent('call:prepare', 3);
  await harness.untilState('lobby');
  await harness.settle();
  expect(harness.signalling.payloads('call:produce').slice(-2)).toMatchObject([
    { source: 'microphone' },
    { source: 'camera' },
  ]);
});

describe('the path of media breaks', () => {
  test('a gap that heals by itself is nobody’s business', async () => {
    harness.browser.connection = 'disconnected';
    harness.clock.advance(1_400);
    harness.browser.connection = 'connected';
    harness.clock.advance(10_000);
    expect(harness.states.at(-1)).toBe('in-call');
    expect(harness.browser.iceRestarts).toBe(0);
  });

  test('a longer one is mended by an ICE restart of both transports', async () => {
    harness.browser.connection = 'disconnected';
    harness.clock.advance(1_500);
    expect(harness.snapshot).toMatchObject({ state: 'reconnecting', reconnectReason: 'path-lost' });
    await harness.signalling.sent('call:restart-ice', 2);
    await harness.settle();
    harness.browser.connection = 'connected';
    expect(harness.snapshot.state).toBe('in-call');
    harness.clock.advance(10_000);
    await harness.settle();
    expect(harness.signalling.count('call:prepare')).toBe(1);
  });

  test('it is restarted again and again, and what that does not mend gets new transports', async () => {
    harness.browser.connection = 'failed';
    await harness.settle();
    expect(harness.browser.iceRestarts).toBe(2);
    for (const restarts of [4, 6, 8, 10, 12]) {
      for (let passedMs = 0; passedMs < 8_000; passedMs += 1_000) {
        harness.clock.advance(1_000);
        await harness.settle();
      }
      expect(harness.browser.iceRestarts).toBe(restarts);
    }
    expect(harness.signalling.count('call:prepare')).toBe(1);
    harness.clock.advance(5_000);
    await harness.backIntoCall(2);
    expect(harness.states.slice(-2)).toEqual(['reconnecting', 'in-call']);
  });

  test('with credentials in reserve the restart waits for nobody, and those of before follow in turn', async () => {
    harness.clock.advance(2_000);
    await harness.signalling.sent('call:restart-ice', 2);
    await harness.settle();
    harness.signalling.setConnected(false);
    await harness.settle();
    expect(harness.browser.iceRestarts).toBe(2);
    harness.browser.connection = 'failed';
    await harness.settle();
    // What has just begun is not begun again.
    expect(harness.browser.iceRestarts).toBe(2);
    for (let passedMs = 0; passedMs < 600_000; passedMs += 8_000) {
      harness.clock.advance(8_000);
      await harness.settle();
    }
    // The browser has forgotten every pair of earlier restarts by then: one is always being looked for.
    const [first, reserve] = ['ufrag', 'fresh'];
    expect(harness.browser.iceUsernames.slice(0, 6)).toEqual(
      [reserve, first, reserve].flatMap((each) => [each, each]),
    );
    expect(harness.browser.iceRestarts).toBe(2 * (1 + 600 / 8));
    expect(harness.snapshot.state).toBe('reconnecting');
    expect(harness.signalling.count('call:restart-ice')).toBe(2);
    harness.signalling.setConnected(true);
    await harness.signalling.sent('call:restart-ice', 4);
    await harness.settle();
    harness.browser.connection = 'connected';
    await harness.untilState('in-call');
    expect(harness.signalling.count('call:prepare')).toBe(1);
  });

  test('a cut as long as the effort ends with the old transports, which get all the time anew', async () => {
    harness.signalling.setConnected(false);
    harness.browser.connection = 'failed';
    await harness.settle();
    harness.clock.advance(44_000);
    await harness.settle();
    harness.signalling.setConnected(true);
    await harness.settle();
    harness.clock.advance(2_000);
    await harness.settle();
    harness.browser.connection = 'connected';
    await harness.untilState('in-call');
    expect(harness.signalling.count('call:prepare')).toBe(1);
  });

  test('media that is back before signalling has it dial at once', async () => {
    harness.signalling.setConnected(false);
    harness.browser.connection = 'failed';
    await harness.settle();
    harness.browser.connection = 'connected';
    await harness.untilState('in-call');
    expect(harness.signalling.redials).toBe(1);
  });

  test('another network is taken at once, with a new socket, and nobody is alarmed', async () => {
    harness.clock.advance(2_000);
    await harness.signalling.sent('call:restart-ice', 2);
    await harness.settle();
    harness.network.change();
    await harness.settle();
    expect(harness.browser.iceRestarts).toBe(2);
    expect(harness.signalling.redials).toBe(1);
    expect(harness.snapshot.state).toBe('in-call');
    expect(harness.signalling.count('call:prepare')).toBe(1);
  });

  test('signalling that breaks has another way looked for beside the old one, once', async () => {
    harness.clock.advance(2_000);
    await harness.signalling.sent('call:restart-ice', 2);
    await harness.settle();
    for (const restarts of [2, 4]) {
      harness.signalling.setConnected(false);
      await harness.settle();
      expect(harness.browser.iceRestarts).toBe(restarts);
      harness.signalling.setConnected(true);
      await harness.untilState('in-call');
      harness.clock.advance(2_000);
      await harness.signalling.sent('call:restart-ice', 2 + restarts);
      await harness.settle();
    }
    expect(harness.signalling.count('call:prepare')).toBe(1);
    expect(harness.snapshot.remoteStreams).toHaveLength(2);
  });

  test('without signalling the restart waits for it', async () => {
    harness.signalling.setConnected(false);
    harness.browser.connection = 'failed';
    harness.clock.advance(60_000);
    await harness.settle();
    harness.signalling.setConnected(true);
    await harness.signalling.sent('call:restart-ice', 2);
    await harness.settle();
    harness.browser.connection = 'connected';
    await harness.untilState('in-call');
    expect(harness.signalling.count('call:prepare')).toBe(1);
  });

  test('a server that knows no such transport any more gets a new peer at once', async () => {
    harness.signalling.refuse('call:restart-ice', 'CALL_PEER_GONE');
    harness.browser.connection = 'failed';
    await harness.settle();
    harness.clock.advance(0);
    await harness.backIntoCall(2);
  });
});

describe('the room goes away', () => {
  test('the browser is not asked again what it can do', async () => {
    const { capabilityQuestions } = harness.browser;
    harness.signalling.tell('call:interrupted', { consultationId, callSessionId: 'session-1' });
    harness.clock.advance(0);
    await harness.backIntoCall(2);
    expect(capabilityQuestions).toBeGreaterThan(0);
    expect(harness.browser.capabilityQuestions).toBe(capabilityQuestions);
  });

  test('the peer moves to the next one, with one reason all along', async () => {
    const reasons = new Set<string | undefined>();
    harness.call.subscribe(() => {
      if (harness.snapshot.state === 'reconnecting') reasons.add(harness.snapshot.reconnectReason);
    });
    harness.signalling.tell('call:interrupted', { consultationId, callSessionId: 'session-1' });
    harness.clock.advance(0);
    await harness.backIntoCall(2);
    expect([...reasons]).toEqual(['room-lost']);
    // Told late of the room it has left already.
    harness.signalling.tell('call:interrupted', { consultationId, callSessionId: 'session-1' });
    expect(harness.snapshot.state).toBe('in-call');
  });

  test('with no media node left it asks less and less often, and is back when one is', async () => {
    harness.signalling.refuse('call:prepare', 'MEDIA_UNAVAILABLE');
    harness.signalling.tell('call:interrupted', { consultationId, callSessionId: 'session-1' });
    harness.clock.advance(0);
    await harness.settle();
    for (const waitMs of [500, 1_000, 2_000, 4_000, 8_000, 8_000]) {
      const before = harness.signalling.count('call:prepare');
      harness.clock.advance(waitMs - 1);
      await harness.settle();
      expect(harness.signalling.count('call:prepare')).toBe(before);
      harness.clock.advance(1);
      await harness.settle();
      expect(harness.signalling.count('call:prepare')).toBe(before + 1);
    }
    expect(harness.snapshot).toMatchObject({
      state: 'reconnecting',
      reconnectReason: 'room-lost',
      errorCode: 'MEDIA_UNAVAILABLE',
    });
    harness.signalling.accept('call:prepare');
    harness.clock.advance(8_000);
    await harness.backIntoCall(2);
    expect(harness.snapshot.errorCode).toBeUndefined();
  });

  test('hanging up meanwhile stops all of it', async () => {
    harness.signalling.tell('call:interrupted', { consultationId, callSessionId: 'session-1' });
    await harness.call.leave();
    harness.clock.advance(60_000);
    await harness.settle();
    expect(harness.snapshot.state).toBe('left');
    expect(harness.signalling.count('call:prepare')).toBe(1);
  });
});
