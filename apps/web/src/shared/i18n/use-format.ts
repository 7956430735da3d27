import { useMemo } from 'react';
import { timeZone } from '@qarib/clinical';
import type { Language } from '@qarib/contracts';
import { useLanguage } from './use-language.ts';

/** Morocco writes Western digits in Arabic too. */
const locales: Record<Language, string> = {
  fr: 'fr-MA-u-nu-latn',
  ar: 'ar-MA-u-nu-latn',
  en: 'en-GB',
};

function createFormat(language: Language) {
  const locale = locales[language];
  const inMorocco = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const time = inMorocco({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const timeWithSeconds = inMorocco({
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const date = inMorocco({ day: 'numeric', month: 'long', year: 'numeric' });
  const dateTime = inMorocco({
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  // A calendar day has no hour: noon is that day in every time zone near Morocco.
  const day = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  const month = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    month: 'short',
    year: 'numeric',
  });
  const weekday = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'long' });
  const weekdayShort = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'short' });
  const weekdayNarrow = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'narrow' });
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  return {
    /** `HH:mm` of an ISO instant. */
    time: (instant: string) => time.format(new Date(instant)),
    timeWithSeconds: (instant: string) => timeWithSeconds.format(new Date(instant)),
    date: (instant: string) => date.format(new Date(instant)),
    dateTime: (instant: string) => dateTime.format(new Date(instant)),
    /** A calendar day, `YYYY-MM-DD`. */
    day: (isoDay: string) => day.format(new Date(`${isoDay}T12:00:00Z`)),
    /** The month a calendar day lies in. */
    month: (isoDay: string) => month.format(new Date(`${isoDay}T12:00:00Z`)),
    weekday: (isoDay: string) => weekday.format(new Date(`${isoDay}T12:00:00Z`)),
    weekdayShort: (isoDay: string) => weekdayShort.format(new Date(`${isoDay}T12:00:00Z`)),
    weekdayNarrow: (isoDay: string) => weekdayNarrow.format(new Date(`${isoDay}T12:00:00Z`)),
    number: (value: number) => number.format(value),
    /** Of a ratio: 0.05 is 5 %. */
    percent: (ratio: number) => percent.format(ratio),
  };
}

export type Format = ReturnType<typeof createFormat>;

/** Dates in Africa/Casablanca and numbers, as the chosen language writes them. */
export function useFormat(): Format {
  const language = useLanguage();
  return useMemo(() => createFormat(language), [language]);
}
