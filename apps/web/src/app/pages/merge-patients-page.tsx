import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate, useParams, useSearchParams } from 'react-router';
import { Page } from '@qarib/ui';
import { MergeCandidates } from '../../features/patients/components/merge-candidates.tsx';
import { MergeComparison } from '../../features/patients/components/merge-comparison.tsx';
import { PatientReference } from '../../features/patients/components/patient-reference.tsx';
import { mergedInto } from '../../features/patients/hooks/merged-into.ts';
import { QueryView } from '../../shared/api/query-view.tsx';
import { read } from '../../shared/api/queries.ts';
import { BackLink } from '../../shared/navigation/back-link.tsx';

function Candidates({ id }: { readonly id: string }) {
  const patient = useQuery(read('readPatient', { params: { id } }));
  return (
    <QueryView query={patient}>
      {(found) => (
        <>
          <PatientReference patient={found} />
          <MergeCandidates patient={found} />
        </>
      )}
    </QueryView>
  );
}

function Compared({ id, otherId }: { readonly id: string; readonly otherId: string }) {
  const comparison = useQuery({
    ...read('comparePatients', { params: { id, otherId } }),
    // What was looked at is what is decided on: it is read anew each time.
    gcTime: 0,
  });
  const led = mergedInto(comparison.error);
  if (led) return <Navigate to={`/patients/${led}`} replace />;
  return (
    <QueryView query={comparison}>
      {(found) => <MergeComparison key={`${id} ${otherId}`} comparison={found} />}
    </QueryView>
  );
}

export function Component() {
  const { t } = useTranslation('patients');
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const otherId = search.get('with');
  return (
    <Page
      title={t('merge.title')}
      lead={t('merge.lead')}
      width="narrow"
      back={<BackLink to={`/patients/${id}`} label={t('file.title')} />}
    >
      {otherId ? <Compared id={id} otherId={otherId} /> : <Candidates id={id} />}
    </Page>
  );
}
