import { createTurns } from './turns.ts';

test('When more work comes than may run, then the rest waits its turn, in order', async () => {
  const inTurn = createTurns({ atOnce: 2, waiting: 9 });
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
  const inTurn = createTurns({ atOnce: 1, waiting: 9 });
  await expect(inTurn(() => Promise.reject(new Error('no photo')))).rejects.toThrow('no photo');
  await expect(inTurn(() => Promise.resolve('next'))).resolves.toBe('next');
});

test('When too many wait already, then one more is told to come back, and the others have their turn', async () => {
  const inTurn = createTurns({ atOnce: 1, waiting: 2 });
  const ends: (() => void)[] = [];
  const held = () => inTurn(() => new Promise<void>((resolve) => ends.push(resolve)));
  const all = [held(), held(), held()];
  await expect(held()).rejects.toMatchObject({ code: 'SERVER_BUSY' });
  for (const one of all) {
    ends.shift()?.();
    await one;
  }
  const [later] = [held()];
  ends.shift()?.();
  await expect(later).resolves.toBeUndefined();
});
