import { useTranslation } from 'react-i18next';
import { Page } from '@qarib/ui';
import { IdentifyPatient } from '../../features/patients/components/identify-patient.tsx';
import { BackLink } from '../../shared/navigation/back-link.tsx';

export function Component() {
  const { t } = useTranslation('patients');
  return (
    <Page
      title={t('identify.title')}
      lead={t('identify.lead')}
      width="narrow"
      back={<BackLink to="/" />}
    >
      <IdentifyPatient />
    </Page>
  );
}
