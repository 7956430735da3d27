import { consultationModes, consultationPriorities, consultationStatuses } from './consultation.ts';
import { canGoOnInWriting, endsWithSignature, opinionDueAt } from './written-opinion.ts';

const asked = new Date('2026-03-09T09:00:00Z');

describe('a consultation that goes on in writing', () => {
  test('has been taken by a physician and is not over', () => {
    const possible = consultationStatuses.filter((status) =>
      canGoOnInWriting({ mode: 'immediate', status }),
    );
    expect(possible).toEqual(['accepted', 'in-progress']);
  });

  test('does so once, and only then ends with the signature', () => {
    for (const mode of consultationModes)
      for (const status of ['accepted', 'in-progress'] as const)
        expect(endsWithSignature({ mode, status })).toBe(!canGoOnInWriting({ mode, status }));
    for (const status of ['completed', 'cancelled', 'expired'] as const)
      expect(endsWithSignature({ mode: 'asynchronous', status })).toBe(false);
  });
});

describe('a written opinion', () => {
  test.each([
    ['stat', '2026-03-09T09:15:00.000Z'],
    ['asap', '2026-03-09T10:00:00.000Z'],
    ['urgent', '2026-03-09T17:00:00.000Z'],
    ['routine', '2026-03-12T09:00:00.000Z'],
  ] as const)('of priority %s is due at %s', (priority, due) => {
    expect(opinionDueAt(priority, asked).toISOString()).toBe(due);
  });

  test('is due the sooner the more urgent it is', () => {
    const due = consultationPriorities.map((priority) => opinionDueAt(priority, asked).getTime());
    expect(due).toEqual(due.toSorted((a, b) => a - b));
  });
});
