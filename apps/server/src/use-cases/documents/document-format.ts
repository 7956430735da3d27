import { timeZone } from '@qarib/clinical';
import type { Language } from '@qarib/contracts';

/** Morocco writes Western digits in Arabic too. */
const locales: Record<Language, string> = {
  fr: 'fr-MA-u-nu-latn',
  ar: 'ar-MA-u-nu-latn',
  en: 'en-GB',
};

/** Instants in Moroccan time, and numbers, as the document's language writes them. */
export function documentFormat(language: Language) {
  const locale = locales[language];
  const date = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const dateTime = new Intl.DateTimeFormat(locale, { timeZone, ...date, ...time });
  // A calendar day has no hour: noon is that day in every time zone near Morocco.
  const day = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...date });
  const number = new Intl.NumberFormat(locale);
  const plural = new Intl.PluralRules(locale);
  return {
    dateTime: (instant: Date) => dateTime.format(instant),
    /** `YYYY-MM-DD`. */
    day: (isoDay: string) => day.format(new Date(`${isoDay}T12:00:00Z`)),
    number: (value: number) => number.format(value),
    plural: (count: number) => plural.select(count),
  };
}
