import { evenly } from './evenly.ts';

test('Each has its turn in the time that is given, and no two at once', () => {
  jest.useFakeTimers();
  const done: string[] = [];
  evenly(['a', 'b', 'c', 'd'], 1_000, (item) => done.push(item));
  const seen = [0, 250, 250, 250, 250].map((ms) => {
    jest.advanceTimersByTime(ms);
    return done.join('');
  });
  expect(seen).toEqual(['a', 'ab', 'abc', 'abcd', 'abcd']);
  jest.useRealTimers();
});
