import { useQuery } from '@tanstack/react-query';
import { Signal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallQualityOverview } from '@qarib/contracts';
import { EmptyState, Section } from '@qarib/ui';
import { QueryView } from '../../../shared/api/query-view.tsx';
import { read } from '../../../shared/api/queries.ts';
import { useToday } from '../../../shared/clock/use-today.ts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import classes from './board.module.css';

const shownDays = 7;
const rereadMs = 5 * 60_000;

/** The first of the days shown, today being the last. */
function firstDay(today: string): string {
  const day = new Date(`${today}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() - (shownDays - 1));
  return day.toISOString().slice(0, 10);
}

/** How the calls of each site went, as the site's own end measured them: where the link wants mending. */
export function CallQuality() {
  const { t } = useTranslation('coordinator-board');
  const to = useToday();
  const range = { query: { from: firstDay(to), to } };
  const quality = useQuery({ ...read('readCallQuality', range), refetchInterval: rereadMs });
  return (
    <Section>
      <QueryView query={quality}>
        {({ sites }) =>
          sites.length === 0 ? (
            <EmptyState
              icon={<Signal size={28} aria-hidden="true" />}
              title={t('quality.empty')}
              text={t('quality.emptyText')}
            />
          ) : (
            <SiteTable sites={sites} />
          )
        }
      </QueryView>
    </Section>
  );
}

function SiteTable({ sites }: Pick<CallQualityOverview, 'sites'>) {
  const { t } = useTranslation('coordinator-board');
  const columns = useColumns();
  return (
    <table className={[classes['table'], classes['quality']].join(' ')}>
      <caption className={classes['caption']}>
        {t('quality.title')}
        <span className={classes['period']}>{t('quality.period')}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('quality.site')}</th>
          {columns.map(({ label }) => (
            <th key={label} scope="col" className={classes['number']}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sites.map((site) => (
          <SiteRow key={site.facility.id} site={site} columns={columns} />
        ))}
      </tbody>
    </table>
  );
}

type Site = CallQualityOverview['sites'][number];
type Column = { readonly label: string; readonly valueOf: (site: Site) => string };

function SiteRow({ site, columns }: { readonly site: Site; readonly columns: readonly Column[] }) {
  const language = useLanguage();
  return (
    <tr>
      <th scope="row">{site.facility.name[language]}</th>
      {columns.map(({ label, valueOf }) => (
        <td key={label} data-label={label} className="tabular">
          {valueOf(site)}
        </td>
      ))}
    </tr>
  );
}

function useColumns(): readonly Column[] {
  const { t } = useTranslation('coordinator-board');
  const format = useFormat();
  const ifMeasured = (value: number | undefined, write: (value: number) => string) =>
    value === undefined ? t('quality.unmeasured') : write(value);
  const milliseconds = (value: number) =>
    t('quality.milliseconds', { value: format.number(Math.round(value)) });
  return [
    { label: t('quality.calls'), valueOf: ({ calls }) => format.number(calls) },
    {
      label: t('quality.loss'),
      valueOf: ({ medianLoss }) => ifMeasured(medianLoss, format.percent),
    },
    {
      label: t('quality.roundTrip'),
      valueOf: ({ medianRoundTripMs }) => ifMeasured(medianRoundTripMs, milliseconds),
    },
    {
      label: t('quality.lostPicture'),
      valueOf: ({ lostPictureRatio }) => format.percent(lostPictureRatio),
    },
    { label: t('quality.rejoins'), valueOf: ({ rejoins }) => format.number(rejoins) },
  ];
}
