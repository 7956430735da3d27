import type { ConnectionQuality } from '@qarib/call-client';
import { linkWith } from './link-reason.ts';

const good: ConnectionQuality = { up: 'good', down: 'good' };
const link = (mine: ConnectionQuality, theirs?: ConnectionQuality) =>
  linkWith('nurse', { quality: mine, qualityOfOthers: theirs ? { nurse: theirs } : {} });

test('a good link needs no reason', () => {
  expect(link(good, good)).toEqual({ quality: 'good', culprit: undefined });
  expect(link({ up: 'unknown', down: 'unknown' })).toEqual({
    quality: 'unknown',
    culprit: undefined,
  });
});

test.each([
  ['theirUp', good, { up: 'poor', down: 'good' }],
  ['theirDown', good, { up: 'good', down: 'poor' }],
  ['myUp', { up: 'poor', down: 'good' }, good],
  ['myDown', { up: 'good', down: 'poor' }, good],
] as const)('the one bad way is named: %s', (culprit, mine, theirs) => {
  expect(link(mine, theirs)).toEqual({ quality: 'poor', culprit });
});

test('what is lost on their way up is missing here too, and is theirs', () => {
  expect(link({ up: 'good', down: 'poor' }, { up: 'poor', down: 'good' }).culprit).toBe('theirUp');
});

test('the worst way counts', () => {
  expect(link({ up: 'fair', down: 'lost' }, { up: 'poor', down: 'good' })).toEqual({
    quality: 'lost',
    culprit: 'myDown',
  });
});

test('somebody who tells nothing is judged by what arrives', () => {
  expect(link({ up: 'good', down: 'fair' })).toEqual({ quality: 'fair', culprit: 'myDown' });
});
