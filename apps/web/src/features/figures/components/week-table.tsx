import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { HourHeading, hoursOfDay, HoursHeading, WeekdayHeading, weekdays } from './weekday.tsx';
import classes from './figures.module.css';

type WeekTableProps = {
  readonly caption: string;
  readonly note: string;
  /** Whether something of a group too small to be shown is left out. */
  readonly hasHidden: boolean;
  /** The cell of an hour, given as `weekday-hour`, the weekday from Monday as 1. */
  readonly renderHour: (hourOfWeek: string) => ReactNode;
};

/** The hours of a week: a row for each hour, a column for each day. */
export function WeekTable({ caption, note, hasHidden, renderHour }: WeekTableProps) {
  const { t } = useTranslation('figures');
  return (
    <>
      <table className={[classes['table'], classes['hours']].join(' ')}>
        <caption>
          {caption}
          <span className={classes['note']}>{note}</span>
        </caption>
        <thead>
          <tr>
            <HoursHeading />
            {weekdays.map((weekday) => (
              <WeekdayHeading key={weekday} weekday={weekday} />
            ))}
          </tr>
        </thead>
        <tbody>
          {hoursOfDay.map((hour) => (
            <tr key={hour}>
              <HourHeading hour={hour} />
              {weekdays.map((weekday) => renderHour(`${weekday}-${hour}`))}
            </tr>
          ))}
        </tbody>
      </table>
      {hasHidden && <p className={classes['note']}>{t('breakdown.hiddenNote')}</p>}
    </>
  );
}

/** A colour of the theme as strong as this hour among the others. */
export const heat = (colour: 'teal' | 'orange', share: number) => ({
  background: `color-mix(in srgb, var(--mantine-color-${colour}-6) ${Math.round(share * 45)}%, transparent)`,
});
