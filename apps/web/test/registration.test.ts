import {
  emptyRegistration,
  judgeRegistration,
  type RegistrationDraft,
} from '../src/features/patients/hooks/registration-form.ts';

const today = new Date('2026-03-02T10:00:00Z');
const lahcen = (change: Partial<RegistrationDraft> = {}): RegistrationDraft => ({
  ...emptyRegistration(),
  familyName: 'Ouali',
  givenName: 'Lahcen',
  gender: 'male',
  birthDate: { day: '4', month: '5', year: '1961' },
  ...change,
});

const wrongOf = (draft: RegistrationDraft) => {
  const judged = judgeRegistration(draft, today);
  return 'wrong' in judged ? [...judged.wrong] : [];
};

describe('registering a patient', () => {
  test('sends what was typed, tidied, and leaves out what was not', () => {
    const judged = judgeRegistration(
      lahcen({ phone: '06 61 11 22 33', nationalId: 'ee 998877' }),
      today,
    );
    expect(judged).toMatchObject({
      identity: { birthDate: '1961-05-04', phone: '0661112233', nationalId: 'EE998877' },
    });
    expect(JSON.stringify(judged)).not.toContain('healthCardNumber');
  });

  test('takes an age for a date nobody knows, and says that it is estimated', () => {
    expect(judgeRegistration(lahcen({ isEstimated: true, age: '65' }), today)).toMatchObject({
      identity: { birthDate: '1961-01-01', isBirthDateEstimated: true },
    });
  });

  test('takes the digits of an Arabic keyboard', () => {
    const typed = { healthCardNumber: '١٠٠٢٠٠٣٠٠٤٩٩', phone: '٠٦٦١١١٢٢٣٣' };
    expect(judgeRegistration(lahcen(typed), today)).toMatchObject({
      identity: { healthCardNumber: '100200300499', phone: '0661112233' },
    });
    expect(judgeRegistration(lahcen({ isEstimated: true, age: '٦٥' }), today)).toMatchObject({
      identity: { birthDate: '1961-01-01' },
    });
  });

  test('takes an age in months, and a newborn without a name by the mother’s', () => {
    const newborn = { isEstimated: true, age: '2', ageUnit: 'months', isNameless: true } as const;
    expect(wrongOf(lahcen({ ...newborn, givenName: '' }))).toEqual(['motherName']);
    const named = lahcen({ ...newborn, motherName: 'Itto Ouaziz' });
    expect(judgeRegistration(named, today)).toMatchObject({
      identity: { givenName: '', birthDate: '2026-01-01', motherName: 'Itto Ouaziz' },
    });
  });

  test('asks no national id of a child, and sends none', () => {
    const child = lahcen({
      birthDate: { day: '4', month: '5', year: '2015' },
      nationalId: 'EE998877',
    });
    expect(judgeRegistration(child, today)).toMatchObject({ identity: { givenName: 'Lahcen' } });
    expect(JSON.stringify(judgeRegistration(child, today))).not.toContain('EE998877');
  });

  test.each([
    ['no name', { familyName: ' ' }, ['familyName']],
    ['no gender', { gender: '' }, ['gender']],
    [
      'a day that does not exist',
      { birthDate: { day: '31', month: '2', year: '1961' } },
      ['birthDate'],
    ],
    ['a day to come', { birthDate: { day: '3', month: '3', year: '2026' } }, ['birthDate']],
    [
      'a day to come beside what else is wrong',
      { familyName: ' ', birthDate: { day: '3', month: '3', year: '2030' } },
      ['familyName', 'birthDate'],
    ],
    ['a year too long ago', { birthDate: { day: '3', month: '3', year: '1161' } }, ['birthDate']],
    ['an impossible age', { isEstimated: true, age: '130' }, ['age']],
    ['no given name', { givenName: ' ' }, ['givenName']],
    ['a grown-up without a name', { isNameless: true, givenName: '' }, ['givenName']],
    ['a short card number', { healthCardNumber: '123' }, ['healthCardNumber']],
    ['a foreign phone number', { phone: '+33612345678' }, ['phone']],
  ] as const)('points out %s', (_, change, wrong) => {
    expect(wrongOf(lahcen(change))).toEqual(wrong);
  });
});
