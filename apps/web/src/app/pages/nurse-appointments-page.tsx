import { useTranslation } from 'react-i18next';
import { Page } from '@qarib/ui';
import { Agenda, FollowUps } from '../../features/appointments/index.ts';

export function Component() {
  const { t } = useTranslation('appointments');
  return (
    <Page title={t('title')}>
      <Agenda initialDays={1} />
      <FollowUps />
    </Page>
  );
}
