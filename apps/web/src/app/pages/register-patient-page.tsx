import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { Page } from '@qarib/ui';
import { RegistrationForm } from '../../features/patients/components/registration-form.tsx';
import { read, readAgain } from '../../shared/api/queries.ts';
import { BackLink } from '../../shared/navigation/back-link.tsx';

export function Component() {
  const { t } = useTranslation('patients');
  const client = useQueryClient();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  return (
    <Page
      title={t('register.title')}
      lead={t('register.lead')}
      width="narrow"
      back={<BackLink to="/" />}
    >
      <RegistrationForm
        searchedName={search.get('name') ?? ''}
        onRegistered={(patient) => {
          const { queryKey } = read('readPatient', { params: { id: patient.id } });
          client.setQueryData(queryKey, patient);
          void readAgain(client, 'searchPatients');
          void navigate(`/patients/${patient.id}/request`, { replace: true });
        }}
      />
    </Page>
  );
}
