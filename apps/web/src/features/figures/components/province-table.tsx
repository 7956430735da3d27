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

/** The map in words, the highest first; each province leads to its own figures. */
export function ProvinceTable({ rows, figure }: ProvinceTableProps) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const hasHidden = rows.some(({ isHidden }) => isHidden);
  const hasAmong = rows.some(({ among }) => among !== undefined);
  const sorted = rows.toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1));
  return (
    <div>
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
          {sorted.map(({ provinceId, name, link, isHidden, text, among }) => (
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
      {hasHidden && <p className={classes['note']}>{t('breakdown.hiddenNote')}</p>}
    </div>
  );
}
