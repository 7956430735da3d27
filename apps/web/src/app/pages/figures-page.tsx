import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { comparedWith, trendOf } from '@qarib/clinical';
import { Breakdown } from '../../features/figures/components/breakdown.tsx';
import { Brief } from '../../features/figures/components/brief.tsx';
import { Export } from '../../features/figures/components/export.tsx';
import { FigureCards } from '../../features/figures/components/figure-cards.tsx';
import { FiguresFrame } from '../../features/figures/components/figures-frame.tsx';
import { HospitalBrief } from '../../features/figures/components/hospital-brief.tsx';
import { Trend } from '../../features/figures/components/trend.tsx';
import { useFigureView } from '../../features/figures/hooks/use-figure-view.ts';
import { QueryView } from '../../shared/api/query-view.tsx';
import { read } from '../../shared/api/queries.ts';
import { useFormat } from '../../shared/i18n/use-format.ts';

/** What was asked, answered and really held: of the own site, the own region, or the country. */
export function Component() {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const shown = useFigureView();
  const { view, today, show, searchOf } = shown;
  const now = useQuery(read('readFigures', { query: { ...view, by: 'specialty' } }));
  const earlier = comparedWith(view, today);
  const compared = { ...view, ...earlier, by: 'specialty' as const };
  const before = useQuery({
    ...read('readFigures', { query: compared }),
    enabled: earlier !== undefined,
  });
  const figuresBefore = earlier && before.data;
  const over = { ...view, ...trendOf(view), by: 'period' as const };
  const trend = useQuery(read('readFigures', { query: over }));
  return (
    <FiguresFrame title={t('title')} shown={shown} about={now.data}>
      <QueryView query={now}>
        {(figures) => (
          <>
            {figures.hospital ? (
              <HospitalBrief figures={figures} />
            ) : (
              <Brief now={figures} before={figuresBefore} hasBefore={earlier !== undefined} />
            )}
            <QueryView query={trend}>{(found) => <Trend figures={found} />}</QueryView>
            {!figures.hospital && (
              <>
                <Breakdown
                  view={view}
                  placeKind={figures.place.kind}
                  show={show}
                  searchOf={searchOf}
                />
                <FigureCards total={figures.total} before={figuresBefore?.total} />
              </>
            )}
            <Export view={view} placeKind={figures.place.kind} />
            <p>{t('asOf', { time: format.timeWithSeconds(figures.asOf) })}</p>
          </>
        )}
      </QueryView>
    </FiguresFrame>
  );
}
