import { renderHook } from '@testing-library/react';
import { loadWords } from '../../app/languages/load-words.ts';
import { startI18n } from './i18n.ts';
import { useFormat } from './use-format.ts';

const { DateTimeFormat } = Intl;

/** As in a browser from before the decree: an hour ahead of UTC all year but at Ramadan. */
function ofAnOldBrowser(
  locale: Intl.LocalesArgument,
  { timeZone = 'UTC', ...options }: Intl.DateTimeFormatOptions = {},
) {
  const known = timeZone === 'Africa/Casablanca' ? 'Etc/GMT-1' : timeZone;
  return new DateTimeFormat(locale, { ...options, timeZone: known });
}

test('shows Moroccan time also where the browser has not heard of the latest decree', async () => {
  await startI18n(loadWords);
  jest.spyOn(Intl, 'DateTimeFormat').mockImplementation(ofAnOldBrowser);
  const { time } = renderHook(() => useFormat()).result.current;
  expect(time('2026-09-19T14:15:00Z')).toBe('15:15');
  expect(time('2026-11-23T14:15:00Z')).toBe('14:15');
});
