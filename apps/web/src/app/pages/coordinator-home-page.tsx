import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { countryId } from '@qarib/clinical';
import type { BoardWatch } from '@qarib/contracts';
import { Page } from '@qarib/ui';
import { BoardFigures } from '../../features/coordinator-board/components/board-figures.tsx';
import { AsOf, Standstill } from '../../features/coordinator-board/components/freshness.tsx';
import { SitesNow } from '../../features/coordinator-board/components/sites-now.tsx';
import { SpecialtiesNow } from '../../features/coordinator-board/components/specialties-now.tsx';
import { useBoard, useFreshness } from '../../features/coordinator-board/hooks/use-board.ts';
import { QueryView } from '../../shared/api/query-view.tsx';
import { useToday } from '../../shared/clock/use-today.ts';
import { useLanguage } from '../../shared/i18n/use-language.ts';

/** Who waits, who talks and who is there, as it is now: of the own region, or of the country. */
export function Component() {
  const { t } = useTranslation('coordinator-board');
  const language = useLanguage();
  const query = useBoard();
  const freshness = useFreshness(query.dataUpdatedAt);
  const watch = query.data;
  return (
    <Page
      title={t('title')}
      lead={watch?.place.name[language]}
      actions={watch && <AsOf asOf={watch.board.asOf} isLive={freshness.isLive} />}
    >
      <QueryView query={query}>{(found) => <Board watch={found} {...freshness} />}</QueryView>
    </Page>
  );
}

type BoardProps = {
  readonly watch: BoardWatch;
  readonly isLive: boolean;
  readonly agedMs: number;
};

function Board({ watch, isLive, agedMs }: BoardProps) {
  const { t } = useTranslation('coordinator-board');
  const today = useToday();
  const { board } = watch;
  const by = board.placeId === countryId ? 'region' : 'province';
  const search = new URLSearchParams({ from: today, to: today, by }).toString();
  return (
    <>
      <Standstill asOf={board.asOf} isLive={isLive} />
      <BoardFigures board={board} agedMs={agedMs} />
      <SpecialtiesNow board={board} agedMs={agedMs} />
      <SitesNow watch={watch} />
      <p>
        {t('namesNobody')} <Link to={`/figures?${search}`}>{t('todaysFigures')}</Link>
      </p>
    </>
  );
}
