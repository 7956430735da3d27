import { specialistSendsAll } from './fixtures.ts';
import { Harness } from './harness.ts';

let harness: Harness;

beforeEach(async () => {
  harness = new Harness();
  harness.signalling.callState = specialistSendsAll;
  await harness.intoCall();
});
afterEach(() => harness.call.close());

describe('the path of media falls silent, and the browser says nothing of it', () => {
  const pass = async (ms: number, each: () => void = () => undefined) => {
    for (let passedMs = 0; passedMs < ms; passedMs += 250) {
      each();
      harness.clock.advance(250);
      await harness.settle();
    }
  };
  const receive = () => harness.browser.receive();

  test('noticed within two seconds, mended by an ICE restart if it lasts, and back with the first packet', async () => {
    await pass(5_000, receive);
    expect(harness.snapshot.state).toBe('in-call');
    await pass(2_000);
    expect(harness.snapshot).toMatchObject({ state: 'reconnecting', reconnectReason: 'path-lost' });
    // The old pair is tried all the time, and another way beside it: the network may be another one.
    expect(harness.browser.iceRestarts).toBe(2);
    await pass(3_000);
    expect(harness.browser.iceRestarts).toBe(2);
    receive();
    await pass(250);
    expect(harness.snapshot.state).toBe('in-call');
    await pass(10_000, receive);
    expect(harness.signalling.count('call:prepare')).toBe(1);
    expect(harness.browser.iceRestarts).toBe(2);
    // Once to hear whether the server is there, and then because both ways waited for a key frame.
    expect(harness.signalling.count('call:refresh-media')).toBe(2);
  });

  describe('on a way that is full', () => {
    beforeEach(async () => {
      const { browser, signalling, clock } = harness;
      browser.isEchoOpen = true;
      browser.onProbe = (probe) => browser.answer(probe);
      await pass(5_000, receive);
      browser.onProbe = (probe) => clock.after(1_700, () => browser.answer(probe));
      signalling.waitInVain = (timeoutMs) =>
        new Promise((resolve) => clock.after(timeoutMs, resolve));
      // The packets that still come do so in gaps, and what goes round comes back too late.
      await pass(1_250);
      receive();
    });

    test('a socket that is late like everything else is waited for: dialling would take longer', async () => {
      await pass(3_000, receive);
      expect(harness.signalling.redials).toBe(0);
      expect(harness.snapshot.state).toBe('in-call');
      await pass(6_000, receive);
      expect(harness.signalling.redials).toBe(1);
    });

    test('it stays the same way, whose queue is known by what a round trip took before', async () => {
      await pass(2_500, receive);
      expect(harness.snapshot.sending).toMatchObject({ profile: 'audio-first' });
    });
  });

  test('a socket that has waited through a long cut is replaced unasked: it would try again seconds later', async () => {
    const { clock, signalling } = harness;
    await pass(5_000, receive);
    signalling.waitInVain = (timeoutMs) =>
      new Promise((resolve) => clock.after(timeoutMs, resolve));
    // Where what was found out about it meanwhile came too early to help.
    signalling.isReachable = false;
    await pass(4_000);
    const asked = signalling.count('call:refresh-media');
    await pass(4_000);
    [signalling.isReachable, signalling.isConnected] = [true, true];
    const before = signalling.redials;
    receive();
    await pass(250);
    expect(signalling.redials).toBe(before + 1);
    await harness.untilState('in-call');
    // By the new socket, for both ways wait for a key frame.
    expect(signalling.count('call:refresh-media')).toBe(asked + 1);
  });

  test('a socket that answers all through it is kept', async () => {
    await pass(5_000, receive);
    await pass(8_000);
    receive();
    await pass(2_000, receive);
    expect(harness.signalling.redials).toBe(0);
    expect(harness.snapshot.state).toBe('in-call');
  });

  test('another network that no browser tells of: looked for before anything is called lost', async () => {
    await pass(5_000, receive);
    await pass(1_250);
    expect(harness.browser.iceRestarts).toBe(2);
    expect(harness.snapshot.state).toBe('in-call');
    receive();
    await pass(10_000, receive);
    expect(harness.browser.iceRestarts).toBe(2);
    expect(harness.states).not.toContain('reconnecting');
  });

  test('pictures are held meanwhile and start anew; sound is not', async () => {
    await pass(5_000, receive);
    const before = harness.browser.sent.length;
    await pass(1_250);
    expect(harness.browser.sent.slice(before)).toEqual([null]);
    receive();
    await pass(250);
    expect(harness.browser.sent.slice(before).map((track) => track?.kind)).toEqual([
      undefined,
      'video',
    ]);
    expect(harness.snapshot.state).toBe('in-call');
  });

  test('what was said into the void is forgotten now and then, or it would be sent again before all else', async () => {
    await pass(5_000, receive);
    const { directionChanges } = harness.browser;
    await pass(3_000);
    expect(harness.browser.directionChanges).toBe(directionChanges);
    await pass(8_000);
    // Twice stopped and begun again.
    expect(harness.browser.directionChanges).toBe(directionChanges + 4);
    receive();
    await pass(10_000, receive);
    expect(harness.browser.directionChanges).toBe(directionChanges + 4);
  });

  test('a socket that is as dead and does not know it is replaced', async () => {
    await pass(1_000, receive);
    await pass(2_000);
    harness.signalling.refuse('call:refresh-media', 'SIGNALLING_LOST');
    receive();
    await pass(250);
    expect(harness.signalling.redials).toBe(1);
    await harness.untilState('in-call');
    expect(harness.signalling.count('call:rejoin')).toBe(1);
  });

  test('for longer than a restart can help: new transports', async () => {
    await pass(1_000, receive);
    await pass(50_000);
    await harness.backIntoCall(2);
    expect(harness.states.slice(-2)).toEqual(['reconnecting', 'in-call']);
  });
});
