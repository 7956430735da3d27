import { lazy, Suspense } from 'react';
import { useQuery } from '@tanstack/react-query';
import { ChartNoAxesColumn } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { regions } from '@qarib/clinical';
import { EmptyState, LoadingState, Page, Section } from '@qarib/ui';
import { Breakdown } from '../../features/coordinator-board/components/breakdown.tsx';
import { Figures } from '../../features/coordinator-board/components/figures.tsx';
import { QueryView } from '../../shared/api/query-view.tsx';
import { read } from '../../shared/api/queries.ts';
import { useToday } from '../../shared/clock/use-today.ts';
import { useFormat } from '../../shared/i18n/use-format.ts';
import { useLanguage } from '../../shared/i18n/use-language.ts';
import { useSession } from '../../shared/session/session.ts';

/** Midnight needs no fact to pass: the board turns to the new day by itself. */
const rereadMs = 60_000;

/** Below the day's figures, and not what one comes for: it may come a moment later. */
const CallQuality = lazy(async () => ({
  default: (await import('../../features/coordinator-board/components/call-quality.tsx'))
    .CallQuality,
}));

export function Component() {
  const { t } = useTranslation('coordinator-board');
  const { t: shared } = useTranslation('shared');
  const language = useLanguage();
  const format = useFormat();
  const { practitioner } = useSession();
  const board = useQuery({ ...read('readDailyStatistics'), refetchInterval: rereadMs });
  const today = useToday();
  const region = regions.find(({ id }) => id === practitioner.facility.regionId);
  return (
    <Page
      title={t('title')}
      lead={t('lead', {
        region: region?.name[language] ?? '',
        day: format.day(board.data?.day ?? today),
      })}
      actions={
        board.data && (
          <span role="status" className="tabular">
            {t('asOf', { time: format.timeWithSeconds(board.data.asOf) })}
          </span>
        )
      }
    >
      <QueryView query={board}>
        {({ total, rows }) => (
          <>
            <Figures total={total} />
            <Section>
              {rows.length === 0 ? (
                <EmptyState
                  icon={<ChartNoAxesColumn size={28} aria-hidden="true" />}
                  title={t('empty')}
                  text={t('emptyText')}
                />
              ) : (
                <Breakdown rows={rows} total={total} />
              )}
            </Section>
          </>
        )}
      </QueryView>
      <Suspense fallback={<LoadingState label={shared('app.loading')} rows={3} />}>
        <CallQuality />
      </Suspense>
    </Page>
  );
}
