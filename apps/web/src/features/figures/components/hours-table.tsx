import { useTranslation } from 'react-i18next';
import type { FigureRow, Figures } from '@qarib/contracts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { heat, WeekTable } from './week-table.tsx';
import classes from './figures.module.css';

/** When in the week is asked, and when nobody answers: darker is more. */
export function HoursTable({ figures: { rows, by } }: { readonly figures: Figures }) {
  const { t } = useTranslation('figures');
  const rowOf = new Map(rows.map((row) => [row.value, row]));
  const most = Math.max(1, ...rows.map(({ counts }) => counts.requested ?? 0));
  const hasHidden = rows.some(({ hidden }) => hidden.length > 0);
  return (
    <WeekTable
      caption={t('breakdown.caption', { by: t(`by.${by}`) })}
      note={t('hours.note')}
      hasHidden={hasHidden}
      renderHour={(hour) => <Hour key={hour} row={rowOf.get(hour)} most={most} />}
    />
  );
}

function Hour({ row, most }: { readonly row: FigureRow | undefined; readonly most: number }) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  if (row?.hidden.includes('requests')) return <td aria-label={t('breakdown.hidden')}>·</td>;
  const { requested = 0, unmet = 0 } = row?.counts ?? {};
  return (
    <td style={heat('teal', requested / most)}>
      {format.number(requested)}
      {unmet > 0 && (
        <span className={classes['unmet']} aria-label={t('hours.unmet', { count: unmet })}>
          {format.number(unmet)}
        </span>
      )}
    </td>
  );
}
