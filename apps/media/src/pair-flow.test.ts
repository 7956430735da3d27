import { PairFlow } from './pair-flow.ts';

/** Looks once a second where it is due; answers what was said, with the second it was said in. */
function look(flow: PairFlow, received: readonly (readonly [number, number])[]): string[] {
  return received.flatMap((counts, second) => {
    if (!flow.isDue(second * 1000)) return [];
    const { hasBegun, lastedSeconds } = flow.note([...counts], second * 1000);
    return [
      ...(hasBegun ? [`begun at ${second}`] : []),
      ...(lastedSeconds > 0 ? [`${lastedSeconds} s at ${second}`] : []),
    ];
  });
}

const seconds = (count: number) => Array.from({ length: count }, (_, second) => second);

test('Media that comes both ways is said to have begun, then each quarter of a minute up to one', () => {
  const flow = new PairFlow();
  const both = seconds(90).map((second) => [second + 1, second + 1] as const);
  expect(look(flow, both)).toEqual([
    'begun at 0',
    '15 s at 15',
    '30 s at 30',
    '45 s at 45',
    '60 s at 60',
  ]);
  expect(flow.isDue(1_000_000)).toBe(false);
});

test('Until it has begun every chance to look is taken, then one in three seconds', () => {
  const flow = new PairFlow();
  flow.note([0, 0], 0);
  expect(flow.isDue(1_000)).toBe(true);
  flow.note([1, 1], 1_000);
  expect([2, 3, 4].map((second) => flow.isDue(second * 1_000))).toEqual([false, false, true]);
});

test('One way alone is nothing', () => {
  const flow = new PairFlow();
  expect(
    look(
      flow,
      seconds(90).map((second) => [second + 1, 0] as const),
    ),
  ).toEqual([]);
});

test('A time without media does not count beyond the look it began in, and what was before it is kept', () => {
  const flow = new PairFlow();
  const talk = seconds(10).map((second) => [second + 1, second + 1] as const);
  const cut = seconds(20).map(() => [10, 10] as const);
  const more = seconds(10).map((second) => [second + 11, second + 11] as const);
  expect(look(flow, [...talk, ...cut, ...more])).toEqual(['begun at 0', '15 s at 33']);
});

test('A look that comes much too late is not taken for media all the while', () => {
  const flow = new PairFlow();
  flow.note([1, 1], 0);
  expect(flow.note([9, 9], 600_000)).toEqual({ hasBegun: false, lastedSeconds: 0 });
});
