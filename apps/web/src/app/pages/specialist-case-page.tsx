import { Button } from '@mantine/core';
import { CircleStop } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'react-router';
import { SpecialistCase } from '../../features/consultation-case/index.ts';
import { NotePanel } from '../../features/consultation-note/index.ts';
import { FinishConsultation } from '../../features/finish-consultation/index.ts';
import { Allergies } from '../../features/patients/components/allergies.tsx';
import { CaseReferrals } from '../../features/referrals/index.ts';
import { PatientTimeline } from '../../features/patients/components/timeline.tsx';
import { hasHungUp } from '../../shared/call/call-page-state.ts';
import { PassOn } from '../../features/pass-on/index.ts';
import { RecordingList } from '../../features/recording/index.ts';
import { useSession } from '../../shared/session/session.ts';
import { useCallAhead } from '../call/call-ahead.ts';
import { CasePhotos } from '../conversation/case-photos.tsx';
import { MessageSection } from '../conversation/message-section.tsx';

const loadCallPage = () => import('./specialist-call-page.tsx');

export function Component() {
  const { t } = useTranslation('finish-consultation');
  const { id = '' } = useParams();
  useCallAhead(id, loadCallPage);
  const { practitioner } = useSession();
  const location = useLocation();
  return (
    <SpecialistCase
      key={id}
      consultationId={id}
      hasHungUp={hasHungUp(location.state)}
      renderNote={(consultation) => (
        <>
          <NotePanel consultation={consultation} />
          {consultation.isNoteSigned && <CaseReferrals consultationId={consultation.id} />}
        </>
      )}
      renderPhotos={(consultation) => <CasePhotos consultation={consultation} />}
      renderAllergies={({ patient, responsible }) => (
        <Allergies patient={patient} canChange={responsible?.id === practitioner.id} />
      )}
      renderHistory={(consultation) => (
        <PatientTimeline patientId={consultation.patient.id} beside={consultation} />
      )}
      renderRecordings={({ responsible, startedAt }) =>
        startedAt &&
        responsible?.id === practitioner.id && <RecordingList consultationId={id} mayRemove />
      }
      renderMessages={(consultation) => <MessageSection consultation={consultation} />}
      renderFinish={(consultation) => (
        <>
          <PassOn consultation={consultation} />
          <FinishConsultation consultationId={id} isNoteSigned={consultation.isNoteSigned}>
            {(ask) => (
              <Button
                variant="default"
                leftSection={<CircleStop size={18} aria-hidden />}
                onClick={ask}
                data-testid="finish"
              >
                {t('action')}
              </Button>
            )}
          </FinishConsultation>
        </>
      )}
    />
  );
}
