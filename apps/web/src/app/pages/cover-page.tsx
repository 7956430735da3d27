import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Notice } from '@qarib/ui';
import { CoverOfDemand } from '../../features/figures/components/cover.tsx';
import { FiguresFrame } from '../../features/figures/components/figures-frame.tsx';
import { Needs } from '../../features/figures/components/needs.tsx';
import { coverRange } from '../../features/figures/hooks/cover-gaps.ts';
import { useFigureView } from '../../features/figures/hooks/use-figure-view.ts';
import { QueryView } from '../../shared/api/query-view.tsx';
import { read } from '../../shared/api/queries.ts';

/** When is asked and when somebody is on the rota, and which specialties the reasons point to. */
export function Component() {
  const { t } = useTranslation('figures');
  const shown = useFigureView();
  const { view, show } = shown;
  const { from, to, place, placeId, specialty } = view;
  const range = coverRange(view);
  const cover = useQuery(read('readCover', { query: { ...range, place, placeId, specialty } }));
  const needs = useQuery(read('readSpecialtyNeeds', { query: { from, to, place, placeId } }));
  return (
    <FiguresFrame title={t('cover.page')} shown={shown} about={needs.data ?? cover.data}>
      {range.from !== from && <Notice tone="info">{t('cover.lastDays')}</Notice>}
      <QueryView query={cover}>{(found) => <CoverOfDemand cover={found} show={show} />}</QueryView>
      <QueryView query={needs}>{(found) => <Needs needs={found} />}</QueryView>
    </FiguresFrame>
  );
}
