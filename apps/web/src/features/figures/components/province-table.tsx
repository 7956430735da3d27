import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import classes from './figures.module.css';

export type ProvinceRow = {
  readonly provinceId: string;
  readonly name: string;
  /** `undefined` where it is hidden, or there was nothing to measure. */
  readonly value: number | undefined;
  readonly text: string | undefined;
  readonly isHidden: boolean;
  readonly among: number | undefined;
  readonly strength: number;
  readonly link: string;
};

type ProvinceTableProps = { readonly rows: readonly ProvinceRow[]; readonly figure: string };

/**
 * The map in words, the highest first; each province leads to its own figures. Those of which there is
 * nothing to tell come after, in a list that is opened.
 */
export function ProvinceTable({ rows, figure }: ProvinceTableProps) {
  const { t } = useTranslation('figures');
  const hasHidden = rows.some(({ isHidden }) => isHidden);
  const sorted = rows.toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1));
  const told = sorted.filter(({ value, isHidden }) => isHidden || (value ?? 0) > 0);
  const others = sorted.filter((row) => !told.includes(row));
  const isLong = told.length > 0 && others.length > longestTail;
  return (
    <div>
      <Rows rows={isLong ? told : sorted} figure={figure} />
      {isLong && (
        <details className={classes['behind']}>
          <summary>{t('map.others', { count: others.length })}</summary>
          <Rows rows={others} figure={figure} />
        </details>
      )}
      {hasHidden && <p className={classes['note']}>{t('breakdown.hiddenNote')}</p>}
    </div>
  );
}

/** A region's provinces are few enough to stand in one list. */
const longestTail = 10;

function Rows({ rows, figure }: ProvinceTableProps) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const hasAmong = rows.some(({ among }) => among !== undefined);
  return (
    <table className={classes['table']}>
      <caption>{t('map.caption', { figure })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('by.province')}</th>
          <th scope="col" className={classes['number']}>
            {figure}
          </th>
          {hasAmong && (
            <th scope="col" className={classes['number']}>
              {t('map.among')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ provinceId, name, link, isHidden, text, among }) => (
          <tr key={provinceId}>
            <th scope="row">
              <Link to={link} aria-label={t('breakdown.open', { name })}>
                <bdi>{name}</bdi>
              </Link>
            </th>
            <td data-label={figure} className={classes['number']}>
              {isHidden ? t('breakdown.hidden') : (text ?? t('cards.nothing'))}
            </td>
            {hasAmong && (
              <td data-label={t('map.among')} className={classes['number']}>
                {isHidden ? '·' : format.number(among ?? 0)}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
