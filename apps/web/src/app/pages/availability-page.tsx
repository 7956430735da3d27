import { useTranslation } from 'react-i18next';
import { Page } from '@qarib/ui';
import { AvailabilityEditor } from '../../features/appointments/index.ts';
import { BackLink } from '../../shared/navigation/back-link.tsx';

export function Component() {
  const { t } = useTranslation('appointments');
  return (
    <Page
      title={t('availability.title')}
      lead={t('availability.lead')}
      width="narrow"
      back={<BackLink to="/appointments" label={t('agenda')} />}
    >
      <AvailabilityEditor />
    </Page>
  );
}
