import { consumer, preparation, specialist } from './fixtures.ts';
import { Harness } from './harness.ts';

let harness: Harness;

beforeEach(() => {
  harness = new Harness();
  harness.signalling.callState = { participants: [specialist], consumers: [] };
});
afterEach(() => harness.call.close());

const kinds = () => harness.browser.sent.map((track) => track?.kind);

test('a track that the browser refuses at first is sent with the next change of anything', async () => {
  await harness.intoLobby();
  harness.browser.refusedTracks = 2;
  await harness.call.join();
  await harness.settle();
  expect(kinds()).not.toContain('audio');
  await harness.call.setMicrophoneOn(false);
  await harness.call.setMicrophoneOn(true);
  await harness.settle();
  expect(kinds().at(-1)).toBe('audio');
});

test('a source that could not even be emptied in the lobby is heard in the call', async () => {
  harness.browser.refusedTracks = 1;
  await harness.intoLobby();
  await harness.call.join();
  await harness.settle();
  expect(kinds()).toEqual(expect.arrayContaining(['audio', 'video']));
});

describe('at a join with somebody there', () => {
  const theirs = [consumer('microphone'), consumer('camera')];

  test('what is received is built before anything is sent', async () => {
    harness.signalling.callState = { participants: [specialist], consumers: theirs };
    await harness.intoLobby();
    const goOn = harness.browser.holdReceiving();
    await harness.call.join();
    await harness.settle();
    expect(kinds()).toEqual([undefined, undefined]);
    goOn();
    await harness.settle();
    expect(kinds().slice(2)).toEqual(['audio', 'video']);
  });

  test('what hangs keeps the own voice back for a second', async () => {
    harness.signalling.callState = { participants: [specialist], consumers: theirs };
    await harness.intoLobby();
    harness.browser.holdReceiving();
    await harness.call.join();
    await harness.settle();
    harness.clock.advance(1_000);
    await harness.settle();
    expect(kinds()).toContain('audio');
  });

  test("what is nobody's picture is negotiated once theirs is there", async () => {
    harness.signalling.callState = { participants: [specialist], consumers: theirs };
    await harness.intoCall();
    expect(harness.browser.receptions).toBe(1);
    harness.clock.advance(500);
    await harness.settle();
    expect(harness.browser.receptions).toBe(2);
  });
});

test('muting takes no negotiation', async () => {
  await harness.intoCall();
  const before = harness.browser.directionChanges;
  await harness.call.setMicrophoneOn(false);
  await harness.call.setMicrophoneOn(true);
  await harness.settle();
  expect(harness.browser.directionChanges).toBe(before);
});

test('a negotiation that never ends does not keep the rest of the call from being negotiated', async () => {
  harness.devices.devices.push({ kind: 'videoinput', deviceId: 'dermatoscope' });
  await harness.intoCall();
  harness.browser.holdReceiving();
  const { peerId } = preparation(1);
  harness.signalling.tell('call:consumers-created', {
    peerId,
    consumers: [consumer('microphone')],
  });
  await harness.settle();
  await harness.call.setSecondaryCameraOn(true);
  await harness.settle();
  const produced = () => harness.signalling.count('call:produce');
  const before = produced();
  harness.clock.advance(5_000);
  await harness.settle();
  expect(produced()).toBe(before + 1);
});

test('a picture that is back while signalling is away is told of once that is back', async () => {
  harness.browser.isEchoOpen = true;
  await harness.intoCall();
  harness.call.setProfile('audio-first');
  await harness.settle();
  const told = () => harness.signalling.payloads('call:adapt-producer').at(-1);
  expect(told()).toMatchObject({ layers: 0, reason: 'own-choice' });
  const said = () => harness.browser.probes.findLast(({ pictures }) => pictures)?.pictures;
  const aSecond = async () => {
    harness.clock.advance(1_000);
    await harness.settle();
  };
  await aSecond();
  expect(said()).toMatchObject({ sent: [] });
  harness.signalling.setConnected(false);
  harness.call.setProfile('auto');
  await aSecond();
  // Which overtakes the word over signalling.
  expect(said()).toMatchObject({ sent: ['camera'] });
  harness.signalling.setConnected(true);
  await harness.settle();
  expect(told()).toMatchObject({ layers: 3 });
  expect(told()).not.toHaveProperty('reason');
});
