import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { RefreshCw, ScrollText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState, Page, Section } from '@qarib/ui';
import { AuditTable } from '../../features/audit/components/audit-table.tsx';
import { QueryView } from '../../shared/api/query-view.tsx';
import { read } from '../../shared/api/queries.ts';

export function Component() {
  const { t } = useTranslation('audit');
  const audit = useQuery(read('readAudit'));
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button
          variant="light"
          leftSection={<RefreshCw size={18} aria-hidden="true" />}
          loading={audit.isFetching}
          onClick={() => void audit.refetch()}
        >
          {t('refresh')}
        </Button>
      }
    >
      <Section>
        <QueryView query={audit} rows={6}>
          {({ entries }) =>
            entries.length === 0 ? (
              <EmptyState icon={<ScrollText size={28} aria-hidden="true" />} title={t('empty')} />
            ) : (
              <AuditTable entries={entries} />
            )
          }
        </QueryView>
      </Section>
    </Page>
  );
}
