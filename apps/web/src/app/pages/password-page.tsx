import { useTranslation } from 'react-i18next';
import { Page } from '@qarib/ui';
import { ChangePassword } from '../../features/change-password/components/change-password.tsx';

/** The own password, for everybody who has an account. */
export function Component() {
  const { t } = useTranslation('change-password');
  return (
    <Page title={t('title')} width="narrow">
      <ChangePassword />
    </Page>
  );
}
