import { useTranslation } from 'react-i18next';
import { Page } from '@qarib/ui';
import { BookAppointment } from '../../features/appointments/index.ts';
import { BackLink } from '../../shared/navigation/back-link.tsx';

export function Component() {
  const { t } = useTranslation('appointments');
  return (
    <Page
      title={t('booking.title')}
      lead={t('booking.moroccanTime')}
      back={<BackLink to="/appointments" label={t('title')} />}
    >
      <BookAppointment />
    </Page>
  );
}
