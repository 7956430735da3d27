import { useTranslation } from 'react-i18next';
import type { CallQualityOverview } from '@qarib/contracts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import classes from './figures.module.css';

type CallReport = CallQualityOverview['newest'][number];

const columns = [
  'joinMs',
  'path',
  'lossUp',
  'lossDown',
  'roundTripMs',
  'upKbps',
  'downKbps',
  'concealedRatio',
  'freezes',
  'rejoins',
  'pictureLosses',
] as const;
type Column = (typeof columns)[number];

const unitOf = {
  joinMs: 'milliseconds',
  roundTripMs: 'milliseconds',
  upKbps: 'kilobits',
  downKbps: 'kilobits',
} as const;
const hasUnit = (column: Column): column is keyof typeof unitOf => column in unitOf;
const isShare = (column: Column) =>
  column === 'lossUp' || column === 'lossDown' || column === 'concealedRatio';

/** Call by call what the ends of it measured; of whom, nobody can say. */
export function CallReports({ reports }: { readonly reports: readonly CallReport[] }) {
  const { t } = useTranslation('figures');
  return (
    <div className={classes['wide']}>
      <table className={[classes['table'], classes['quality']].join(' ')}>
        <caption>{t('reports.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('reports.call')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className={classes['number']}>
                {t(`reports.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reports.map((report) => (
            <Report key={`${report.callSessionId} ${report.peerId}`} report={report} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Report({ report }: { readonly report: CallReport }) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const language = useLanguage();
  const { facilityId, facilityName, role, reportedAt, figures } = report;
  const written = (column: Column): string | undefined => {
    const value = figures[column];
    if (value === undefined) return undefined;
    if (typeof value === 'string') return t(`reports.paths.${value}`);
    if (isShare(column)) return format.percent(value);
    const number = format.number(value);
    return hasUnit(column) ? t(`units.${unitOf[column]}`, { value: number }) : number;
  };
  return (
    <tr>
      <th scope="row">
        <bdi>{facilityName?.[language] ?? facilityId}</bdi>
        <span className={classes['note']}>
          {t('reports.by', { role: t(`reports.roles.${role}`), at: format.dateTime(reportedAt) })}
        </span>
      </th>
      {columns.map((column) => {
        const text = written(column);
        return (
          <td
            key={column}
            data-label={t(`reports.columns.${column}`)}
            data-empty={text === undefined || undefined}
            className={classes['number']}
          >
            {text ?? t('quality.unmeasured')}
          </td>
        );
      })}
    </tr>
  );
}
