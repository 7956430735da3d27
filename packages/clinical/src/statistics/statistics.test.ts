import { indicatorsOf, statisticsDay, type CountedFacts } from './statistics.ts';

const asked: CountedFacts = {
  status: 'requested',
  isAnswered: false,
  hadMediaBothWays: false,
  isWritten: false,
  isNoteSigned: false,
};
const held: CountedFacts = {
  ...asked,
  status: 'completed',
  isAnswered: true,
  hadMediaBothWays: true,
};

test.each([
  ['a draft', { ...asked, status: 'draft' }, []],
  ['an unanswered request', asked, ['requested']],
  ['one nobody answered in time', { ...asked, status: 'expired' }, ['requested']],
  ['one called off before an answer', { ...asked, status: 'cancelled' }, ['requested']],
  [
    'an accepted one',
    { ...asked, status: 'accepted', isAnswered: true },
    ['requested', 'answered'],
  ],
  ['a finished one with its note unsigned', held, ['requested', 'answered']],
  [
    'a finished one with its note signed',
    { ...held, isNoteSigned: true },
    ['requested', 'answered', 'completed'],
  ],
  [
    'a note signed without media, then finished',
    { ...held, hadMediaBothWays: false, isNoteSigned: true },
    ['requested', 'answered', 'dropped'],
  ],
  [
    'one called off after the answer',
    { ...asked, status: 'cancelled', isAnswered: true },
    ['requested', 'answered', 'dropped'],
  ],
  [
    'a written opinion still to be given',
    { ...asked, status: 'in-progress', isAnswered: true, isWritten: true },
    ['requested', 'answered'],
  ],
  [
    'a written opinion, given',
    { ...held, hadMediaBothWays: false, isWritten: true, isNoteSigned: true },
    ['requested', 'answered', 'completed'],
  ],
  [
    'a written opinion called off',
    { ...asked, status: 'cancelled', isAnswered: true, isWritten: true },
    ['requested', 'answered', 'dropped'],
  ],
] satisfies [string, CountedFacts, string[]][])('%s counts', (_what, facts, expected) => {
  expect(indicatorsOf(facts)).toEqual(expected);
});

describe('the statistics day', () => {
  test('is the Moroccan one: in 2025, at UTC+1, 23:30 UTC is already tomorrow', () => {
    expect(statisticsDay(new Date('2025-11-20T23:30:00Z'))).toBe('2025-11-21');
  });

  test('follows the clock change of Ramadan: the same hour is still today', () => {
    expect(statisticsDay(new Date('2025-03-01T23:30:00Z'))).toBe('2025-03-01');
  });

  test('follows the law: since 20 September 2026 Moroccan time is UTC', () => {
    expect(statisticsDay(new Date('2026-11-20T23:30:00Z'))).toBe('2026-11-20');
  });
});
