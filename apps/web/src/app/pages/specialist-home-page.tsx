import { useSyncExternalStore } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Page } from '@qarib/ui';
import { QueueBoard } from '../../features/on-call-queue/index.ts';
import { UnsentWork } from '../../features/unsent/components/unsent-work.tsx';
import { read } from '../../shared/api/queries.ts';
import { listDrafts, onDraftsChanged } from '../../shared/drafts/drafts.ts';
import { useSession } from '../../shared/session/session.ts';

export function Component() {
  const { t } = useTranslation('on-call-queue');
  const { practitioner } = useSession();
  const list = useQuery(read('listConsultations', { query: {} }));
  const isUnsent = useSyncExternalStore(
    onDraftsChanged,
    () => listDrafts(practitioner.id).length > 0,
  );
  return (
    <Page title={t('page.title')}>
      {isUnsent && <UnsentWork consultations={list.data?.consultations ?? []} />}
      <QueueBoard />
    </Page>
  );
}
