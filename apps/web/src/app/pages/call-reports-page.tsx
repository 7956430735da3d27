import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Signal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { dayAfter } from '@qarib/clinical';
import { EmptyState, Page, Section } from '@qarib/ui';
import { CallReports } from '../../features/figures/components/call-reports.tsx';
import { QueryView } from '../../shared/api/query-view.tsx';
import { read } from '../../shared/api/queries.ts';
import { useToday } from '../../shared/clock/use-today.ts';

const days = 7;

/** The latest calls one by one, for whoever mends a link: of one site, a region or the country. */
export function Component() {
  const { t } = useTranslation('figures');
  const [address] = useSearchParams();
  const today = useToday();
  const facilityId = address.get('site') ?? undefined;
  const query = { from: dayAfter(today, 1 - days), to: today, facilityId };
  const reports = useQuery(read('readCallQuality', { query }));
  return (
    <Page title={t('reports.title')} lead={t('reports.lead', { count: days })}>
      <Section>
        {facilityId !== undefined && (
          <div>
            <Button component={Link} to="/figures/calls" variant="light">
              {t('reports.ofAll')}
            </Button>
          </div>
        )}
        <QueryView query={reports} rows={4}>
          {({ newest }) =>
            newest.length === 0 ? (
              <EmptyState
                icon={<Signal size={28} aria-hidden="true" />}
                title={t('reports.empty')}
                text={t('reports.emptyText')}
              />
            ) : (
              <CallReports reports={newest} />
            )
          }
        </QueryView>
      </Section>
    </Page>
  );
}
