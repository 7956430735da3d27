import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { isFigureHidden } from '@qarib/clinical';
import type { FigureRow, Figures } from '@qarib/contracts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import {
  firstOrder,
  inOrder,
  qualityColumns,
  qualityOf,
  type Order,
  type QualityColumn,
} from '../hooks/quality-order.ts';
import { useFigureWords } from '../hooks/use-figure-words.ts';
import classes from './figures.module.css';

type QualityTableProps = {
  readonly figures: Figures;
  readonly order: Order;
  readonly sort: (order: Order) => void;
  readonly linkOf: (row: FigureRow) => string | undefined;
};

/** Sorted by what its reader looks for; a bar shows that column beside the names. */
export function QualityTable({ figures, order, sort, linkOf }: QualityTableProps) {
  const { t } = useTranslation('figures');
  const words = useFigureWords();
  const { by, rows, total } = figures;
  const most = Math.max(...rows.map((row) => qualityOf(row, order.column) ?? 0)) || 1;
  const hasHidden = rows.some(({ hidden }) => hidden.length > 0);
  return (
    <>
      <div className={classes['wide']}>
        <table className={[classes['table'], classes['quality']].join(' ')}>
          <caption>{t('quality.caption', { by: t(`by.${by}`) })}</caption>
          <thead>
            <tr>
              <th scope="col">{t(`by.${by}`)}</th>
              {qualityColumns.map((column) => (
                <Heading key={column} column={column} order={order} sort={sort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {inOrder(rows, order).map((row) => (
              <tr key={row.value}>
                <th scope="row">
                  <Name name={words.rowName(by, row)} link={linkOf(row)} />
                  <span
                    className={classes['bar']}
                    style={{ inlineSize: `${((qualityOf(row, order.column) ?? 0) / most) * 100}%` }}
                    aria-hidden="true"
                  />
                </th>
                <Cells row={row} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('quality.total')}</th>
              <Cells row={{ value: '', ...total }} />
            </tr>
          </tfoot>
        </table>
      </div>
      {hasHidden && <p className={classes['note']}>{t('breakdown.hiddenNote')}</p>}
    </>
  );
}

type HeadingProps = Pick<QualityTableProps, 'order' | 'sort'> & { readonly column: QualityColumn };

function Heading({ column, order, sort }: HeadingProps) {
  const { t } = useTranslation('figures');
  const words = useFigureWords();
  const isSorted = order.column === column;
  const direction = order.isDescending ? 'descending' : 'ascending';
  return (
    <th scope="col" className={classes['number']} aria-sort={isSorted ? direction : 'none'}>
      <button
        type="button"
        className={classes['sort']}
        onClick={() =>
          sort(isSorted ? { column, isDescending: !order.isDescending } : firstOrder(column))
        }
      >
        {column === 'calls' ? t('quality.calls') : words.nameOf(column)}
        <span aria-hidden="true">{isSorted ? (order.isDescending ? '↓' : '↑') : '↕'}</span>
      </button>
    </th>
  );
}

function Name({ name, link }: { readonly name: string; readonly link: string | undefined }) {
  const { t } = useTranslation('figures');
  if (link === undefined) return <bdi>{name}</bdi>;
  return (
    <Link to={link} aria-label={t('breakdown.open', { name })}>
      <bdi>{name}</bdi>
    </Link>
  );
}

/** What went on in writing is told of requests, most else of calls: each may be too small to show. */
function Cells({ row }: { readonly row: FigureRow }) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const words = useFigureWords();
  return qualityColumns.map((column) => {
    const isHidden =
      column === 'calls' ? row.hidden.includes('calls') : isFigureHidden(column, row.hidden);
    const found =
      column === 'calls'
        ? format.number(row.counts.calls ?? 0)
        : words.valueOf(column, row.counts).text;
    const label = column === 'calls' ? t('quality.calls') : words.nameOf(column);
    const text = isHidden ? t('breakdown.hidden') : (found ?? t('quality.unmeasured'));
    const isEmpty = isHidden || found === undefined;
    return (
      <td
        key={column}
        data-label={label}
        data-empty={isEmpty || undefined}
        className={classes['number']}
      >
        {text}
      </td>
    );
  });
}
