import { useMemo } from 'react';
import type { Language } from '@qarib/contracts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';

const locales: Record<Language, string> = {
  fr: 'fr-MA-u-nu-latn',
  ar: 'ar-MA-u-nu-latn',
  en: 'en-GB',
};

/** Days in words: `lundi 9 mars`; and their weekdays alone, Monday first. */
export function useDayWords() {
  const language = useLanguage();
  return useMemo(() => {
    const utc = { timeZone: 'UTC' } as const;
    const long = new Intl.DateTimeFormat(locales[language], {
      ...utc,
      weekday: 'long',
      day: 'numeric',
      month: 'long',
    });
    const weekday = new Intl.DateTimeFormat(locales[language], { ...utc, weekday: 'short' });
    return {
      day: (day: string) => long.format(new Date(`${day}T12:00:00Z`)),
      // 5 January 2026 was a Monday.
      weekday: (number: number) => weekday.format(new Date(Date.UTC(2026, 0, 4 + number, 12))),
    };
  }, [language]);
}
