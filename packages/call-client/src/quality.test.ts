import { judgeQuality, readCounters, type Counters } from './quality.ts';

const counters = (packets: number, lostPackets: number, roundTripMs = 100): Counters => ({
  up: { packets, lostPackets, roundTripMs },
  down: { packets, lostPackets, roundTripMs },
});
const start = counters(1_000, 50);

test.each([
  ['good', counters(1_200, 51)],
  ['fair', counters(1_200, 60)],
  ['fair', counters(1_200, 50, 700)],
  ['poor', counters(1_200, 80)],
  ['poor', counters(1_200, 50, 2_000)],
  ['unknown', start],
] as const)('%s', (quality, now) => {
  expect(judgeQuality(start, now)).toEqual({ up: quality, down: quality });
});

test('reads both transports’ reports', () => {
  const sent = new Map<string, object>([
    ['a', { type: 'outbound-rtp', packetsSent: 100 }],
    ['b', { type: 'outbound-rtp', packetsSent: 50 }],
    ['c', { type: 'remote-inbound-rtp', packetsLost: 3, roundTripTime: 0.25 }],
  ]);
  const received = new Map<string, object>([
    ['d', { type: 'inbound-rtp', packetsReceived: 90, packetsLost: 10 }],
    ['e', { type: 'candidate-pair', packetsSent: 7 }],
  ]);
  expect(readCounters([sent, received])).toEqual({
    up: { packets: 150, lostPackets: 3, roundTripMs: 250 },
    down: { packets: 100, lostPackets: 10, roundTripMs: 250 },
  });
});

test('what the media node sends to try a way is no loss of anybody’s', () => {
  const received = new Map<string, object>([
    ['a', { type: 'inbound-rtp', mid: '1', packetsReceived: 90, packetsLost: 0 }],
    ['b', { type: 'inbound-rtp', mid: 'probator', packetsReceived: 16, packetsLost: 88 }],
  ]);
  expect(readCounters([received]).down).toMatchObject({ packets: 90, lostPackets: 0 });
});
