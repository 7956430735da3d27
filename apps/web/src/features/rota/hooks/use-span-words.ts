import { wallTimeOf } from '@qarib/clinical';
import { useFormat } from '../../../shared/i18n/use-format.ts';

type Span = { readonly from: string; readonly to: string };

const dayOf = (instant: string) => wallTimeOf(new Date(instant)).slice(0, 10);

/** `20:00 – 08:00`, with the day where it is not the same one. */
export function useSpanWords(): (span: Span, isWithDay?: boolean) => string {
  const format = useFormat();
  return ({ from, to }, isWithDay = false) => {
    const isSameDay = dayOf(from) === dayOf(to);
    const start = isWithDay ? format.dateTime(from) : format.time(from);
    return `${start} – ${isSameDay ? format.time(to) : format.dateTime(to)}`;
  };
}
