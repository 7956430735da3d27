import { useTranslation } from 'react-i18next';
import type { Specialty } from '@qarib/clinical';
import type { Cover } from '@qarib/contracts';
import { Notice, Section } from '@qarib/ui';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import { gapsIn, type Gap } from '../hooks/cover-gaps.ts';
import type { FigureView } from '../hooks/figure-view.ts';
import { CoverTable } from './cover-table.tsx';
import { clockHour, dayOfWeekday } from './weekday.tsx';
import classes from './figures.module.css';

/** So many are read; the others are in the table. */
const mostGaps = 5;

type CoverProps = {
  readonly cover: Cover;
  readonly show: (change: Partial<FigureView>) => void;
};

/** Where demand meets nobody, in words, then hour by hour, then for each specialty. */
export function CoverOfDemand({ cover, show }: CoverProps) {
  const { t } = useTranslation('figures');
  const { t: shared } = useTranslation('shared');
  const language = useLanguage();
  const specialty = shared(`specialties.${cover.specialty}`);
  const hospitals = cover.hospitals.map(({ name }) => name[language]);
  return (
    <>
      <Section title={t('cover.title', { specialty })}>
        <Gaps cover={cover} />
        <CoverTable cover={cover} specialty={specialty} />
        <p className={classes['note']}>
          {t('cover.rota', { hospitals: new Intl.ListFormat(language).format(hospitals) })}
        </p>
      </Section>
      <Section title={t('cover.bySpecialty')}>
        <SpecialtyTable cover={cover} open={(chosen) => show({ specialty: chosen })} />
      </Section>
    </>
  );
}

function Gaps({ cover: { hours } }: Pick<CoverProps, 'cover'>) {
  const { t } = useTranslation('figures');
  const gaps = gapsIn(hours);
  const isShown = hours.some(({ requested = 0 }) => requested > 0);
  if (!isShown) return <Notice tone="info">{t('cover.noDemand')}</Notice>;
  if (gaps.length === 0) return <Notice tone="success">{t('cover.allCovered')}</Notice>;
  return (
    <ul className={classes['attention']} aria-label={t('brief.attention')}>
      {gaps.slice(0, mostGaps).map((gap) => (
        <li key={`${gap.weekday}-${gap.fromHour}`}>
          <GapWords gap={gap} />
        </li>
      ))}
      {gaps.length > mostGaps && <li>{t('cover.moreGaps', { count: gaps.length - mostGaps })}</li>}
    </ul>
  );
}

function GapWords({ gap }: { readonly gap: Gap }) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const { weekday, fromHour, toHour, requested, coveredShare } = gap;
  const when = t('cover.gap', {
    day: format.weekday(dayOfWeekday(weekday)),
    from: clockHour(fromHour),
    to: clockHour((toHour + 1) % 24),
    count: requested,
  });
  const who =
    coveredShare === 0
      ? t('cover.gapNobody')
      : t('cover.gapSometimes', { share: format.percent(coveredShare) });
  return `${when} ${who}`;
}

type SpecialtyTableProps = Pick<CoverProps, 'cover'> & {
  readonly open: (specialty: Specialty) => void;
};

function SpecialtyTable({ cover: { specialties, specialty: chosen }, open }: SpecialtyTableProps) {
  const { t } = useTranslation('figures');
  const { t: shared } = useTranslation('shared');
  const format = useFormat();
  const numberOf = (value: number | undefined) =>
    value === undefined ? t('breakdown.hidden') : format.number(value);
  return (
    <table className={classes['table']}>
      <caption>{t('cover.specialtyCaption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('by.specialty')}</th>
          <th scope="col" className={classes['number']}>
            {t('cover.requested')}
          </th>
          <th scope="col" className={classes['number']}>
            {t('cover.unmet')}
          </th>
          <th scope="col" className={classes['number']}>
            {t('cover.covered')}
          </th>
        </tr>
      </thead>
      <tbody>
        {specialties.map(({ specialty, requested, unmet, coveredShare }) => (
          <tr key={specialty}>
            <th scope="row">
              <button
                type="button"
                className={classes['open']}
                aria-pressed={specialty === chosen}
                onClick={() => open(specialty)}
              >
                {shared(`specialties.${specialty}`)}
              </button>
            </th>
            <td data-label={t('cover.requested')} className={classes['number']}>
              {numberOf(requested)}
            </td>
            <td data-label={t('cover.unmet')} className={classes['number']}>
              {numberOf(unmet)}
            </td>
            <td data-label={t('cover.covered')} className={classes['number']}>
              {format.percent(coveredShare)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
