import { callStates, type CallStateName } from './call-snapshot.ts';
import { canMove, isAtRest } from './call-transitions.ts';

const reachable = (from: CallStateName) => callStates.filter((to) => canMove(from, to));

test('everything but an ended call can be left or can end, at any time', () => {
  for (const state of callStates.filter((each) => !isAtRest(each)))
    expect(reachable(state)).toEqual(expect.arrayContaining(['left', 'ended', 'failed']));
  expect(reachable('ended')).toEqual([]);
});

test('every state can be reached, and nobody is in a call without joining', () => {
  const found = new Set<CallStateName>(['preparing']);
  for (const state of found) for (const next of reachable(state)) found.add(next);
  expect([...found].toSorted()).toEqual([...callStates].toSorted());
  expect(callStates.filter((state) => canMove(state, 'in-call'))).toEqual([
    'joining',
    'reconnecting',
  ]);
});
