import { useTranslation } from 'react-i18next';
import { Page } from '@qarib/ui';
import { QueueBoard } from '../../features/on-call-queue/index.ts';

export function Component() {
  const { t } = useTranslation('on-call-queue');
  return (
    <Page title={t('page.title')}>
      <QueueBoard />
    </Page>
  );
}
