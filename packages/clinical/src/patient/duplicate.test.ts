import { estimatedBirthDate } from './birth-date.ts';
import { isLikelySamePerson, likenessesOf, type IdentityFacts } from './duplicate.ts';

const khadija: IdentityFacts = {
  familyName: 'Amrani',
  givenName: 'Khadija',
  gender: 'female',
  birthDate: '1958-04-12',
  isBirthDateEstimated: false,
  healthCardNumber: '100200300401',
  nationalId: 'EE112233',
  phone: '+212661000001',
  motherName: 'Zahra Idrissi',
};
const withoutNumbers = { healthCardNumber: undefined, nationalId: undefined, phone: undefined };
const seenElsewhere: IdentityFacts = { ...khadija, ...withoutNumbers, motherName: undefined };

describe('two records are likely one person’s', () => {
  test.each<[string, Partial<IdentityFacts>]>([
    ['by name and birth date', {}],
    ['in Arabic letters', { familyName: 'العمراني', givenName: 'خديجة' }],
    ['with family and given name exchanged', { familyName: 'Khadidja', givenName: 'El Amrani' }],
    ['with day and month exchanged', { birthDate: '1958-12-04' }],
    ['a year off', { birthDate: '1959-04-12' }],
    ['with an estimated birth date', { birthDate: '1960-01-01', isBirthDateEstimated: true }],
    ['with the phone, whenever born', { birthDate: '1970-07-07', phone: '0661000001' }],
    ['with the mother, whenever born', { birthDate: '1970-07-07', motherName: 'زهرة الإدريسي' }],
    ['with the card, whatever the name', { familyName: 'Zaki', healthCardNumber: '100200300401' }],
    ['with a gender nobody noted', { gender: 'unknown' }],
  ])('%s', (_, difference) => {
    const other = { ...seenElsewhere, ...difference };
    expect(isLikelySamePerson(khadija, other)).toBe(true);
    expect(isLikelySamePerson(other, khadija)).toBe(true);
  });
});

describe('two records are not taken for one person’s', () => {
  test.each<[string, Partial<IdentityFacts>]>([
    ['by the name alone', { birthDate: '1970-07-07' }],
    ['by the birth date alone', { familyName: 'Naciri' }],
    ['when they are sisters', { givenName: 'Zineb', phone: khadija.phone }],
    ['when they are twins', { givenName: 'Karim', gender: 'male', motherName: khadija.motherName }],
    ['when one is a man', { gender: 'male' }],
  ])('%s', (_, difference) => {
    expect(isLikelySamePerson(khadija, { ...seenElsewhere, ...difference })).toBe(false);
  });
});

test('a newborn without a name is known by family, mother and birth', () => {
  const unnamed: IdentityFacts = {
    ...seenElsewhere,
    givenName: '',
    birthDate: '2026-11-02',
    motherName: 'Itto Ouaziz',
  };
  const named = { ...unnamed, givenName: 'Adam', motherName: 'إيتو أوعزيز' };
  expect(isLikelySamePerson(unnamed, named)).toBe(true);
  expect(isLikelySamePerson(unnamed, { ...named, motherName: 'Fadma Ouaziz' })).toBe(false);
});

test('what is alike is said', () => {
  const other = { ...seenElsewhere, birthDate: '1958-12-04', phone: '0661000001' };
  expect(likenessesOf(khadija, other)).toEqual(['name', 'near-birth-date', 'phone']);
});

describe('an age alone gives', () => {
  test.each([
    [60, 'years', '1966-01-01'],
    [0, 'years', '2026-01-01'],
    [5, 'months', '2026-06-01'],
    [11, 'months', '2025-12-01'],
    [30, 'months', '2024-05-01'],
  ] as const)('%d %s: %s', (age, unit, date) => {
    expect(estimatedBirthDate(age, unit, '2026-11-22')).toBe(date);
  });

  test.each([-1, 2.5, 121, Number.NaN])('%d years: none', (age) => {
    expect(estimatedBirthDate(age, 'years', '2026-11-22')).toBeUndefined();
  });
});
