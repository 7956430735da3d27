import { judgeQuality, QualityJudge, readCounters, type Counters } from './quality.ts';

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

/** What is told after each reading of a way that carries so many packets and loses so many of them. */
function toldOf(readings: readonly (readonly [packets: number, lost: number])[]): string[] {
  const judge = new QualityJudge();
  let [packets, lostPackets] = [0, 0];
  judge.note(counters(0, 0));
  return readings.map(([sent, lost]) => {
    packets += sent;
    lostPackets += lost;
    return judge.note(counters(packets, lostPackets)).up;
  });
}
const times = <Value>(count: number, value: Value): Value[] =>
  Array.from({ length: count }, () => value);

test('a packet lost now and then of a voice that is alone is no reason to warn', () => {
  const told = toldOf([
    [33, 0],
    [33, 1],
    [33, 0],
    [33, 0],
    [33, 1],
    [33, 0],
  ]);
  expect(new Set(told)).toEqual(new Set(['good']));
});

test('a way that loses much is told at the next reading', () => {
  expect(
    toldOf([
      [100, 0],
      [100, 0],
      [100, 20],
    ]),
  ).toEqual(['good', 'good', 'poor']);
});

test('little that is lost all the time adds up, however few packets there are', () => {
  expect(toldOf(times(6, [33, 2] as const)).at(-1)).toBe('fair');
});

test('it is better once it has been so for a while, and does not go to and fro meanwhile', () => {
  const told = toldOf([...times(4, [100, 20] as const), ...times(8, [100, 0] as const)]);
  const changes = told.filter((quality, at) => quality !== told[at - 1]);
  expect(changes).toEqual(['poor', 'good']);
  expect(told.lastIndexOf('poor')).toBeGreaterThan(5);
});

test('of a way on which nothing goes nothing is known at once', () => {
  expect(
    toldOf([
      [100, 20],
      [0, 0],
    ]).at(-1),
  ).toBe('poor');
  expect(toldOf([[100, 20], ...times(4, [0, 0] as const)]).at(-1)).toBe('unknown');
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
