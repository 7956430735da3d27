import { useTranslation } from 'react-i18next';
import { dayAfter } from '@qarib/clinical';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import classes from './figures.module.css';

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export const hoursOfDay = Array.from({ length: 24 }, (_, hour) => hour);
/** A Monday: only what its weekday is called is shown. */
const monday = '2026-01-05';

export const dayOfWeekday = (weekday: number) => dayAfter(monday, weekday - 1);
export const clockHour = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

/** The hour a row is of; on a phone there is room for its number alone. */
export function HourHeading({ hour }: { readonly hour: number }) {
  const clock = clockHour(hour);
  return (
    <th scope="row" aria-label={clock}>
      <span className={classes['wide']}>{clock}</span>
      <span className={classes['narrow']}>{clock.slice(0, 2)}</span>
    </th>
  );
}

/** Above them. */
export function HoursHeading() {
  const { t } = useTranslation('figures');
  return (
    <th scope="col" aria-label={t('hours.hour')}>
      <span className={classes['wide']}>{t('hours.hour')}</span>
    </th>
  );
}

/** On a phone seven of them stand side by side in the width of a word. */
export function WeekdayHeading({ weekday }: { readonly weekday: number }) {
  const format = useFormat();
  const day = dayOfWeekday(weekday);
  return (
    <th scope="col" aria-label={format.weekday(day)}>
      <span className={classes['wide']}>{format.weekdayShort(day)}</span>
      <span className={classes['narrow']}>{format.weekdayNarrow(day)}</span>
    </th>
  );
}
