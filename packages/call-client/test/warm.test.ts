import { Harness } from './harness.ts';

let harness: Harness;

beforeEach(async () => {
  harness = new Harness();
  await harness.call.warm();
  await harness.settle();
  harness.browser.connection = 'connected';
});
afterEach(() => harness.call.close());

const echoMessages = () => harness.signalling.count('call:produce-echo');

describe('a call that is made ready while its case is read', () => {
  test('has both transports connected, and no device open', () => {
    expect(harness.signalling.count('call:connect-transport')).toBe(2);
    expect(echoMessages()).toBe(1);
    expect(harness.devices.questions).toEqual([]);
    expect(harness.snapshot).toMatchObject({ localStream: undefined, linkCheck: undefined });
  });

  test('goes on from there in the lobby: the devices open, and nothing is asked for twice', async () => {
    await harness.call.prepare();
    await harness.settle();
    expect(harness.signalling.count('call:prepare')).toBe(1);
    expect(harness.signalling.payloads('call:produce')).toMatchObject([
      { source: 'microphone' },
      { source: 'camera' },
    ]);
    await harness.call.join();
    await harness.settle();
    expect(harness.snapshot.state).toBe('in-call');
  });

  test('joins before its devices are open, and sends them when they are', async () => {
    void harness.call.prepare();
    await harness.call.join();
    await harness.settle();
    expect(harness.snapshot.state).toBe('in-call');
    expect(harness.browser.sent.filter((track) => track !== null)).toHaveLength(2);
  });

  test('that was given up meanwhile is prepared anew by the lobby', async () => {
    const other = new Harness();
    other.signalling.refuse('call:prepare', 'NOT_FOUND');
    await other.call.warm();
    expect(other.snapshot.state).toBe('failed');
    other.signalling.accept('call:prepare');
    await other.intoLobby();
    expect(other.snapshot).toMatchObject({ state: 'lobby', errorCode: undefined });
    other.call.close();
  });

  test('leaves nothing behind when it is not wanted', async () => {
    harness.call.close();
    await harness.settle();
    expect(harness.signalling.count('call:leave')).toBe(1);
    expect(harness.signalling.listenerCount).toBe(0);
  });
});
