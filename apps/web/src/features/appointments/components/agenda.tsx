import { useState } from 'react';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CalendarDays } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { dayAfter } from '@qarib/clinical';
import { isoDate, type Appointment } from '@qarib/contracts';
import { EmptyState, PeriodSwitch, Section } from '@qarib/ui';
import { QueryView } from '../../../shared/api/query-view.tsx';
import { read } from '../../../shared/api/queries.ts';
import { dayOf } from '../../../shared/appointments/wall-time.ts';
import { useDayWords } from '../hooks/use-wall-time.ts';
import { AppointmentCard } from './appointment-card.tsx';
import classes from './appointments.module.css';

/** The days' appointments from the day in the address, or else from today by the server's clock. */
export function Agenda({ initialDays }: { readonly initialDays: 1 | 7 }) {
  const { t } = useTranslation('appointments');
  const words = useDayWords();
  const [search] = useSearchParams();
  const [from, setFrom] = useState(isoDate.safeParse(search.get('day')).data);
  const [days, setDays] = useState<number>(initialDays);
  const list = useQuery(read('listAppointments', { query: { from, days } }));
  const first = from ?? list.data?.today;
  const step = (count: number) => first && setFrom(dayAfter(first, count * days));
  return (
    <Section title={first ? words.day(first) : t('title')}>
      <div className={classes['bar']}>
        <PeriodSwitch
          words={{ before: t('days.previous'), today: t('days.today'), after: t('days.next') }}
          onBefore={first ? () => step(-1) : undefined}
          onToday={from ? () => setFrom(undefined) : undefined}
          onAfter={first ? () => step(1) : undefined}
        />
        <fieldset className={classes['choice']} aria-label={t('days.shown')}>
          {([1, 7] as const).map((count) => (
            <Button
              key={count}
              variant={days === count ? 'light' : 'default'}
              aria-pressed={days === count}
              onClick={() => setDays(count)}
            >
              {t(count === 1 ? 'days.day' : 'days.week')}
            </Button>
          ))}
        </fieldset>
      </div>
      <QueryView query={list}>
        {({ appointments, today }) =>
          appointments.length === 0 ? (
            <EmptyState
              icon={<CalendarDays size={28} aria-hidden="true" />}
              title={t('empty.title')}
              text={t('empty.text')}
            />
          ) : (
            <Days appointments={appointments} today={today} hasHeadings={days > 1} />
          )
        }
      </QueryView>
    </Section>
  );
}

type DaysProps = {
  readonly appointments: readonly Appointment[];
  readonly today: string;
  readonly hasHeadings: boolean;
};

function Days({ appointments, today, hasHeadings }: DaysProps) {
  const words = useDayWords();
  const byDay = Map.groupBy(appointments, ({ startsAt }) => dayOf(startsAt));
  return [...byDay].map(([day, its]) => (
    <div key={day} className={classes['day']}>
      {hasHeadings && <h3 className={classes['heading']}>{words.day(day)}</h3>}
      <ul className={classes['list']}>
        {its.map((appointment) => (
          <AppointmentCard key={appointment.id} appointment={appointment} today={today} />
        ))}
      </ul>
    </div>
  ));
}
