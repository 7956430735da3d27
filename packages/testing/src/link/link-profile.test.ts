import { findLinkProfile, linkProfileNames, linkProfiles } from './link-profile.ts';

test.each([
  ['P1', '3g', { rates: [384, 512], roundTripMs: 200, lossRatio: 0.01, queueMs: 300 }],
  ['P2', 'edge', { rates: [128, 256], roundTripMs: 400, lossRatio: 0.03, queueMs: 500 }],
  ['P3', 'satellite', { rates: [256, 512], roundTripMs: 600, lossRatio: 0.01, queueMs: 1_000 }],
  ['P4', 'worst', { rates: [64, 64], roundTripMs: 700, lossRatio: 0.1, queueMs: 1_000 }],
  ['P5', 'squeeze', { rates: [384, 512], roundTripMs: 200, lossRatio: 0.01, queueMs: 300 }],
] as const)('%s is %s: %o', (number, name, { rates, roundTripMs, lossRatio, queueMs }) => {
  const { up, down } = linkProfiles[name];
  expect(findLinkProfile(number)).toBe(name);
  expect([up.kbps, down.kbps]).toEqual(rates);
  expect(up.delayMs + down.delayMs).toBe(roundTripMs);
  for (const way of [up, down]) expect(way).toMatchObject({ lossRatio, queueMs });
});

test('the squeeze is of the way up, for twenty seconds', () => {
  expect(linkProfiles.squeeze.squeeze).toEqual({ upKbps: 15, forMs: 20_000 });
});

test('profiles are found by name, short name and number, and by nothing else', () => {
  expect(['none', 'P0', 'p3', 'vsat', '3G'].map(findLinkProfile)).toEqual([
    'none',
    'none',
    'satellite',
    'satellite',
    '3g',
  ]);
  expect(['p6', 'p', '', 'constructor'].map(findLinkProfile)).toEqual(Array(4).fill(undefined));
  expect(new Set(linkProfileNames)).toEqual(new Set(Object.keys(linkProfiles)));
});
