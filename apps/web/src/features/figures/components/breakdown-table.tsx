import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import { indicators } from '@qarib/clinical';
import type { FigureRow, Figures } from '@qarib/contracts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { useFigureWords } from '../hooks/use-figure-words.ts';
import classes from './figures.module.css';

type BreakdownTableProps = {
  readonly figures: Figures;
  /** Where a row's own figures are, when it has any. */
  readonly linkOf?: (row: FigureRow) => string | undefined;
};

/** Each row with how much was asked and what became of it; a bar shows it beside the others. */
export function BreakdownTable({ figures, linkOf }: BreakdownTableProps) {
  const { t } = useTranslation('figures');
  const words = useFigureWords();
  const { by, rows, step } = figures;
  const most = Math.max(1, ...rows.map(({ counts }) => counts.requested ?? 0));
  const hasHidden = rows.some(({ hidden }) => hidden.includes('requests'));
  return (
    <>
      <table className={classes['table']}>
        <caption>{t('breakdown.caption', { by: t(`by.${by}`) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`by.${by}`)}</th>
            {indicators.map((indicator) => (
              <th key={indicator} scope="col" className={classes['number']}>
                {words.nameOf(indicator)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.value}
              row={row}
              name={words.rowName(by, row, step)}
              link={linkOf?.(row)}
              ratio={(row.counts.requested ?? 0) / most}
            />
          ))}
        </tbody>
      </table>
      {hasHidden && <p className={classes['note']}>{t('breakdown.hiddenNote')}</p>}
    </>
  );
}

type RowProps = {
  readonly row: FigureRow;
  readonly name: string;
  readonly link: string | undefined;
  readonly ratio: number;
};

function Row({ row: { counts, hidden }, name, link, ratio }: RowProps) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const words = useFigureWords();
  return (
    <tr>
      <th scope="row">
        {link === undefined ? (
          <bdi>{name}</bdi>
        ) : (
          <Link to={link} aria-label={t('breakdown.open', { name })}>
            <bdi>{name}</bdi>
          </Link>
        )}
        <span
          className={classes['bar']}
          style={{ inlineSize: `${Math.round(ratio * 100)}%` }}
          aria-hidden="true"
        />
      </th>
      {hidden.includes('requests') ? (
        <td colSpan={indicators.length} className={classes['hidden']}>
          {t('breakdown.hidden')}
        </td>
      ) : (
        indicators.map((indicator) => (
          <td key={indicator} data-label={words.nameOf(indicator)} className={classes['number']}>
            {format.number(counts[indicator] ?? 0)}
          </td>
        ))
      )}
    </tr>
  );
}
