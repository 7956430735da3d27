import { indicatorsOf, type CountedFacts } from './indicators.ts';

const asked: CountedFacts = {
  status: 'requested',
  mode: 'immediate',
  isAnswered: false,
  wasEntered: false,
  wasHeld: false,
  isNoteSigned: false,
};
const answered: CountedFacts = { ...asked, status: 'accepted', isAnswered: true };
const held: CountedFacts = { ...answered, status: 'completed', wasEntered: true, wasHeld: true };
const written: CountedFacts = { ...answered, status: 'in-progress', mode: 'asynchronous' };

test.each([
  ['a draft', { ...asked, status: 'draft' }, []],
  ['an unanswered request', asked, ['requested']],
  ['one nobody answered in time', { ...asked, status: 'expired' }, ['requested', 'unmet']],
  ['one called off before an answer', { ...asked, status: 'cancelled' }, ['requested', 'unmet']],
  ['an accepted one', answered, ['requested', 'answered']],
  [
    'one whose call was entered',
    { ...answered, wasEntered: true },
    ['requested', 'answered', 'attempted'],
  ],
  ['a finished one with its note unsigned', held, ['requested', 'answered', 'attempted']],
  [
    'a finished one with its note signed',
    { ...held, isNoteSigned: true },
    ['requested', 'answered', 'attempted', 'completed'],
  ],
  [
    'a note signed after a call of half a minute',
    { ...held, wasHeld: false, isNoteSigned: true },
    ['requested', 'answered', 'attempted', 'dropped'],
  ],
  [
    'one called off after the answer',
    { ...answered, status: 'cancelled' },
    ['requested', 'answered', 'dropped'],
  ],
  ['a written opinion still to be given', written, ['requested', 'answered', 'attempted']],
  [
    'a written opinion, given',
    { ...written, status: 'completed', isNoteSigned: true },
    ['requested', 'answered', 'attempted', 'completed'],
  ],
  [
    'a written opinion called off',
    { ...written, status: 'cancelled' },
    ['requested', 'answered', 'attempted', 'dropped'],
  ],
] satisfies [string, CountedFacts, string[]][])('%s counts', (_what, facts, expected) => {
  expect(indicatorsOf(facts)).toEqual(expected);
});
