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
  harness.signalling.tell('call:consumer-created', { peerId, consumer: consumer('microphone') });
  await harness.settle();
  await harness.call.setSecondaryCameraOn(true);
  await harness.settle();
  const produced = () => harness.signalling.count('call:produce');
  const before = produced();
  harness.clock.advance(5_000);
  await harness.settle();
  expect(produced()).toBe(before + 1);
});
