import { fullName, identityIssues } from './identity.ts';

const today = '2026-11-22';
const adult = { givenName: 'Khadija', birthDate: '1958-04-12', isBirthDateEstimated: false };
const newborn = { givenName: '', birthDate: '2026-11-02', isBirthDateEstimated: false };

test.each([
  [adult, []],
  [{ ...adult, nationalId: 'EE112233' }, []],
  [{ ...adult, birthDate: '2026-11-23' }, ['birthDate in_future']],
  [{ ...adult, birthDate: '1890-01-01' }, ['birthDate too_old']],
  [{ ...adult, givenName: '' }, ['givenName missing']],
  [{ ...adult, birthDate: '2010-01-01', nationalId: 'EE112233' }, ['nationalId of_child']],
  [newborn, ['motherName missing']],
  [{ ...newborn, motherName: 'Itto Ouaziz' }, []],
])('of %j it says %j', (identity, words) => {
  const issues = identityIssues(identity, today);
  expect(issues.map(({ path, message }) => `${path} ${message}`)).toEqual(words);
});

test('a name is written without what is not known', () => {
  expect(fullName({ givenName: '', familyName: 'Ouaziz' })).toBe('Ouaziz');
  expect(fullName({ givenName: 'Itto', familyName: 'Ouaziz' })).toBe('Itto Ouaziz');
});
