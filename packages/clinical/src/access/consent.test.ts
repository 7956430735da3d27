import { consentAt, currentConsentVersion, isConsentValid } from './consent.ts';

test('consent holds while its text is the current one and it is not withdrawn', () => {
  expect(isConsentValid({ version: currentConsentVersion })).toBe(true);
  expect(isConsentValid({ version: '2018-10' })).toBe(false);
  expect(isConsentValid({ version: currentConsentVersion, withdrawnAt: '2026-11-21' })).toBe(false);
});

test('the consent at a time is the latest one that had been given and not yet taken back', () => {
  const at = (time: string) => new Date(`2026-03-09T${time}:00Z`);
  const first = { recordedAt: at('08:00'), withdrawnAt: at('09:30') };
  const recording = { scope: 'recording', recordedAt: at('09:00') } as const;
  const second = { recordedAt: at('10:00') };
  const all = [first, recording, second];
  expect(consentAt(all, at('07:59'))).toBeUndefined();
  expect(consentAt(all, at('09:00'))).toBe(first);
  expect(consentAt(all, at('09:45'))).toBeUndefined();
  expect(consentAt(all, at('10:00'))).toBe(second);
});
