import { lazy, Suspense } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Consultation } from '@qarib/contracts';
import { Page } from '@qarib/ui';
import { CaseAttachments } from '../../features/attachments/index.ts';
import { BookInstead } from '../../features/appointments/index.ts';
import { CancelRequest } from '../../features/consultation/components/cancel-request.tsx';
import { CaseSummary } from '../../features/consultation/components/case-summary.tsx';
import { StatusPanel } from '../../features/consultation/components/status-panel.tsx';
import { Steps } from '../../features/consultation/components/steps.tsx';
import { FindSpecialist } from '../../features/find-specialist/index.ts';
import { Allergies } from '../../features/patients/components/allergies.tsx';
import { CaseReferrals } from '../../features/referrals/index.ts';
import { PatientReference } from '../../features/patients/components/patient-reference.tsx';
import { useCallAhead } from '../call/call-ahead.ts';
import { CasePhotos } from '../conversation/case-photos.tsx';
import { MessageSection } from '../conversation/message-section.tsx';
import { RecordingList } from '../../features/recording/index.ts';
import { QueryView } from '../../shared/api/query-view.tsx';
import { ConsentWithdrawn } from '../../shared/consent/consent-withdrawn.tsx';
import { read } from '../../shared/api/queries.ts';
import { openShelf } from '../../shared/i18n/i18n.ts';
import { BackLink } from '../../shared/navigation/back-link.tsx';
import classes from './nurse-consultation-page.module.css';

const loadCallPage = () => import('./nurse-call-page.tsx');

/** Only after a consultation, and below what one comes for: it may come a moment later. */
const FeedbackLink = lazy(async () => {
  const [feedback] = await Promise.all([
    import('../../features/feedback/components/feedback-link.tsx'),
    openShelf('porch'),
  ]);
  return { default: feedback.FeedbackLink };
});

/** Not part of the way into a call, which has to be light. */
const SignedNote = lazy(async () => ({
  default: (await import('../../features/consultation/components/signed-note.tsx')).SignedNote,
}));

function WholeCase({ consultation }: { readonly consultation: Consultation }) {
  return (
    <>
      <StatusPanel consultation={consultation} />
      <ConsentWithdrawn patient={consultation.patient} />
      <FindSpecialist consultation={consultation}>
        <BookInstead consultation={consultation} />
        {consultation.status === 'requested' && <CancelRequest consultation={consultation} />}
      </FindSpecialist>
      {consultation.isNoteSigned && (
        <Suspense>
          <SignedNote consultation={consultation} />
        </Suspense>
      )}
      {consultation.isNoteSigned && <CaseReferrals consultationId={consultation.id} />}
      <div className={`${classes['columns'] ?? ''} no-print`}>
        <div className={classes['column']}>
          <PatientReference patient={consultation.patient} />
          <Allergies patient={consultation.patient} canChange />
          <CaseSummary consultation={consultation} />
        </div>
        <div className={classes['column']}>
          <MessageSection consultation={consultation} />
          <CaseAttachments
            consultation={consultation}
            attached={<CasePhotos consultation={consultation} />}
          />
          {consultation.startedAt && <RecordingList consultationId={consultation.id} />}
          <Steps consultation={consultation} />
          {consultation.status === 'completed' && (
            <Suspense>
              <FeedbackLink consultationId={consultation.id} />
            </Suspense>
          )}
        </div>
      </div>
    </>
  );
}

export function Component() {
  const { t } = useTranslation('consultation');
  const { id = '' } = useParams();
  useCallAhead(id, loadCallPage);
  const consultation = useQuery(read('readConsultation', { params: { id } }));
  return (
    <div className={classes['sheet']}>
      <Page title={t('title')} back={<BackLink to="/" />}>
        <QueryView query={consultation}>{(found) => <WholeCase consultation={found} />}</QueryView>
      </Page>
    </div>
  );
}
