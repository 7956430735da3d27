import {
  acceptFirst,
  demo,
  enterLobby,
  join,
  mediaMovesOn,
  receivedMedia,
  requestConsultation,
  type PersonBrowser,
} from '@qarib/testing/browser';
import { Product } from '../../src/product.ts';
import { screenshot } from '../../src/screenshot.ts';

declare global {
  interface Window {
    /** The microphone hears this stream a moment later, as through a loudspeaker in a room. */
    playIntoRoom?: (heard: MediaStream) => void;
  }
}

/** Runs in the page: a microphone in a quiet room, into which `playIntoRoom` puts sound. */
function microphoneInARoom(): void {
  const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (constraints = {}) => {
    const stream = await original(constraints);
    if (!constraints.audio) return stream;
    const context = new AudioContext();
    const microphone = context.createMediaStreamDestination();
    window.playIntoRoom = (heard) => {
      const way = context.createDelay();
      way.delayTime.value = 0.12;
      const loss = context.createGain();
      loss.gain.value = 0.4;
      context.createMediaStreamSource(heard).connect(way).connect(loss).connect(microphone);
    };
    for (const track of stream.getAudioTracks()) stream.removeTrack(track);
    return new MediaStream([...microphone.stream.getAudioTracks(), ...stream.getVideoTracks()]);
  };
}

/** Runs in the page: a microphone before somebody who speaks in words and pauses, never the same. */
function microphoneBeforeASpeaker(): void {
  const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (constraints = {}) => {
    const stream = await original(constraints);
    if (!constraints.audio) return stream;
    const context = new AudioContext();
    const voice = context.createOscillator();
    voice.type = 'sawtooth';
    voice.frequency.value = 180;
    const mouth = context.createGain();
    mouth.gain.value = 0;
    let at = context.currentTime;
    let seed = 7;
    while (at < context.currentTime + 120) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      const chance = seed / 2_147_483_648;
      mouth.gain.setValueAtTime(chance < 0.6 ? 0.1 + chance / 2 : 0, at);
      at += 0.1 + chance * 0.4;
    }
    const microphone = context.createMediaStreamDestination();
    voice.connect(mouth).connect(microphone);
    voice.start();
    return new MediaStream([...microphone.stream.getAudioTracks(), ...stream.getVideoTracks()]);
  };
}

/** Runs in the page: the browser refuses every device until it is told otherwise. */
function refusingDevices(): void {
  const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    if (localStorage.getItem('devices-allowed')) return original(constraints);
    throw new DOMException('refused', 'NotAllowedError');
  };
}

describe('sound and devices', () => {
  let product: Product;
  let nurse: PersonBrowser;
  let neurologist: PersonBrowser;
  let consultation: string;

  beforeAll(async () => {
    product = await Product.start();
    nurse = await product.openAs(demo.nurse);
    neurologist = await product.openAs(demo.neurologist);
    consultation = await requestConsultation(nurse);
    await acceptFirst(neurologist);
  });
  afterAll(() => product.stop());

  test('somebody whose browser refuses microphone and camera takes part, and tries again', async () => {
    await nurse.page.context().addInitScript(refusingDevices);
    await neurologist.page.context().addInitScript(microphoneBeforeASpeaker);
    for (const person of [neurologist, nurse]) {
      await enterLobby(person, consultation);
      await join(person);
    }
    await mediaMovesOn(nurse.page, await receivedMedia(nurse.page));
    const problem = nurse.page.getByTestId('microphone-problem');
    await problem.waitFor();
    await screenshot(nurse.page, 'room-no-devices-fr-1440');
    await nurse.page.evaluate(() => localStorage.setItem('devices-allowed', 'yes'));
    await problem.getByRole('button').click();
    await problem.waitFor({ state: 'detached' });
    await nurse.page.getByTestId('toggle-camera').click();
    await mediaMovesOn(neurologist.page, await receivedMedia(neurologist.page));
  });

  test('a room whose loudspeaker is heard by its microphone is noticed, and said', async () => {
    await nurse.page.context().addInitScript(microphoneInARoom);
    // Reloaded in the call one is back in it at once.
    await nurse.page.reload();
    await nurse.page.getByTestId('hang-up').waitFor();
    const voice = nurse.page.getByTestId('remote-audio');
    await voice.waitFor({ state: 'attached' });
    await mediaMovesOn(nurse.page, await receivedMedia(nurse.page));
    expect(await nurse.page.getByTestId('echo').count()).toBe(0);
    await voice.evaluate((element) => {
      if (element instanceof HTMLAudioElement && element.srcObject instanceof MediaStream)
        window.playIntoRoom?.(element.srcObject);
    });
    await nurse.page.getByTestId('echo').waitFor({ timeout: 30_000 });
    await screenshot(nurse.page, 'room-echo-fr-1440');
    expect(await neurologist.page.getByTestId('echo').count()).toBe(0);
  });

  test('left no page with an error', () => {
    expect(product.complaints).toEqual([]);
  });
});
