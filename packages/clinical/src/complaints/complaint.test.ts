import fc from 'fast-check';
import type { Actor } from '../access/access.ts';
import { dayAfter } from '../time/moroccan-time.ts';
import { medianDays, perThousand } from '../statistics/complaint-figures.ts';
import { caseNumberCount, caseNumberOf, isCaseNumber, normalizeCaseNumber } from './case-number.ts';
import {
  canUseComplaint,
  complaintEvents,
  complaintEventsFor,
  complaintStateAfter,
  complaintStates,
  isComplaintOpen,
} from './complaint.ts';
import {
  answerDueDay,
  complaintReminderDue,
  dueStateOf,
  isWorkingDay,
  workingDayAfter,
  workingDaysBetween,
} from './deadline.ts';
import { canAskForFeedback } from './feedback.ts';

const coordinator: Actor = {
  practitionerId: 'p',
  role: 'coordinator',
  facilityId: 'd',
  regionId: 'marrakech-safi',
  specialties: [],
};

describe('the way of a complaint', () => {
  it('is received, taken in hand, answered and closed, and may begin again', () => {
    expect(complaintEventsFor('received')).toEqual(['assign', 'dismiss']);
    expect(complaintEventsFor('assigned')).toEqual(['assign', 'answer', 'dismiss']);
    expect(complaintEventsFor('answered')).toEqual(['close', 'reopen']);
    expect(complaintEventsFor('closed')).toEqual(['reopen']);
  });

  it('never leads back to where nobody has it', () => {
    for (const state of complaintStates) {
      for (const event of complaintEvents) {
        expect(complaintStateAfter(state, event)).not.toBe('received');
      }
    }
  });

  it('is for the region, the ministry and the administrator', () => {
    const here = { regionId: 'marrakech-safi' };
    expect(canUseComplaint(coordinator, here)).toBe(true);
    expect(canUseComplaint(coordinator, { regionId: 'draa-tafilalet' })).toBe(false);
    expect(canUseComplaint({ ...coordinator, regionId: 'morocco' }, here)).toBe(true);
    expect(canUseComplaint({ ...coordinator, role: 'admin' }, here)).toBe(true);
    expect(canUseComplaint({ ...coordinator, role: 'nurse' }, here)).toBe(false);
    expect(canUseComplaint({ ...coordinator, role: 'specialist' }, here)).toBe(false);
  });
});

const place = fc.integer({ min: 0, max: caseNumberCount - 1 });

describe('a case number', () => {
  it('is right as it is made, however it is written', () => {
    fc.assert(
      fc.property(place, (number) => {
        const digits = caseNumberOf(number);
        expect(isCaseNumber(digits)).toBe(true);
        const eastern = digits.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'.charAt(Number(digit)));
        expect(normalizeCaseNumber(` ${eastern.slice(0, 3)} ${eastern.slice(3)}`)).toBe(digits);
      }),
    );
  });

  it('shows every wrong digit and every swap of two beside each other', () => {
    fc.assert(
      fc.property(place, fc.nat(8), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        const digits = Array.from(caseNumberOf(number));
        const wrong = digits.with(at, String((Number(digits[at]) + by) % 10));
        expect(isCaseNumber(wrong.join(''))).toBe(false);
        if (at === 8 || digits[at] === digits[at + 1]) return;
        const swapped = digits.with(at, digits[at + 1] ?? '').with(at + 1, digits[at] ?? '');
        expect(isCaseNumber(swapped.join(''))).toBe(false);
      }),
    );
  });
});

const day = fc.integer({ min: 0, max: 4_000 }).map((count) => dayAfter('2020-01-01', count));

describe('the deadline', () => {
  it('skips weekends and public holidays', () => {
    expect(answerDueDay('2026-03-09')).toBe('2026-03-30');
    // The sixth and the eighteenth of November are holidays.
    expect(answerDueDay('2026-11-02')).toBe('2026-11-25');
    expect([isWorkingDay('2023-01-14'), isWorkingDay('2025-01-14')]).toEqual([false, false]);
    expect(isWorkingDay('2022-01-14')).toBe(true);
  });

  it('is a working day, and as many are counted as were given', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), (from, count) => {
        const due = workingDayAfter(from, count);
        expect(isWorkingDay(due)).toBe(true);
        expect(workingDaysBetween(from, due)).toBe(count);
      }),
    );
  });

  it('ends with its day in Morocco', () => {
    const open = { state: 'received', dueDay: '2026-05-29' } as const;
    expect(dueStateOf(open, new Date('2026-05-29T22:59:00Z'))).toBe('due-soon');
    expect(dueStateOf(open, new Date('2026-05-29T23:00:00Z'))).toBe('overdue');
    expect(dueStateOf(open, new Date('2026-05-25T09:00:00Z'))).toBe('in-time');
    const answered = { ...open, state: 'answered' } as const;
    expect(dueStateOf(answered, new Date('2026-06-29T09:00:00Z'))).toBeUndefined();
  });

  it('is reminded of once before and once after', () => {
    const open = { state: 'assigned', dueDay: '2026-05-29' } as const;
    const due = (now: string, reminded?: 'before-deadline' | 'after-deadline') =>
      complaintReminderDue({ ...open, reminded }, new Date(`${now}T09:00:00Z`));
    expect(due('2026-05-25')).toBeUndefined();
    expect(due('2026-05-26')).toBe('before-deadline');
    expect(due('2026-05-28', 'before-deadline')).toBeUndefined();
    expect(due('2026-05-30', 'before-deadline')).toBe('after-deadline');
    expect(due('2026-05-30')).toBe('after-deadline');
    expect(due('2026-06-30', 'after-deadline')).toBeUndefined();
  });
});

describe('the figures of complaints', () => {
  it('have the median that sorting gives', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { minLength: 1, maxLength: 40 }), (days) => {
        const counts = new Map<number, number>();
        for (const one of days) counts.set(one, (counts.get(one) ?? 0) + 1);
        const sorted = days.toSorted((a, b) => a - b);
        const half = sorted.length / 2;
        const [low, high] = [sorted[Math.ceil(half) - 1] ?? 0, sorted[Math.floor(half)] ?? 0];
        expect(medianDays(counts)).toBe((low + high) / 2);
      }),
    );
    expect(medianDays(new Map())).toBeUndefined();
  });

  it('have no rate without consultations', () => {
    expect(perThousand(3, 0)).toBeUndefined();
    expect(perThousand(3, 160)).toBe(18.8);
  });
});

test('nothing waits in a closed complaint, and only the site asks for feedback, afterwards', () => {
  expect(complaintStates.filter(isComplaintOpen)).toEqual(['received', 'assigned']);
  const nurse: Actor = { ...coordinator, role: 'nurse', facilityId: 'csr' };
  const facts = { facilityId: 'csr', specialty: 'neurology', offeredTo: [] } as const;
  expect(canAskForFeedback(nurse, { ...facts, status: 'completed' })).toBe(true);
  expect(canAskForFeedback(nurse, { ...facts, status: 'accepted' })).toBe(false);
  const other = { ...facts, facilityId: 'other', status: 'completed' } as const;
  expect(canAskForFeedback(nurse, other)).toBe(false);
});
