import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FiguresFrame } from '../../features/figures/components/figures-frame.tsx';
import { Quality } from '../../features/figures/components/quality.tsx';
import { orderName, orderNamed } from '../../features/figures/hooks/quality-order.ts';
import { useFigureView } from '../../features/figures/hooks/use-figure-view.ts';
import { partsOf, usePlaceKind } from '../../features/figures/hooks/use-place-kind.ts';
import { QueryView } from '../../shared/api/query-view.tsx';
import { read } from '../../shared/api/queries.ts';

/** How the links of the sites carried their calls: where one wants mending. */
export function Component() {
  const { t } = useTranslation('figures');
  const shown = useFigureView();
  const { view, show, searchOf, sort, sortBy } = shown;
  const kind = usePlaceKind(view);
  const parts = partsOf(kind);
  const by =
    parts.find((part) => part === view.by) ?? parts[kind === 'region' ? 1 : 0] ?? 'facility';
  const { from, to, place, placeId, specialty } = view;
  const asked = { from, to, place, placeId, specialty, by };
  const query = useQuery(read('readFigures', { query: asked }));
  return (
    <FiguresFrame title={t('quality.title')} shown={shown} about={query.data}>
      <QueryView query={query}>
        {(figures) => (
          <Quality
            figures={figures}
            parts={parts}
            show={show}
            searchOf={searchOf}
            order={orderNamed(sort)}
            sort={(order) => sortBy(orderName(order))}
          />
        )}
      </QueryView>
    </FiguresFrame>
  );
}
