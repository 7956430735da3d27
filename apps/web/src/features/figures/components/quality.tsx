import { Button, NativeSelect } from '@mantine/core';
import { Signal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { breakdownsOf, nowhere, placeKinds, type Breakdown } from '@qarib/clinical';
import type { FigureRow, Figures } from '@qarib/contracts';
import { EmptyState, Section } from '@qarib/ui';
import { useSession } from '../../../shared/session/session.ts';
import type { FigureView } from '../hooks/figure-view.ts';
import { firstOrder, qualityColumns, qualityFigures, type Order } from '../hooks/quality-order.ts';
import { useFigureWords } from '../hooks/use-figure-words.ts';
import { QualityBrief } from './quality-brief.tsx';
import { QualityTable } from './quality-table.tsx';
import classes from './figures.module.css';

type QualityProps = {
  readonly figures: Figures;
  readonly parts: readonly Breakdown[];
  readonly show: (change: Partial<FigureView>) => void;
  readonly searchOf: (change: Partial<FigureView>) => string;
  readonly order: Order;
  readonly sort: (order: Order) => void;
};

/** The links of the sites beside each other, and what each number means. */
export function Quality({ figures, parts, show, searchOf, order, sort }: QualityProps) {
  const { t } = useTranslation('figures');
  const words = useFigureWords();
  const { practitioner } = useSession();
  const measured = { ...figures, rows: figures.rows.filter(isMeasured) };
  const linkOf = ({ value: placeId }: FigureRow) => {
    const place = placeKinds.find((kind) => kind === figures.by);
    if (place === undefined || placeId === nowhere || placeId === figures.place.id)
      return undefined;
    return `?${searchOf({ place, placeId, by: breakdownsOf(place)[0] ?? 'specialty' })}`;
  };
  return (
    <Section title={t('quality.bySite')}>
      <p className={classes['note']}>{t('quality.measured')}</p>
      <div className={[classes['choices'], 'no-print'].join(' ')}>
        {parts.length > 1 && (
          <NativeSelect
            label={t('breakdown.by')}
            value={figures.by}
            onChange={({ currentTarget: { value } }) => {
              const chosen = parts.find((part) => part === value);
              if (chosen) show({ by: chosen });
            }}
            data={parts.map((value) => ({ value, label: t(`by.${value}`) }))}
          />
        )}
        <NativeSelect
          className={classes['onPhones']}
          label={t('quality.sortBy')}
          value={order.column}
          onChange={({ currentTarget: { value } }) => {
            const column = qualityColumns.find((it) => it === value);
            if (column) sort(firstOrder(column));
          }}
          data={qualityColumns.map((value) => ({
            value,
            label: value === 'calls' ? t('quality.calls') : words.nameOf(value),
          }))}
        />
      </div>
      {measured.rows.length === 0 ? (
        <EmptyState
          icon={<Signal size={28} aria-hidden="true" />}
          title={t('quality.empty')}
          text={t('quality.emptyText')}
        />
      ) : (
        <>
          <QualityBrief figures={measured} />
          <QualityTable figures={measured} order={order} sort={sort} linkOf={linkOf} />
        </>
      )}
      {practitioner.role === 'coordinator' && (
        <div className="no-print">
          <Button component={Link} to={reportsOf(figures)} variant="light">
            {t('reports.open')}
          </Button>
        </div>
      )}
      <dl className={classes['definitions']} aria-label={t('quality.definitions')}>
        {qualityFigures.map((id) => (
          <div key={id}>
            <dt>{words.nameOf(id)}</dt>
            <dd>{words.definitionOf(id)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** A nurse has the figures of her site alone; each call is told to those who mend links. */
const reportsOf = ({ place: { kind, id } }: Figures): string =>
  kind === 'facility' ? `/figures/calls?site=${id}` : '/figures/calls';

const isMeasured = ({ counts, hidden }: FigureRow) =>
  (counts.calls ?? 0) > 0 || hidden.includes('calls');
