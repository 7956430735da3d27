import { currentConsentVersion, isConsentValid } from './consent.ts';

test('consent holds while its text is the current one and it is not withdrawn', () => {
  expect(isConsentValid({ version: currentConsentVersion })).toBe(true);
  expect(isConsentValid({ version: '2018-10' })).toBe(false);
  expect(isConsentValid({ version: currentConsentVersion, withdrawnAt: '2026-11-21' })).toBe(false);
});
