import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Cover } from '@qarib/contracts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { coveredFrom, isUncovered } from '../hooks/cover-gaps.ts';
import { heat, WeekTable } from './week-table.tsx';
import classes from './figures.module.css';

type CoverTableProps = { readonly cover: Cover; readonly specialty: string };

/** A week of hours: how much is asked, darker where more, and below whether somebody is on the rota. */
export function CoverTable({ cover: { hours }, specialty }: CoverTableProps) {
  const { t } = useTranslation('figures');
  const byHour = new Map(hours.map((it) => [it.hour, it]));
  const most = Math.max(1, ...hours.map(({ requested = 0 }) => requested));
  const hasHidden = hours.some(({ requested }) => requested === undefined);
  return (
    <WeekTable
      caption={t('cover.caption', { specialty })}
      note={t('cover.legend')}
      hasHidden={hasHidden}
      renderHour={(hour) => <Hour key={hour} hour={byHour.get(hour)} most={most} />}
    />
  );
}

type HourProps = { readonly hour: Cover['hours'][number] | undefined; readonly most: number };

function Hour({ hour, most }: HourProps) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  // A period of some days has not every hour of a week.
  if (!hour) return <td aria-label={t('cover.notInPeriod')} />;
  const { requested, coveredShare } = hour;
  const colour = isUncovered(hour) ? 'orange' : 'teal';
  return (
    <td
      data-uncovered={isUncovered(hour) || undefined}
      style={heat(colour, (requested ?? 0) / most)}
    >
      <span aria-hidden={requested === undefined || undefined}>
        {requested === undefined ? '·' : format.number(requested)}
      </span>
      {requested === undefined && <VisuallyHidden>{t('breakdown.hidden')}</VisuallyHidden>}
      <span className={classes['cover']} data-cover={levelOf(coveredShare)} aria-hidden="true" />
      <VisuallyHidden>{t('cover.share', { share: format.percent(coveredShare) })}</VisuallyHidden>
    </td>
  );
}

function levelOf(share: number): 'whole' | 'part' | 'none' {
  if (share >= 0.99) return 'whole';
  return share >= coveredFrom ? 'part' : 'none';
}
