import { wallTimeOf } from '@qarib/clinical';
import { useFormat } from '../../../shared/i18n/use-format.ts';

type Span = { readonly from: string; readonly to: string };

const dayOf = (instant: string) => wallTimeOf(new Date(instant)).slice(0, 10);

/** `20:00 – mar. 08:00`: in a week its day is enough where it is not the same one, elsewhere the date. */
export function useSpanWords(): (span: Span, isWithDay?: boolean) => string {
  const format = useFormat();
  return ({ from, to }, isWithDay = false) => {
    const isSameDay = dayOf(from) === dayOf(to);
    const start = isWithDay ? format.dateTime(from) : format.time(from);
    if (isSameDay) return `${start} – ${format.time(to)}`;
    const end = `${format.weekdayShort(dayOf(to))} ${format.time(to)}`;
    return `${start} – ${isWithDay ? format.dateTime(to) : end}`;
  };
}
