import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate, useParams } from 'react-router';
import { Page } from '@qarib/ui';
import { BookForPatient } from '../../features/appointments/index.ts';
import { ConsentPanel } from '../../features/consent/components/consent-panel.tsx';
import { Allergies } from '../../features/patients/components/allergies.tsx';
import { NameNewborn } from '../../features/patients/components/name-newborn.tsx';
import { PatientCardCode } from '../../features/patients/components/patient-card-code.tsx';
import { PatientIdentity, PatientTop } from '../../features/patients/components/patient-file.tsx';
import { PatientTimeline } from '../../features/patients/components/timeline.tsx';
import { mergedInto } from '../../features/patients/hooks/merged-into.ts';
import { ContactPreference } from '../../features/reminders/components/contact-preference.tsx';
import { QueryView } from '../../shared/api/query-view.tsx';
import { read } from '../../shared/api/queries.ts';
import { BackLink } from '../../shared/navigation/back-link.tsx';
import classes from './patient-page.module.css';

export function Component() {
  const { t } = useTranslation('patients');
  const { id = '' } = useParams();
  const patient = useQuery(read('readPatient', { params: { id } }));
  const led = mergedInto(patient.error);
  if (led) return <Navigate to={`/patients/${led}`} replace />;
  return (
    <Page title={t('file.title')} width="narrow" back={<BackLink to="/" />}>
      <QueryView query={patient}>
        {(found) => (
          <>
            {/* The card alone goes on paper. */}
            <div className={`${classes['sections'] ?? ''} no-print`}>
              <PatientTop patient={found}>
                <BookForPatient patient={found} />
              </PatientTop>
              {found.givenName === '' && <NameNewborn patient={found} />}
              <Allergies patient={found} canChange />
              <ConsentPanel patient={found} />
              <ContactPreference patient={found} />
              <PatientTimeline patientId={found.id} />
              <PatientIdentity patient={found} />
            </div>
            <PatientCardCode patient={found} />
          </>
        )}
      </QueryView>
    </Page>
  );
}
