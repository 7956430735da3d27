import { Resending, resendingTimings } from './resending.ts';

const { windowMs } = resendingTimings;
const tickMs = 250;

/** The times, in milliseconds, at which it was too much, of so many sent again a second. */
function complaints(perSecond: number, forMs: number): number[] {
  const resending = new Resending();
  const found: number[] = [];
  for (let nowMs = 0; nowMs <= forMs; nowMs += tickMs)
    if (resending.isTooMuch(Math.floor((perSecond * nowMs) / 1_000), nowMs)) found.push(nowMs);
  return found;
}

test('a few packets sent again are what makes a voice whole', () => {
  expect(complaints(2, 60_000)).toEqual([]);
});

test('as much again as is being said is told, and again only if it goes on', () => {
  expect(complaints(8, 3 * windowMs)).toEqual([windowMs, 2 * windowMs, 3 * windowMs]);
});

test('what was before the voice had the way to itself does not count', () => {
  const resending = new Resending();
  resending.isTooMuch(0, 0);
  resending.forget();
  expect(resending.isTooMuch(100, windowMs)).toBe(false);
  expect(resending.isTooMuch(101, 2 * windowMs)).toBe(false);
});
