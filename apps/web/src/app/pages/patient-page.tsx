import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Page } from '@qarib/ui';
import { ConsentPanel } from '../../features/consent/components/consent-panel.tsx';
import { Allergies } from '../../features/patients/components/allergies.tsx';
import {
  PatientHistory,
  PatientIdentity,
  PatientTop,
} from '../../features/patients/components/patient-file.tsx';
import { QueryView } from '../../shared/api/query-view.tsx';
import { read } from '../../shared/api/queries.ts';
import { BackLink } from '../../shared/navigation/back-link.tsx';

export function Component() {
  const { t } = useTranslation('patients');
  const { id = '' } = useParams();
  const patient = useQuery(read('readPatient', { params: { id } }));
  return (
    <Page title={t('file.title')} width="narrow" back={<BackLink to="/" />}>
      <QueryView query={patient}>
        {(found) => (
          <>
            <PatientTop patient={found} />
            <Allergies patient={found} canChange />
            <ConsentPanel patient={found} />
            <PatientHistory patient={found} />
            <PatientIdentity patient={found} />
          </>
        )}
      </QueryView>
    </Page>
  );
}
