import { specialties } from '../catalogue/specialty.ts';
import { isProposed, needRules, needsIn } from './specialty-needs.ts';

/** A dispensary's month: by reason, and by age. */
const month = {
  requested: 40,
  'reason/N07/requested': 12,
  'reason/N01/requested': 6,
  'reason/W78/requested': 10,
  'reason/X11/requested': 1,
  'reason/H71/requested': 3,
  'reason/none/requested': 8,
  'reason/N07/answered': 11,
  'age/0/requested': 4,
  'age/5-14/requested': 6,
  'age/15-49/requested': 25,
  'age/unknown/requested': 5,
};
const needOf = (specialty: string, counts: Record<string, number> = month) =>
  needsIn(counts).needs.find(({ rule }) => rule.specialty === specialty);

test('Reasons point to a specialty by their chapter, children by their age', () => {
  expect(needOf('neurology')).toMatchObject({ pointing: 18 });
  expect(needOf('gynaecology-obstetrics')).toMatchObject({ pointing: 11 });
  expect(needOf('paediatrics')).toMatchObject({ pointing: 10 });
  expect(needOf('dermatology')).toMatchObject({ pointing: 0 });
});

test('What no specialty looks after is said, and so is what has no code', () => {
  expect(needsIn(month)).toMatchObject({ requested: 40, beyond: 3, uncoded: 8 });
});

test('A specialty is proposed from one in twenty on, and of nothing none is', () => {
  expect(isProposed(1, 20)).toBe(true);
  expect(isProposed(1, 21)).toBe(false);
  expect(isProposed(0, 0)).toBe(false);
  expect(needsIn({})).toMatchObject({ requested: 0, beyond: 0, uncoded: 0 });
});

test('Each specialty of the programme has one rule, and no chapter has two', () => {
  expect(needRules.map(({ specialty }) => specialty).toSorted()).toEqual(
    [...specialties].toSorted(),
  );
  const chapters = needRules.flatMap(({ chapters: own = [] }) => own);
  expect(new Set(chapters).size).toBe(chapters.length);
});
