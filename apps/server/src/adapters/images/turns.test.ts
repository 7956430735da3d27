import { createTurns } from './turns.ts';

test('When more work comes than may run, then the rest waits its turn, in order', async () => {
  const inTurn = createTurns(2);
  const started: string[] = [];
  const ends: (() => void)[] = [];
  const begin = (name: string) =>
    inTurn(async () => {
      started.push(name);
      await new Promise<void>((resolve) => ends.push(resolve));
    });
  const all = ['one', 'two', 'three', 'four'].map(begin);
  expect(started).toEqual(['one', 'two']);
  ends[0]?.();
  await all[0];
  expect(started).toEqual(['one', 'two', 'three']);
  ends[1]?.();
  await all[1];
  expect(started).toEqual(['one', 'two', 'three', 'four']);
  ends.forEach((end) => end());
  await Promise.all(all);
});

test('When work fails, then its place is free again', async () => {
  const inTurn = createTurns(1);
  await expect(inTurn(() => Promise.reject(new Error('no photo')))).rejects.toThrow('no photo');
  await expect(inTurn(() => Promise.resolve('next'))).resolves.toBe('next');
});
