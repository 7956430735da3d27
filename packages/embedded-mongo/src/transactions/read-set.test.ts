import fc from 'fast-check';
import { documentPrefix, everythingUnder } from '../keys/layout.ts';
import { keyText } from '../store/change-set.ts';
import type { Entry, View } from '../store/view.ts';
import { ReadSet, RecordingView } from './read-set.ts';

const keyOf = (collection: number, at: number): Buffer =>
  Buffer.concat([documentPrefix(collection), Buffer.of(at)]);

/** Every second key of two collections is there. */
const view: View = {
  get: (key) => ((key.at(-1) ?? 0) % 2 === 0 ? Buffer.of(1) : undefined),
  *range({ start, end }, isReverse = false): Generator<Entry> {
    const all = [1, 2].flatMap((id) => Array.from({ length: 20 }, (_no, at) => keyOf(id, 2 * at)));
    const inside = all.filter((key) => Buffer.compare(key, start) >= 0 && key.compare(end) < 0);
    for (const key of isReverse ? inside.reverse() : inside) yield [key, Buffer.of(1)];
  },
  count: () => 0,
};

const position = fc.nat({ max: 40 });
const reading = fc.record({
  from: position,
  to: position,
  take: fc.nat({ max: 12 }),
  isReverse: fc.boolean(),
});

describe('what a transaction has read', () => {
  test('is every key it came past, found or not, and no other', () => {
    const property = fc.property(fc.array(reading), fc.array(position), (readings, keys) => {
      const reads = new ReadSet();
      const recording = new RecordingView(view, reads);
      const expected = new Set<number>();
      for (const at of keys) {
        recording.get(keyOf(1, at));
        expected.add(at);
      }
      for (const { from, to, take, isReverse } of readings) {
        const range = { start: keyOf(1, from), end: keyOf(1, to) };
        const entries = recording.range(range, isReverse);
        let [low, high] = [from, to];
        for (let taken = 0; taken < take; taken += 1) {
          const next = entries.next();
          if (next.done === true) [low, high] = [from, to];
          else if (isReverse) low = next.value[0].at(-1) ?? 0;
          else high = (next.value[0].at(-1) ?? 0) + 1;
          if (next.done === true) break;
        }
        if (take > 0) for (let at = low; at < high; at += 1) expected.add(at);
      }
      for (let at = 0; at <= 40; at += 1) {
        expect(reads.hasKey(keyText(keyOf(1, at)))).toBe(expected.has(at));
        expect(reads.hasKey(keyText(keyOf(2, at)))).toBe(false);
      }
    });
    fc.assert(property);
  });

  test('becomes whole collections when it is too much to remember', () => {
    const reads = new ReadSet();
    const recording = new RecordingView(view, reads);
    for (let at = 0; at < 6_000; at += 1) {
      const suffix = Buffer.alloc(2);
      suffix.writeUInt16BE(at);
      recording.get(Buffer.concat([documentPrefix(1), suffix]));
    }
    expect(reads.hasKey(keyText(keyOf(1, 255)))).toBe(true);
    expect(reads.hasKey(keyText(keyOf(2, 255)))).toBe(false);
    // What is read later counts as well.
    recording.count(everythingUnder(documentPrefix(2)));
    expect(reads.hasKey(keyText(keyOf(2, 255)))).toBe(true);
    expect(reads.hasSpace(keyText(documentPrefix(1)))).toBe(true);
    expect(reads.hasSpace(keyText(documentPrefix(2)))).toBe(true);
    expect(reads.hasSpace(keyText(documentPrefix(3)))).toBe(false);
  });
});
