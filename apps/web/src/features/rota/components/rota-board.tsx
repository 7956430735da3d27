import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dayAfter, wallTimeOf } from '@qarib/clinical';
import type { OnCallShift, Rota } from '@qarib/contracts';
import { PeriodSwitch, Section } from '@qarib/ui';
import { read } from '../../../shared/api/queries.ts';
import { QueryView } from '../../../shared/api/query-view.tsx';
import { useToday } from '../../../shared/clock/use-today.ts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { AddShift } from './add-shift.tsx';
import { Offers } from './offers.tsx';
import { ShiftCard } from './shift-card.tsx';
import { SwapDialog } from './swap-dialog.tsx';
import classes from './rota.module.css';

const daysOfWeek = [0, 1, 2, 3, 4, 5, 6] as const;

/** A night is shown on the day it begins; one that began before the week, on Monday. */
function shiftsOn(day: string, { shifts, monday }: Rota): readonly OnCallShift[] {
  return shifts.filter(({ from }) => {
    const begins = wallTimeOf(new Date(from)).slice(0, 10);
    return begins === day || (day === monday && begins < monday);
  });
}

type WeekProps = {
  readonly rota: Rota;
  readonly today: string;
  readonly onSwap: (shift: OnCallShift) => void;
};

function Week({ rota, today, onSwap }: WeekProps) {
  const { t } = useTranslation('rota');
  const format = useFormat();
  return (
    <ol className={classes['week']}>
      {daysOfWeek.map((offset) => {
        const day = dayAfter(rota.monday, offset);
        const shifts = shiftsOn(day, rota);
        return (
          <li key={day} aria-current={day === today ? 'date' : undefined}>
            <h3 className={classes['day']}>
              {format.weekday(day)} <span>{format.day(day)}</span>
            </h3>
            {shifts.length === 0 && <p className={classes['soft']}>{t('nobody')}</p>}
            <ul className={classes['shifts']}>
              {shifts.map((shift) => (
                <ShiftCard key={shift.id} shift={shift} onSwap={() => onSwap(shift)} />
              ))}
            </ul>
          </li>
        );
      })}
    </ol>
  );
}

/** A week of who is on call at the own hospital, and what can be changed about it. */
export function RotaBoard() {
  const { t } = useTranslation('rota');
  const today = useToday();
  const [day, setDay] = useState(today);
  const [swapping, setSwapping] = useState<OnCallShift>();
  const rota = useQuery(read('readRota', { query: { day } }));
  return (
    <>
      {rota.data && <Offers offered={rota.data.offered} />}
      <Section
        title={t('week')}
        actions={
          <PeriodSwitch
            words={{ before: t('before'), today: t('today'), after: t('after') }}
            onBefore={() => setDay(dayAfter(day, -7))}
            onToday={() => setDay(today)}
            onAfter={() => setDay(dayAfter(day, 7))}
          />
        }
      >
        <QueryView query={rota}>
          {(found) => <Week rota={found} today={today} onSwap={setSwapping} />}
        </QueryView>
      </Section>
      <AddShift today={today} />
      {swapping && rota.data && (
        <SwapDialog shift={swapping} rota={rota.data} onClose={() => setSwapping(undefined)} />
      )}
    </>
  );
}
