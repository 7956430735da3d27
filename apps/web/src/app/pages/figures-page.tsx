import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Figures } from '@qarib/contracts';
import { Notice, Page } from '@qarib/ui';
import { Breakdown } from '../../features/figures/components/breakdown.tsx';
import { Brief } from '../../features/figures/components/brief.tsx';
import { Export } from '../../features/figures/components/export.tsx';
import { FigureCards } from '../../features/figures/components/figure-cards.tsx';
import { Filters } from '../../features/figures/components/filters.tsx';
import { Trend } from '../../features/figures/components/trend.tsx';
import { comparedWith, trendOf } from '../../features/figures/hooks/figure-view.ts';
import { useFigureView } from '../../features/figures/hooks/use-figure-view.ts';
import { QueryView } from '../../shared/api/query-view.tsx';
import { read } from '../../shared/api/queries.ts';
import { useFormat } from '../../shared/i18n/use-format.ts';
import { useLanguage } from '../../shared/i18n/use-language.ts';

/** What was asked, answered and really held: of the own site, the own region, or the country. */
export function Component() {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const { view, today, isMistaken, show, searchOf } = useFigureView();
  const now = useQuery(read('readFigures', { query: { ...view, by: 'specialty' } }));
  const compared = { ...view, ...comparedWith(view, today), by: 'specialty' as const };
  const before = useQuery(read('readFigures', { query: compared }));
  const over = { ...view, ...trendOf(view), by: 'period' as const };
  const trend = useQuery(read('readFigures', { query: over }));
  return (
    <Page
      title={t('title')}
      lead={now.data && <Lead figures={now.data} />}
      actions={
        <Button
          className="no-print"
          variant="light"
          leftSection={<Printer size={18} aria-hidden="true" />}
          onClick={() => globalThis.print()}
        >
          {t('print')}
        </Button>
      }
    >
      {isMistaken && <Notice tone="info">{t('mistaken')}</Notice>}
      <Filters view={view} today={today} show={show} />
      <QueryView query={now}>
        {(figures) => (
          <>
            <Brief now={figures} before={before.data} />
            <QueryView query={trend}>{(found) => <Trend figures={found} />}</QueryView>
            <Breakdown view={view} placeKind={figures.place.kind} show={show} searchOf={searchOf} />
            <FigureCards total={figures.total} before={before.data?.total} />
            <Export view={view} placeKind={figures.place.kind} />
            <p>{t('asOf', { time: format.timeWithSeconds(figures.asOf) })}</p>
          </>
        )}
      </QueryView>
    </Page>
  );
}

function Lead({ figures: { place, from, to } }: { readonly figures: Figures }) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const language = useLanguage();
  const name = place.name?.[language] ?? place.id;
  return t('lead', { place: name, from: format.day(from), to: format.day(to) });
}
