import { useTranslation } from 'react-i18next';
import { Page } from '@qarib/ui';
import { RotaBoard } from '../../features/rota/index.ts';

export function Component() {
  const { t } = useTranslation('rota');
  return (
    <Page title={t('title')} lead={t('lead')}>
      <RotaBoard />
    </Page>
  );
}
