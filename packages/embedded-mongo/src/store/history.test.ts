import { documentPrefix, sessionKey } from '../keys/layout.ts';
import { keyText } from './change-set.ts';
import { History } from './history.ts';
import type { Reads } from './history.ts';

const keyOf = (collection: number, at: number): string =>
  `${keyText(documentPrefix(collection))}${at}`;

const reading = (...keys: string[]): Reads => ({
  hasKey: (key) => keys.includes(key),
  hasSpace: (space) => keys.some((key) => key.startsWith(space)),
});

describe('what was committed meanwhile', () => {
  test('counts from the moment of each watch', () => {
    const history = new History();
    const first = history.watch();
    history.add([keyOf(1, 1)]);
    const second = history.watch();
    expect(history.meets(first, reading(keyOf(1, 1)))).toBe(true);
    expect(history.meets(first, reading(keyOf(1, 2)))).toBe(false);
    expect(history.meets(second, reading(keyOf(1, 1)))).toBe(false);
    history.release(first);
    history.add([keyOf(1, 2)]);
    expect(history.meets(second, reading(keyOf(1, 2)))).toBe(true);
  });

  test('is known by collection once it is too much to remember', () => {
    const history = new History();
    const watch = history.watch();
    history.add(Array.from({ length: 30_000 }, (_unused, at) => keyOf(1, at)));
    const later = history.watch();
    history.add([keyOf(2, 1)]);
    expect(history.meets(watch, reading(keyOf(1, 40_000)))).toBe(true);
    expect(history.meets(watch, reading(keyOf(2, 2)))).toBe(false);
    expect(history.meets(later, reading(keyOf(1, 40_000)))).toBe(false);
    history.release(watch);
    history.release(later);
    expect(history.meets(history.watch(), reading(keyOf(1, 40_000)))).toBe(false);
  });

  test('leaves out what only retries read', () => {
    const history = new History();
    const watch = history.watch();
    const key = keyText(sessionKey(Buffer.alloc(16)));
    history.add([key]);
    expect(history.meets(watch, reading(key))).toBe(false);
  });
});
