import { readOptions } from './options.ts';

const parts = ['join', 'cuts'];

test('parts, profiles and runs are read by the names people use for them', () => {
  expect(
    readOptions(['--only', 'join,cuts', '--profile', 'p1,vsat', '--runs', '5'], parts),
  ).toEqual({
    only: ['join', 'cuts'],
    profiles: ['3g', 'satellite'],
    runs: 5,
  });
  expect(readOptions([], parts)).toEqual({ only: [], profiles: [], runs: undefined });
});

test.each([
  [['--only', 'joins'], 'No part joins'],
  [['--profile', 'p9'], 'No profile p9'],
  [['--runs', '0'], 'whole number'],
])('%j is refused in words', (args, words) => {
  expect(() => readOptions(args, parts)).toThrow(words);
});
