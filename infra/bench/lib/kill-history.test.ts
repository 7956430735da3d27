import { type Entry, judge, readHistory } from './kill-history.ts';

const history = readHistory(
  ['sent a', 'sent b', 'acknowledged a', 'sent c', 'acknowledged b', 'sent d', ''].join('\n'),
);
const entry = (_id: string): Entry => ({ _id, name: 'writer', at: 0 });
const sound = ['a/single', 'b/left', 'b/right', 'd/single'].map(entry);

test('What was acknowledged must be there; what was only sent may be', () => {
  const verdict = { lost: 0, halves: 0, invented: 0, miscounted: 0 };
  expect(judge(history, sound, 1)).toEqual(verdict);
  expect(judge(history, sound.slice(0, 3), 1)).toEqual(verdict);
});

test('Loss, halves, inventions and wrong counters are each found', () => {
  expect(judge(history, sound.slice(1), 1)).toMatchObject({ lost: 1 });
  expect(judge(history, [...sound, entry('c/right')], 1)).toMatchObject({ halves: 1 });
  expect(judge(history, [...sound, entry('e/single')], 1)).toMatchObject({ invented: 1 });
  expect(judge(history, sound, 2)).toMatchObject({ miscounted: 1 });
});
