import { useTranslation } from 'react-i18next';
import { Page } from '@qarib/ui';
import { ReferralBoard } from '../../features/referrals/index.ts';

export function Component() {
  const { t } = useTranslation('referrals');
  return (
    <Page title={t('title')} lead={t('lead')}>
      <ReferralBoard />
    </Page>
  );
}
