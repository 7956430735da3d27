import { onMoroccanWall } from '@qarib/clinical';
import { dateLocales, numberLocales, type Language } from '@qarib/contracts';
import { useLanguage } from './use-language.ts';

type Formatter<Value> = { format(value: Value): string };

/** A browser takes up to milliseconds to make a formatter: each is made when it is first used. */
function whenUsed<Value>(make: () => Formatter<Value>): (value: Value) => string {
  let formatter: Formatter<Value> | undefined;
  return (value) => (formatter ??= make()).format(value);
}

const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const shortDate = { day: 'numeric', month: 'short', year: 'numeric' } as const;

function createFormat(language: Language) {
  const locale = dateLocales[language];
  const dates = (options: Intl.DateTimeFormatOptions) =>
    whenUsed<Date>(() => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }));
  const inMorocco = (options: Intl.DateTimeFormatOptions) => {
    const write = dates(options);
    return (instant: string) => write(onMoroccanWall(new Date(instant)));
  };
  const ofDay = (options: Intl.DateTimeFormatOptions) => {
    const write = dates(options);
    return (isoDay: string) => write(new Date(isoDay));
  };
  const numbers = (options: Intl.NumberFormatOptions) =>
    whenUsed<number>(() => new Intl.NumberFormat(numberLocales[language], options));
  return {
    /** `HH:mm` of an ISO instant. */
    time: inMorocco(clock),
    timeWithSeconds: inMorocco({ ...clock, second: '2-digit' }),
    date: inMorocco({ ...shortDate, month: 'long' }),
    dateTime: inMorocco({ ...shortDate, ...clock }),
    /** A calendar day, `YYYY-MM-DD`. */
    day: ofDay(shortDate),
    /** The month a calendar day lies in. */
    month: ofDay({ month: 'short', year: 'numeric' }),
    weekday: ofDay({ weekday: 'long' }),
    weekdayShort: ofDay({ weekday: 'short' }),
    weekdayNarrow: ofDay({ weekday: 'narrow' }),
    number: numbers({}),
    /** Of a ratio: 0.05 is 5 %. */
    percent: numbers({ style: 'percent', maximumFractionDigits: 1 }),
  };
}

export type Format = ReturnType<typeof createFormat>;

const formats: Record<Language, Format> = {
  fr: createFormat('fr'),
  ar: createFormat('ar'),
  en: createFormat('en'),
};

/** Dates in Africa/Casablanca and numbers, as the chosen language writes them. */
export const useFormat = (): Format => formats[useLanguage()];
