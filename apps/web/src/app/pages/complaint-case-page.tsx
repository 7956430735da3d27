import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { shownCaseNumber } from '@qarib/clinical';
import { Page } from '@qarib/ui';
import {
  ComplaintActions,
  ComplaintFacts,
  ComplaintHistory,
  ComplaintLink,
} from '../../features/complaints/index.ts';
import { QueryView } from '../../shared/api/query-view.tsx';
import { read } from '../../shared/api/queries.ts';
import { BackLink } from '../../shared/navigation/back-link.tsx';

/** One complaint: what was said, what to do, what was done. */
export function Component() {
  const { t } = useTranslation('complaints');
  const { id = '' } = useParams();
  const complaint = useQuery(read('readComplaint', { params: { id } }));
  const number = complaint.data ? shownCaseNumber(complaint.data.number) : '';
  return (
    <Page
      title={t('one', { number })}
      back={<BackLink to="/complaints" label={t('title')} />}
      width="narrow"
    >
      <QueryView query={complaint}>
        {(found) => (
          <>
            <ComplaintFacts complaint={found} />
            <ComplaintActions key={found.state} complaint={found} />
            <ComplaintLink complaint={found} />
            <ComplaintHistory steps={found.steps} />
          </>
        )}
      </QueryView>
    </Page>
  );
}
