import { FakeClock } from '../../test/fake-clock.ts';
import { FakeSignalling } from '../../test/fake-signalling.ts';
import type { EchoChannel } from '../link-check.ts';
import { NativeCapabilities } from '../native-capabilities.ts';
import { Negotiations } from '../negotiations.ts';
import type { Sender } from '../sender.ts';
import { Adaptation } from './adaptation.ts';
import { AnswerTerms } from './answer-terms.ts';
import type { Plan } from './plan.ts';

const satelliteMs = 600;

/** A way that answers every ping and reports of all that is sent, until it is cut. */
class Way implements EchoChannel {
  isCut = false;
  /** Pings come back so much later than on a free way. */
  queueMs = 0;
  #reports = 0;
  readonly #clock: FakeClock;
  #handler: (bytes: Uint8Array) => void = () => undefined;

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  send(bytes: Uint8Array<ArrayBuffer>): void {
    if (!this.isCut) this.#clock.after(satelliteMs + this.queueMs, () => this.#handler(bytes));
  }

  get packetsReceived(): number {
    if (!this.isCut) this.#reports = this.#clock.now() / 100;
    return this.#reports;
  }

  onMessage(handler: (bytes: Uint8Array) => void): void {
    this.#handler = handler;
  }
}

const transportWide =
  'a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01';
const answer = ['m=audio 7 UDP/TLS/RTP/SAVPF 111', 'a=mid:0', transportWide, ''].join('\r\n');

/** A microphone that has been negotiated and is not encoded yet. */
const microphone: Partial<Sender> = {
  source: 'microphone',
  mid: '0',
  isReady: false,
  startAnew: () => undefined,
};
/** A camera of which it is kept whether it waits. */
class Camera {
  readonly source = 'camera';
  readonly isReady = false;
  isHeld = false;

  hold(_holder: string, isHeld: boolean): void {
    this.isHeld = isHeld;
  }

  silence(): void {
    // Nothing is negotiated here.
  }
}

const noTransceivers: Partial<RTCPeerConnection> = { getTransceivers: () => [] };

/** In a call on a satellite link that carries pictures. */
async function sendingOn(pairId: string) {
  const clock = new FakeClock();
  const way = new Way(clock);
  const camera: Partial<Sender> & Camera = new Camera();
  const plans: Plan[] = [];
  const world = { pairId };
  const negotiations = new Negotiations(clock, new NativeCapabilities());
  const adaptation = new Adaptation({
    peerId: 'peer',
    signalling: new FakeSignalling(),
    clock,
    terms: new AnswerTerms(negotiations),
    senders: () => [microphone as Sender, camera as Partial<Sender> as Sender],
    getUpReport: async () =>
      new Map<string, unknown>([
        ['transport', { type: 'transport', selectedCandidatePairId: world.pairId }],
        [
          world.pairId,
          {
            id: world.pairId,
            type: 'candidate-pair',
            availableOutgoingBitrate: 400_000,
            packetsReceived: way.packetsReceived,
          },
        ],
        ['voice', { type: 'outbound-rtp', kind: 'audio', packetsSent: clock.now() / 20 }],
      ]),
    choice: () => 'auto',
    isStarved: () => false,
    onPlan: (plan) => plans.push(plan),
  });
  adaptation.useEcho(way);
  adaptation.begin({ upKbps: 400, roundTripMs: satelliteMs });
  adaptation.start();
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= 50) {
      clock.advance(50);
      for (const _task of [1, 2, 3, 4]) await Promise.resolve();
    }
  };
  await pass(30_000);
  const isVoiceEstimated = () =>
    negotiations.adapt(noTransceivers as RTCPeerConnection, answer).includes(transportWide);
  return {
    adaptation,
    way,
    world,
    camera,
    pass,
    isVoiceEstimated,
    profile: () => plans.at(-1)?.profile,
  };
}

test('what is not answered any more passes for a queue, and pictures give way', async () => {
  const { adaptation, way, pass, profile } = await sendingOn('wifi');
  expect(profile()).toBe('full');
  way.isCut = true;
  await pass(2_500);
  expect(adaptation.isChoked).toBe(true);
  expect(profile()).toBe('audio-first');
  adaptation.stop();
});

test('what is sent and not reported of keeps pictures back at once, until a ping has met no queue', async () => {
  const { adaptation, way, camera, pass, profile } = await sendingOn('wifi');
  way.isCut = true;
  await pass(700);
  expect(camera.isHeld).toBe(true);
  way.isCut = false;
  await pass(satelliteMs + 300);
  expect(camera.isHeld).toBe(false);
  await pass(2_000);
  expect(profile()).toBe('full');
  adaptation.stop();
});

test('pictures give way where every ping meets a queue after that, and the voice is as thin as can be', async () => {
  const { adaptation, way, pass, profile, isVoiceEstimated } = await sendingOn('wifi');
  [way.isCut, way.queueMs] = [true, 250];
  await pass(700);
  way.isCut = false;
  await pass(satelliteMs + 800);
  expect(profile()).toBe('audio-first');
  expect(isVoiceEstimated()).toBe(false);
  adaptation.stop();
});

test('a voice that has the way to itself is not what the browser tries the way with', async () => {
  const { adaptation, way, pass, isVoiceEstimated } = await sendingOn('wifi');
  expect(isVoiceEstimated()).toBe(true);
  way.isCut = true;
  await pass(2_500);
  expect(isVoiceEstimated()).toBe(false);
  way.isCut = false;
  await pass(4_500);
  expect(isVoiceEstimated()).toBe(true);
  adaptation.stop();
});

test('what comes while the others hold back their pictures is no measure of the way down', async () => {
  const { adaptation, way, pass } = await sendingOn('wifi');
  expect(adaptation.isHoldingBack).toBe(false);
  way.isCut = true;
  await pass(4_000);
  expect(adaptation.isHoldingBack).toBe(true);
  way.isCut = false;
  await pass(4_500);
  expect(adaptation.isHoldingBack).toBe(false);
  adaptation.stop();
});

test('room that is measured ends what was late: pictures do not wait until it is long ago', async () => {
  const { adaptation, way, pass, profile } = await sendingOn('wifi');
  way.isCut = true;
  await pass(2_500);
  way.isCut = false;
  await pass(4_500);
  expect(adaptation.isChoked).toBe(false);
  expect(profile()).toBe('saver');
  await pass(3_000);
  expect(profile()).toBe('full');
  adaptation.stop();
});

test('with another pair it was the way that had gone, and pictures are back at once', async () => {
  const { adaptation, way, world, pass, profile } = await sendingOn('wifi');
  way.isCut = true;
  await pass(2_500);
  [way.isCut, world.pairId] = [false, 'mobile'];
  await pass(300);
  expect(adaptation.isChoked).toBe(false);
  expect(profile()).toBe('saver');
  adaptation.stop();
});

test('another pair on a way that answers all along changes nothing', async () => {
  const { adaptation, world, pass, profile } = await sendingOn('wifi');
  world.pairId = 'mobile';
  await pass(2_000);
  expect(profile()).toBe('full');
  adaptation.stop();
});

test('an answer that a later word overtook on its way changes nothing', async () => {
  const { adaptation, pass, profile } = await sendingOn('wifi');
  const pictures = [{ producerId: '44444444-0000-4000-8000-000000000001', lines: 540 }];
  adaptation.setDemand({ version: 2, bestKbps: 400, poorestKbps: 400, pictures });
  adaptation.setDemand({ version: 1, bestKbps: 20, poorestKbps: 20, pictures });
  await pass(10_000);
  expect(profile()).toBe('full');
  adaptation.setDemand({ version: 3, bestKbps: 20, poorestKbps: 20, pictures });
  await pass(10_000);
  expect(profile()).toBe('audio-first');
  adaptation.stop();
});
