import { useMemo } from 'react';
import { dateLocales } from '@qarib/contracts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';

/** Days in words: `lundi 9 mars`; and their weekdays alone, Monday first. */
export function useDayWords() {
  const language = useLanguage();
  return useMemo(() => {
    const utc = { timeZone: 'UTC' } as const;
    const long = new Intl.DateTimeFormat(dateLocales[language], {
      ...utc,
      weekday: 'long',
      day: 'numeric',
      month: 'long',
    });
    const weekday = new Intl.DateTimeFormat(dateLocales[language], { ...utc, weekday: 'short' });
    return {
      day: (day: string) => long.format(new Date(`${day}T12:00:00Z`)),
      // 5 January 2026 was a Monday.
      weekday: (number: number) => weekday.format(new Date(Date.UTC(2026, 0, 4 + number, 12))),
    };
  }, [language]);
}
