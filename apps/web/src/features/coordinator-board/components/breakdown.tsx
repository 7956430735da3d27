import { useTranslation } from 'react-i18next';
import { indicators, provinces, specialties, type IndicatorCounts } from '@qarib/clinical';
import type { DailyStatistics } from '@qarib/contracts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import classes from './board.module.css';

type Row = DailyStatistics['rows'][number];

/** Provinces by name, specialties in the programme's order: a row stays where one saw it last. */
function compareRows(a: Row, b: Row): number {
  return (
    a.provinceId.localeCompare(b.provinceId) ||
    specialties.indexOf(a.specialty) - specialties.indexOf(b.specialty)
  );
}

function Counts({ counts }: { readonly counts: IndicatorCounts }) {
  const { t } = useTranslation('coordinator-board');
  const format = useFormat();
  return indicators.map((indicator) => (
    <td key={indicator} data-label={t(`indicators.${indicator}`)} className="tabular">
      {format.number(counts[indicator])}
    </td>
  ));
}

/** One row per province and specialty. On a phone each row is a card: its numbers fit where the columns do not. */
export function Breakdown({ rows, total }: Pick<DailyStatistics, 'rows' | 'total'>) {
  const { t } = useTranslation('coordinator-board');
  const { t: shared } = useTranslation('shared');
  const language = useLanguage();
  const provinceName = (provinceId: string) =>
    provinces.find(({ id }) => id === provinceId)?.name[language] ?? provinceId;
  return (
    <table className={classes['table']}>
      <caption className={classes['caption']}>{t('table.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('table.province')}</th>
          <th scope="col">{t('table.specialty')}</th>
          {indicators.map((indicator) => (
            <th key={indicator} scope="col" className={classes['number']}>
              {t(`indicators.${indicator}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.toSorted(compareRows).map(({ provinceId, specialty, counts }) => (
          <tr key={`${provinceId} ${specialty}`}>
            <th scope="row">{provinceName(provinceId)}</th>
            <td className={classes['specialty']}>{shared(`specialties.${specialty}`)}</td>
            <Counts counts={counts} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t('table.total')}
          </th>
          <Counts counts={total} />
        </tr>
      </tfoot>
    </table>
  );
}
