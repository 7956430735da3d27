import { Wishes } from './wishes.ts';

const peerId = 'peer-nurse';

test('a picture is wanted as large as it is shown, and all of it until somebody says', () => {
  const wishes = new Wishes();
  expect(wishes.linesOf(peerId, 'camera')).toBe(Infinity);
  wishes.show(peerId, 'camera', 540);
  expect(wishes.linesOf(peerId, 'camera')).toBe(540);
  expect(wishes.linesOf(peerId, 'screen')).toBe(Infinity);
});

test('a choice makes it less, at both ends', () => {
  const wishes = new Wishes();
  wishes.choice = 'saver';
  expect(wishes.linesOf(peerId, 'camera')).toBe(180);
  wishes.choice = 'audio-first';
  expect(wishes.linesOf(peerId, 'camera')).toBe(0);
});

test('what is recorded is wanted although nobody looks', () => {
  const wishes = new Wishes();
  wishes.show(peerId, 'camera', 0);
  wishes.isKeeping = true;
  expect(wishes.linesOf(peerId, 'camera')).toBeGreaterThan(0);
});
