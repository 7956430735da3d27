import { Harness } from './harness.ts';
import { consumer, preparation, specialist, specialistPeerId } from './fixtures.ts';

let harness: Harness;

beforeEach(() => {
  harness = new Harness();
  harness.devices.devices.push(
    { kind: 'videoinput', deviceId: 'dermatoscope' },
    { kind: 'audioinput', deviceId: 'stethoscope' },
  );
});
afterEach(() => harness.call.close());

const produced = () =>
  harness.signalling.payloads('call:produce').map((payload) => {
    const { source } = payload as { source: string };
    return source;
  });
const extras = () => harness.snapshot.ownExtras.map(({ source, label }) => [source, label]);

describe('a second camera', () => {
  test('is sent beside the face, from the device that the face does not use', async () => {
    await harness.intoCall();
    await harness.call.setSecondaryCameraOn(true);
    await harness.settle();
    expect(produced()).toEqual(['microphone', 'camera', 'secondary-camera']);
    expect(extras()).toEqual([['secondary-camera', 'dermatoscope']]);
    expect(harness.snapshot.isCameraOn).toBe(true);
    expect(harness.browser.sent.at(-1)?.contentHint).toBe('detail');
  });

  test('switched off is closed, not paused, and its light goes out', async () => {
    await harness.intoCall();
    await harness.call.setSecondaryCameraOn(true);
    await harness.settle();
    await harness.call.setSecondaryCameraOn(false);
    await harness.settle();
    expect(harness.signalling.count('call:close-producer')).toBe(1);
    expect(extras()).toEqual([]);
    expect(harness.devices.live('video').map(({ label }) => label)).toEqual(['webcam']);
  });

  test('unplugged ends alone: no other camera takes its place', async () => {
    await harness.intoCall();
    await harness.call.setSecondaryCameraOn(true, 'dermatoscope');
    await harness.settle();
    harness.devices.unplug('dermatoscope');
    await harness.until(({ deviceNotice }) => deviceNotice !== undefined);
    await harness.settle();
    expect(harness.snapshot).toMatchObject({
      state: 'in-call',
      isCameraOn: true,
      ownExtras: [],
      deviceNotice: { source: 'secondary-camera', event: 'lost', label: 'dermatoscope' },
    });
  });

  test('comes also when all is negotiated at once', async () => {
    harness.signalling.callState = { participants: [specialist], consumers: [] };
    await harness.intoCall();
    const goOn = harness.browser.holdReceiving();
    const { peerId } = preparation(1);
    harness.signalling.tell('call:consumers-created', {
      peerId,
      consumers: [consumer('microphone')],
    });
    await harness.settle();
    harness.call.setProfile('audio-first');
    await harness.call.setSecondaryCameraOn(true);
    await harness.settle();
    await harness.call.setMicrophoneOn(false);
    goOn();
    await harness.settle();
    expect(produced()).toEqual(['microphone', 'camera', 'secondary-camera']);
    expect(harness.snapshot.remoteStreams).toHaveLength(1);
    expect(harness.browser.sent.slice(-2).map((track) => track?.label)).toEqual([
      undefined,
      'dermatoscope',
    ]);
  });

  test('that is not there is said, and the face goes on', async () => {
    harness.devices.unplug('dermatoscope');
    await harness.intoCall();
    await harness.call.setSecondaryCameraOn(true);
    expect(harness.snapshot.extraProblems).toEqual({ 'secondary-camera': 'not-found' });
    expect(harness.snapshot.isCameraOn).toBe(true);
  });

  test('is there again after a reconnection', async () => {
    await harness.intoCall();
    await harness.call.setSecondaryCameraOn(true);
    await harness.settle();
    const { callSessionId } = preparation(1);
    harness.signalling.tell('call:interrupted', {
      consultationId: 'consultation-1',
      callSessionId,
    });
    harness.clock.advance(0);
    await harness.backIntoCall(2);
    expect(produced().slice(3)).toEqual(['microphone', 'camera', 'secondary-camera']);
  });
});

describe('a stethoscope', () => {
  test('is taken as it sounds, beside the voice', async () => {
    await harness.intoCall();
    await harness.call.setStethoscopeOn(true, 'stethoscope');
    await harness.settle();
    expect(harness.devices.questions.at(-1)?.audio).toMatchObject({
      echoCancellation: false,
      noiseSuppression: false,
      autoGainControl: false,
    });
    expect(produced().at(-1)).toBe('stethoscope');
    expect(harness.snapshot).toMatchObject({ isMicrophoneOn: true, isMicrophoneLent: false });
  });

  test('that is the microphone borrows it, and speech is back by itself', async () => {
    await harness.intoCall();
    await harness.call.setStethoscopeOn(true, 'built-in-microphone');
    await harness.settle();
    expect(harness.snapshot).toMatchObject({ isMicrophoneOn: false, isMicrophoneLent: true });
    expect(harness.signalling.count('call:pause-producer')).toBe(1);
    await harness.call.setStethoscopeOn(false);
    await harness.settle();
    expect(harness.snapshot).toMatchObject({ isMicrophoneOn: true, isMicrophoneLent: false });
    expect(harness.signalling.count('call:resume-producer')).toBe(1);
  });
});

describe('sharing', () => {
  const page = async () => {
    const stream = await harness.devices.getUserMedia({ video: {} });
    const [track] = stream.getTracks();
    if (!track) throw new Error('no track');
    return track;
  };

  test('a page of the case is a screen, and stops when the person says so', async () => {
    await harness.intoCall();
    await harness.call.startSharing(await page());
    await harness.settle();
    expect(produced().at(-1)).toBe('screen');
    harness.call.stopSharing();
    await harness.settle();
    expect(harness.signalling.count('call:close-producer')).toBe(1);
    expect(extras()).toEqual([]);
    expect(harness.snapshot.deviceNotice).toBeUndefined();
  });

  test("the browser's own button ends it, and says so", async () => {
    await harness.intoCall();
    const track = await page();
    await harness.call.startSharing(track);
    await harness.settle();
    track.dispatchEvent(new Event('ended'));
    await harness.settle();
    expect(harness.snapshot).toMatchObject({
      ownExtras: [],
      deviceNotice: { source: 'screen', event: 'stopped' },
    });
  });

  test('gives way to another who shares, and says so', async () => {
    await harness.intoCall();
    await harness.call.startSharing(await page());
    await harness.settle();
    const { peerId } = preparation(1);
    harness.signalling.tell('call:producer-closed', { peerId: specialistPeerId, source: 'screen' });
    expect(extras()).toHaveLength(1);
    harness.signalling.tell('call:producer-closed', { peerId, source: 'screen' });
    expect(harness.snapshot).toMatchObject({
      ownExtras: [],
      deviceNotice: { source: 'screen', event: 'taken-over' },
    });
  });

  test('where the browser cannot is said', async () => {
    await harness.intoCall();
    expect(harness.snapshot.isScreenSharingSupported).toBe(false);
    await harness.call.startSharing();
    expect(harness.snapshot.extraProblems).toEqual({ screen: 'unsupported' });
  });

  test('ends with the call', async () => {
    await harness.intoCall();
    const track = await page();
    await harness.call.startSharing(track);
    await harness.call.leave();
    expect(track.readyState).toBe('ended');
  });
});

test('the others’ word on their own links is kept, for as long as they are there', async () => {
  harness.signalling.callState = {
    participants: [
      {
        peerId: specialistPeerId,
        practitionerId: 'practitioner-tazi',
        name: 'Dr Salma Tazi',
        role: 'specialist',
        isMicrophoneOn: true,
        isCameraOn: true,
      },
    ],
    consumers: [],
  };
  await harness.intoCall();
  const told = { consultationId: 'consultation-1', peerId: specialistPeerId };
  harness.signalling.tell('call:quality-reported', { ...told, up: 'poor', down: 'good' });
  expect(harness.snapshot.qualityOfOthers).toEqual({
    [specialistPeerId]: { up: 'poor', down: 'good' },
  });
  harness.signalling.tell('call:participant-left', { ...told, reason: 'left' });
  expect(harness.snapshot.qualityOfOthers).toEqual({});
});

test('who goes on in writing is silent, tells it, and has everything back that was on', async () => {
  harness.signalling.callState = { participants: [specialist], consumers: [] };
  await harness.intoCall();
  await harness.call.setCameraOn(false);
  await harness.call.setWriting(true);
  expect(harness.snapshot).toMatchObject({ isMicrophoneOn: false, isCameraOn: false });
  const told = () => harness.signalling.payloads('call:report-quality').at(-1);
  expect(told()).toMatchObject({ isWriting: true });
  await harness.call.setWriting(false);
  expect(harness.snapshot).toMatchObject({ isMicrophoneOn: true, isCameraOn: false });
  await harness.settle();
  expect(told()).not.toHaveProperty('isWriting');
});

test('a speaker that was unplugged is left for the browser’s own, and that is said', async () => {
  harness.devices.devices.push(
    { kind: 'audiooutput', deviceId: 'desk-speaker' },
    { kind: 'audiooutput', deviceId: 'laptop-speaker' },
  );
  await harness.intoCall();
  await harness.call.switchDevice('speaker', 'desk-speaker');
  harness.devices.unplug('desk-speaker');
  await harness.until(({ deviceNotice }) => deviceNotice !== undefined);
  expect(harness.snapshot.selectedDevices.speaker).toBeUndefined();
  expect(harness.snapshot.deviceNotice).toMatchObject({
    source: 'speaker',
    event: 'replaced',
    label: 'laptop-speaker',
  });
});
