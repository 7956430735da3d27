import { FakeClock } from '../test/fake-clock.ts';
import { FakeSignalling } from '../test/fake-signalling.ts';
import { CallQualityLog } from './call-quality-log.ts';
import type { CallSnapshot } from './call-snapshot.ts';
import { initialSnapshot } from './initial-snapshot.ts';
import { Store } from './store.ts';

const ownPeer = 'bbbbbbbb-0000-4000-8000-000000000001';
const nextPeer = 'bbbbbbbb-0000-4000-8000-000000000002';

let clock: FakeClock;
let signalling: FakeSignalling;
let store: Store<CallSnapshot>;
let log: CallQualityLog;

beforeEach(() => {
  clock = new FakeClock();
  signalling = new FakeSignalling();
  store = new Store<CallSnapshot>({ ...initialSnapshot, isCameraOn: true });
  log = CallQualityLog.create({ store, clock, signalling });
});

function join(): void {
  store.update({ state: 'lobby', peerId: ownPeer });
  store.update({ state: 'joining' });
  clock.advance(400);
  store.update({ state: 'in-call' });
}

function cut(durationMs: number, peerId = ownPeer): void {
  store.update({ state: 'reconnecting' });
  clock.advance(durationMs);
  store.update({ state: 'in-call', peerId });
}

const told = () => signalling.payloads('call:store-quality');

type Way = { readonly packets: number; readonly lost: number; readonly bytes: number };
const sent = ({ packets, lost, bytes }: Way, candidateType = 'host') =>
  new Map<string, object>([
    ['out', { id: 'out', type: 'outbound-rtp', packetsSent: packets, bytesSent: bytes }],
    ['heard', { id: 'heard', type: 'remote-inbound-rtp', packetsLost: lost, roundTripTime: 0.2 }],
    ['way', { id: 'way', type: 'transport', selectedCandidatePairId: 'pair' }],
    ['pair', { id: 'pair', type: 'candidate-pair', localCandidateId: 'here' }],
    ['here', { id: 'here', type: 'local-candidate', candidateType, protocol: 'udp' }],
  ]);
const received = ({ packets, lost, bytes }: Way, id = 'in') =>
  new Map<string, object>([
    [
      id,
      {
        id,
        type: 'inbound-rtp',
        kind: 'audio',
        trackIdentifier: id,
        packetsReceived: packets,
        packetsLost: lost,
        bytesReceived: bytes,
        jitter: 0.03,
        freezeCount: 2,
        totalSamplesReceived: 1_000,
        concealedSamples: 60,
        silentConcealedSamples: 10,
      },
    ],
    ['pair', { id: 'pair', type: 'candidate-pair', selected: true, localCandidateId: 'here' }],
    ['here', { id: 'here', type: 'local-candidate', candidateType: 'host', protocol: 'tcp' }],
  ]);
const hundred = { packets: 100, lost: 5, bytes: 50_000 };

test('tells after five seconds, and then every thirty', () => {
  join();
  clock.advance(4_999);
  expect(told()).toEqual([]);
  clock.advance(1);
  expect(told()).toMatchObject([{ peerId: ownPeer, number: 1, figures: { joinMs: 400 } }]);
  clock.advance(60_000);
  expect(told()).toMatchObject([{ number: 1 }, { number: 2 }, { number: 3 }]);
});

test('says nothing of what nothing is known of', () => {
  join();
  log.tell();
  expect(told()).toEqual([
    {
      peerId: ownPeer,
      number: 1,
      figures: {
        joinMs: 400,
        freezes: 0,
        rejoins: 0,
        rejoiningMs: 0,
        profileChanges: 0,
        pictureLosses: 0,
      },
    },
  ]);
});

test('reads both ways, and the worse of their paths', () => {
  join();
  log.read([sent(hundred), received(hundred)]);
  clock.advance(4_000);
  log.tell();
  expect(told()).toMatchObject([
    {
      figures: {
        path: 'tcp',
        lossUp: 0.05,
        lossDown: 0.0476,
        roundTripMs: 200,
        jitterMs: 30,
        upKbps: 100,
        downKbps: 100,
        concealedRatio: 0.05,
        freezes: 2,
      },
    },
  ]);
  log.read([sent(hundred, 'relay'), received(hundred)]);
  log.tell();
  expect(told()).toMatchObject([{}, { figures: { path: 'relay', lossUp: 0.05 } }]);
});

test('leaves out what the media node sends to try a way', () => {
  join();
  const [[, trial] = []] = received({ packets: 16, lost: 88, bytes: 6_000 }, 'trial');
  const report = received(hundred).set('trial', { ...trial, kind: 'video', mid: 'probator' });
  log.read([sent(hundred), report]);
  log.tell();
  expect(told()).toMatchObject([{ figures: { lossDown: 0.0476 } }]);
});

test('adds up streams that come and go', () => {
  join();
  log.read([sent(hundred), received(hundred, 'first')]);
  log.read([sent(hundred), received(hundred, 'second')]);
  clock.advance(8_000);
  log.tell();
  expect(told()).toMatchObject([{}, { figures: { freezes: 4, downKbps: 100, upKbps: 50 } }]);
});

test('counts the cuts it came back from, and not their time as time in the call', () => {
  join();
  log.read([sent(hundred), received(hundred)]);
  clock.advance(4_000);
  cut(3_000);
  cut(2_000);
  log.tell();
  const figures = { rejoins: 2, rejoiningMs: 5_000, upKbps: 100 };
  expect(told().at(-1)).toMatchObject({ figures });
});

test('begins anew with a new peer, who has come back', () => {
  join();
  log.read([sent(hundred), received(hundred)]);
  clock.advance(4_000);
  cut(3_000, nextPeer);
  log.tell();
  expect(told().at(-1)).toMatchObject({
    peerId: nextPeer,
    number: 1,
    figures: { rejoins: 1, rejoiningMs: 3_000, freezes: 0 },
  });
});

test('counts changes of profile, and pictures that were given up for a link', () => {
  join();
  store.update({ sending: { profile: 'saver', reason: 'own-link' } });
  store.update({ sending: { profile: 'audio-first', reason: 'own-link' } });
  store.update({ sending: { profile: 'audio-first', reason: 'their-link' } });
  store.update({ sending: { profile: 'full', reason: undefined } });
  store.update({ sending: { profile: 'audio-first', reason: 'own-choice' } });
  log.tell();
  expect(told()).toMatchObject([{ figures: { profileChanges: 4, pictureLosses: 1 } }]);
});

test('without signalling waits for the next time', () => {
  join();
  signalling.isConnected = false;
  clock.advance(5_000);
  signalling.isConnected = true;
  clock.advance(25_000);
  expect(told()).toMatchObject([{ number: 1 }]);
});

test.each(['left', 'ended', 'failed'] as const)('is silent once the call has %s', (state) => {
  join();
  store.update({ state });
  expect(clock.timerCount).toBe(0);
  log.tell();
  expect(told()).toEqual([]);
});
