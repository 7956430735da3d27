import { onMoroccanWall } from '@qarib/clinical';
import { dateLocales, numberLocales, type Language } from '@qarib/contracts';

/** Instants in Moroccan time, and numbers, as the document's language writes them. */
export function documentFormat(language: Language) {
  const locale = dateLocales[language];
  const date = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const utc = { timeZone: 'UTC' } as const;
  const dateTime = new Intl.DateTimeFormat(locale, { ...utc, ...date, ...time });
  const ofDay = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...utc, ...options });
    return (isoDay: string) => format.format(new Date(isoDay));
  };
  const number = new Intl.NumberFormat(numberLocales[language]);
  const percent = new Intl.NumberFormat(numberLocales[language], {
    style: 'percent',
    maximumFractionDigits: 1,
  });
  const plural = new Intl.PluralRules(locale);
  return {
    dateTime: (instant: Date) => dateTime.format(onMoroccanWall(instant)),
    /** `YYYY-MM-DD`. */
    day: ofDay(date),
    shortDay: ofDay({ ...date, month: 'short' }),
    month: ofDay({ month: 'long', year: 'numeric' }),
    shortMonth: ofDay({ month: 'short', year: 'numeric' }),
    weekday: ofDay({ weekday: 'long' }),
    number: (value: number) => number.format(value),
    /** Of a ratio: 0.05 is 5 %. */
    percent: (ratio: number) => percent.format(ratio),
    plural: (count: number) => plural.select(count),
  };
}
