import fc from 'fast-check';
import {
  compareInQueue,
  compareOnDesk,
  consultationEvents,
  consultationPriorities,
  consultationStatuses,
  isClosed,
  nextStatus,
  statusAfter,
  statusesBefore,
} from './consultation.ts';

describe('the life of a consultation', () => {
  test('runs from draft to completed when asked, accepted, held and finished', () => {
    expect(nextStatus('draft', 'request')).toBe('requested');
    expect(nextStatus('requested', 'accept')).toBe('accepted');
    expect(nextStatus('accepted', 'start')).toBe('in-progress');
    expect(nextStatus('in-progress', 'finish')).toBe('completed');
  });

  test('can be finished without media ever having run both ways', () => {
    expect(nextStatus('accepted', 'finish')).toBe('completed');
  });

  test('cannot be called off once media ran, nor accepted once called off', () => {
    expect(nextStatus('in-progress', 'cancel')).toBeUndefined();
    expect(nextStatus('cancelled', 'accept')).toBeUndefined();
  });

  test('ends for good, unless nobody answered: then it can be asked again or given a time', () => {
    const reopening = new Map([
      ['ask-again', 'requested'],
      ['schedule', 'draft'],
    ]);
    for (const status of consultationStatuses.filter(isClosed))
      for (const event of consultationEvents)
        expect(nextStatus(status, event)).toBe(
          status === 'expired' ? reopening.get(event) : undefined,
        );
  });

  test('agrees with the conditions its updates are saved under', () => {
    for (const event of consultationEvents)
      for (const status of consultationStatuses)
        expect(nextStatus(status, event)).toBe(
          statusesBefore(event).includes(status) ? statusAfter(event) : undefined,
        );
  });
});

describe('the queue', () => {
  const waiting = fc.record({
    priority: fc.constantFrom(...consultationPriorities),
    requestedAtMs: fc.nat(),
  });

  test('puts the most urgent first, then who has waited longest, whatever the order of arrival', () => {
    fc.assert(
      fc.property(fc.array(waiting), (cases) => {
        const queue = cases.toSorted(compareInQueue);
        for (const [index, next] of queue.slice(1).entries()) {
          const before = queue[index];
          if (!before) throw new Error('unreachable');
          const rank = consultationPriorities.indexOf(before.priority);
          const nextRank = consultationPriorities.indexOf(next.priority);
          expect(rank).toBeLessThanOrEqual(nextRank);
          if (rank === nextRank)
            expect(before.requestedAtMs).toBeLessThanOrEqual(next.requestedAtMs);
        }
      }),
    );
  });
});

test('a desk has one order over all modes: who sits waiting, then what is due first', () => {
  const ringing = { priority: 'stat', waitingSinceMs: 40 } as const;
  const arrived = { priority: 'routine', waitingSinceMs: 10 } as const;
  const accepted = { priority: 'routine', waitingSinceMs: 20 } as const;
  const late = { priority: 'routine', dueAtMs: 5 } as const;
  const pressing = { priority: 'stat', dueAtMs: 30 } as const;
  const calm = { priority: 'routine', dueAtMs: 30 } as const;
  const inOrder = [ringing, arrived, accepted, late, pressing, calm];
  expect(inOrder.toReversed().toSorted(compareOnDesk)).toEqual(inOrder);
});
