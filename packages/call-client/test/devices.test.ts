import { Harness } from './harness.ts';

let harness: Harness;

beforeEach(() => {
  harness = new Harness();
});
afterEach(() => harness.call.close());

test('a person without permission takes part all the same, and is asked no more than it takes', async () => {
  harness.devices.refusals.set('audioinput', 'NotAllowedError');
  harness.devices.refusals.set('videoinput', 'NotAllowedError');
  await harness.intoCall();
  expect(harness.snapshot).toMatchObject({
    localStream: undefined,
    isMicrophoneOn: false,
    isCameraOn: false,
    microphoneProblem: 'permission-denied',
    cameraProblem: 'permission-denied',
  });
  expect(harness.signalling.count('call:produce')).toBe(0);
  expect(harness.devices.questions).toHaveLength(3);
});

test('without a camera it is an audio call; one plugged in later is used', async () => {
  harness.devices.unplug('webcam');
  await harness.intoCall();
  expect(harness.snapshot).toMatchObject({ isMicrophoneOn: true, cameraProblem: 'not-found' });
  harness.devices.plug({ kind: 'videoinput', deviceId: 'dermatoscope' });
  await harness.until(({ isCameraOn }) => isCameraOn);
  await harness.settle();
  expect(harness.snapshot.cameraProblem).toBeUndefined();
  expect(harness.signalling.payloads('call:produce').at(-1)).toMatchObject({ source: 'camera' });
  expect(harness.browser.sent.at(-1)?.label).toBe('dermatoscope');
});

test('a busy camera is named, and asked for again only when the person wants it', async () => {
  harness.devices.refusals.set('videoinput', 'NotReadableError');
  await harness.intoLobby();
  expect(harness.snapshot.cameraProblem).toBe('in-use');
  harness.devices.refusals.clear();
  await harness.call.setCameraOn(true);
  expect(harness.snapshot).toMatchObject({ isCameraOn: true, cameraProblem: undefined });
});

test('where the page is not served securely there are no devices at all', async () => {
  const bare = new Harness();
  bare.devices.refusals.set('audioinput', 'SecurityError');
  bare.devices.refusals.set('videoinput', 'SecurityError');
  await bare.intoLobby();
  expect(bare.snapshot.microphoneProblem).toBe('permission-denied');
  bare.call.close();
});

test('switching replaces the track in the same Producer and stops the old one', async () => {
  await harness.intoCall();
  await harness.call.switchDevice('microphone', 'headset');
  await harness.settle();
  expect(harness.snapshot.selectedDevices.microphone).toBe('headset');
  expect(harness.browser.sent.at(-1)?.label).toBe('headset');
  expect(harness.devices.live('audio').map(({ label }) => label)).toEqual(['headset']);
  expect(harness.signalling.count('call:produce')).toBe(2);
});

test('a device that is not there leaves the one in use alone', async () => {
  await harness.intoCall();
  await harness.call.switchDevice('microphone', 'left-at-home');
  await harness.settle();
  expect(harness.snapshot).toMatchObject({ isMicrophoneOn: true, microphoneProblem: undefined });
  expect(harness.snapshot.selectedDevices.microphone).toBe('built-in-microphone');
  expect(harness.devices.live('audio')).toHaveLength(1);
});

test('unplugging the headset falls back to another microphone, and says so', async () => {
  await harness.intoCall();
  await harness.call.switchDevice('microphone', 'headset');
  harness.devices.unplug('headset');
  await harness.until(({ deviceNotice }) => deviceNotice !== undefined);
  await harness.settle();
  expect(harness.snapshot.deviceNotice).toMatchObject({
    source: 'microphone',
    event: 'replaced',
    label: 'built-in-microphone',
  });
  expect(harness.snapshot.isMicrophoneOn).toBe(true);
  expect(harness.browser.sent.at(-1)?.label).toBe('built-in-microphone');
  expect(harness.snapshot.devices.microphones).toHaveLength(1);
});

test('unplugging the only camera is told to both sides, and the call goes on', async () => {
  await harness.intoCall();
  harness.devices.unplug('webcam');
  await harness.until(({ deviceNotice }) => deviceNotice !== undefined);
  await harness.settle();
  expect(harness.snapshot).toMatchObject({
    state: 'in-call',
    isCameraOn: false,
    cameraProblem: 'not-found',
    deviceNotice: { source: 'camera', event: 'lost' },
  });
  expect(harness.signalling.count('call:pause-producer')).toBe(1);
});

test('turning the camera off while it is still opening leaves it off', async () => {
  await harness.intoCall();
  await harness.call.setCameraOn(false);
  const opening = harness.call.setCameraOn(true);
  await harness.call.setCameraOn(false);
  await opening;
  await harness.settle();
  expect(harness.devices.live('video')).toEqual([]);
  expect(harness.snapshot.isCameraOn).toBe(false);
});
