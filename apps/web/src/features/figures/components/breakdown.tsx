import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ChartNoAxesColumn } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { breakdownsOf, nowhere, placeKinds, type PlaceKind } from '@qarib/clinical';
import type { FigureRow, Figures } from '@qarib/contracts';
import { EmptyState, Section } from '@qarib/ui';
import { QueryView } from '../../../shared/api/query-view.tsx';
import { read } from '../../../shared/api/queries.ts';
import type { FigureView } from '../hooks/figure-view.ts';
import { BreakdownTable } from './breakdown-table.tsx';
import { HoursTable } from './hours-table.tsx';
import classes from './figures.module.css';

type BreakdownProps = {
  readonly view: FigureView;
  /** Of the place that is shown, chosen or not. */
  readonly placeKind: PlaceKind;
  readonly show: (change: Partial<FigureView>) => void;
  readonly searchOf: (change: Partial<FigureView>) => string;
};

/** The same consultations told apart by one thing; a place opens its own figures. */
export function Breakdown({ view, placeKind, show, searchOf }: BreakdownProps) {
  const { t } = useTranslation('figures');
  const choices = breakdownsOf(placeKind);
  const by = choices.includes(view.by) ? view.by : 'specialty';
  const figures = useQuery(read('readFigures', { query: { ...view, by } }));
  const linkOf = ({ value: placeId }: FigureRow) => {
    // What names no site has none to open.
    if (placeId === nowhere) return undefined;
    if (by === 'hospital') return `?${searchOf({ hospitalId: placeId, by: 'specialty' })}`;
    const place = placeKinds.find((kind) => kind === by);
    if (!place) return undefined;
    return `?${searchOf({ place, placeId, by: breakdownsOf(place)[0] ?? 'specialty' })}`;
  };
  return (
    <Section title={t('breakdown.title')}>
      <NativeSelect
        className={[classes['by'], 'no-print'].join(' ')}
        label={t('breakdown.by')}
        value={by}
        onChange={({ currentTarget: { value } }) => {
          const chosen = choices.find((choice) => choice === value);
          if (chosen) show({ by: chosen });
        }}
        data={choices.map((value) => ({ value, label: t(`by.${value}`) }))}
      />
      <QueryView query={figures}>{(found) => <Rows figures={found} linkOf={linkOf} />}</QueryView>
    </Section>
  );
}

type RowsProps = {
  readonly figures: Figures;
  readonly linkOf: (row: FigureRow) => string | undefined;
};

function Rows({ figures, linkOf }: RowsProps) {
  const { t } = useTranslation('figures');
  if (figures.rows.length === 0) {
    return (
      <EmptyState
        icon={<ChartNoAxesColumn size={28} aria-hidden="true" />}
        title={t('breakdown.empty')}
        text={t('breakdown.emptyText')}
      />
    );
  }
  if (figures.by === 'hour') return <HoursTable figures={figures} />;
  return <BreakdownTable figures={figures} linkOf={linkOf} />;
}
