import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FiguresFrame } from '../../features/figures/components/figures-frame.tsx';
import { ProvinceMap } from '../../features/figures/components/province-map.tsx';
import { useFigureView } from '../../features/figures/hooks/use-figure-view.ts';
import { provincesIn, useProvinces } from '../../features/figures/hooks/use-provinces.ts';
import { QueryView } from '../../shared/api/query-view.tsx';
import { read } from '../../shared/api/queries.ts';

/** The provinces of a region or of the country beside each other. */
export function Component() {
  const { t } = useTranslation('figures');
  const shown = useFigureView();
  const { from, to, place, placeId, specialty } = shown.view;
  // A province or a site is no map: then it is of all that the reader may see.
  const isWide = place === 'country' || place === 'region';
  const of = isWide ? { place, placeId } : {};
  const query = { from, to, ...of, specialty, by: 'province' as const };
  const figures = useQuery(read('readFigures', { query }));
  const provinces = useProvinces();
  return (
    <FiguresFrame title={t('map.title')} shown={shown} about={figures.data}>
      <QueryView query={figures}>
        {(found) => (
          <QueryView query={provinces}>
            {({ entries }) => (
              <ProvinceMap
                figures={found}
                provinces={provincesIn(entries, found.place)}
                searchOf={shown.searchOf}
              />
            )}
          </QueryView>
        )}
      </QueryView>
    </FiguresFrame>
  );
}
