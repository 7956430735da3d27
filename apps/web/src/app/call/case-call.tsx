import { useState, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams } from 'react-router';
import type { CallStateName } from '@qarib/call-client';
import { fullName } from '@qarib/clinical';
import { attachmentPath, type Consultation } from '@qarib/contracts';
import { ErrorState, LoadingState, Page } from '@qarib/ui';
import { CallRoom, FinishedCall } from '../../features/call/index.ts';
import { RecordingConsent } from '../../features/consent/components/recording-consent.tsx';
import { RecordingWanted } from '../../features/consent/components/recording-wanted.tsx';
import { CaseDetails } from '../../features/consultation-case/index.ts';
import { FinishConsultation } from '../../features/finish-consultation/index.ts';
import { InviteControl } from '../../features/invitation/index.ts';
import {
  OwnRecordingBanner,
  RecordControl,
  useEndRecordingWithPage,
} from '../../features/recording/index.ts';
import { Allergies } from '../../features/patients/components/allergies.tsx';
import { Lobby } from '../../features/lobby/index.ts';
import { pathOf } from '../../shared/api/api-client.ts';
import { CasePhotos } from '../conversation/case-photos.tsx';
import { NoteSignedNotice, SignedNotePanel } from '../conversation/note-signed.tsx';
import { MarksNew } from '../conversation/marks-new.tsx';
import { PhotoWanted } from '../conversation/photo-wanted.tsx';
import { CallConversation } from '../conversation/call-conversation.tsx';
import { read } from '../../shared/api/queries.ts';
import { useCallSnapshot, type CallEngine } from '../../shared/call/call-engine.ts';
import { useCallEngine } from '../../shared/call/use-call-engine.ts';
import { useReloadIntoCall } from '../../shared/call/use-reload-into-call.ts';
import { hungUp, readCallWishes } from '../../shared/call/call-page-state.ts';
import { useMessages } from '../../shared/messages/use-messages.ts';
import { useErrorWords } from '../../shared/i18n/use-error-words.ts';
import { useSession } from '../../shared/session/session.ts';
import classes from './case-call.module.css';

type CaseCallProps = {
  /** What the responsible physician writes meanwhile. */
  readonly renderNote?: (consultation: Consultation) => ReactNode;
};

type InCallProps = CaseCallProps & {
  readonly consultation: Consultation;
  readonly call: CallEngine;
  readonly onTakeBack: () => void;
};

const photosOf = ({ attachments }: Consultation) =>
  attachments.filter(({ contentType }) => contentType !== 'application/pdf');

function InCall({ consultation, call, renderNote, onTakeBack }: InCallProps) {
  const navigate = useNavigate();
  const { practitioner } = useSession();
  useReloadIntoCall(call);
  useEndRecordingWithPage();
  const { id, responsible, requester, isNoteSigned } = consultation;
  const { unreadCount } = useMessages(id);
  const toCase = () => void navigate(`/consultations/${id}`, { replace: true, state: hungUp });
  const isPhysician = responsible?.id === practitioner.id;
  const isOfSite = practitioner.role === 'nurse';
  const signedPanel =
    isOfSite && isNoteSigned ? <SignedNotePanel consultation={consultation} /> : undefined;
  const notePanel = isPhysician ? renderNote?.(consultation) : signedPanel;
  return (
    <CallRoom
      consultationId={id}
      call={call}
      expectedName={isPhysician ? requester.name : responsible?.name}
      casePanel={
        <div className={classes['case']}>
          <CaseDetails
            consultation={consultation}
            photos={<CasePhotos consultation={consultation} />}
            allergies={<Allergies patient={consultation.patient} canChange />}
          />
          {practitioner.role === 'nurse' && <RecordingConsent patient={consultation.patient} />}
        </div>
      }
      notePanel={notePanel}
      pages={photosOf(consultation).map((attachment) => ({
        name: attachment.fileName,
        url: pathOf(attachmentPath, { id, attachmentId: attachment.id }),
      }))}
      renderMessages={(isShown) => (
        <CallConversation
          consultation={consultation}
          call={call}
          isShown={isShown}
          onAsked={isPhysician ? undefined : toCase}
        />
      )}
      unreadCount={unreadCount}
      notice={
        <>
          <PhotoWanted consultation={consultation} call={call} />
          {isOfSite && <NoteSignedNotice consultation={consultation} />}
          <MarksNew consultation={consultation} />
        </>
      }
      standing={
        <>
          {isPhysician && <OwnRecordingBanner />}
          {isOfSite && <RecordingWanted {...consultation} />}
        </>
      }
      finished={isOfSite ? <FinishedCall consultation={consultation} /> : undefined}
      onHungUp={toCase}
      onTakeBack={onTakeBack}
      tools={
        <>
          <InviteControl consultationId={id} />
          {isPhysician && <RecordControl consultationId={id} call={call} />}
        </>
      }
      renderFinish={
        isPhysician
          ? (control) => (
              <FinishConsultation
                consultationId={id}
                isNoteSigned={isNoteSigned}
                onFinished={() => void navigate(`/consultations/${id}`, { replace: true })}
              >
                {control}
              </FinishConsultation>
            )
          : undefined
      }
    />
  );
}

type CallOrLobbyProps = InCallProps & { readonly isRejoin: boolean };

const lobbyStates = new Set<CallStateName>(['preparing', 'lobby', 'failed', 'left']);

function CallOrLobby({ isRejoin, ...inCall }: CallOrLobbyProps) {
  const { call, consultation } = inCall;
  const { state } = useCallSnapshot(call);
  const [hasJoined, setHasJoined] = useState(isRejoin);
  if (!hasJoined && !lobbyStates.has(state)) setHasJoined(true);
  if (hasJoined) return <InCall {...inCall} />;
  return (
    <Lobby
      consultationId={consultation.id}
      call={call}
      patientLine={fullName(consultation.patient)}
    />
  );
}

/** The lobby and, once joined, the call of one consultation. */
export function CaseCall({ renderNote }: CaseCallProps) {
  const { t } = useTranslation('shared');
  const wordsFor = useErrorWords();
  const { id = '' } = useParams();
  const location = useLocation();
  const [attempt, setAttempt] = useState(0);
  const [wishes] = useState(() => readCallWishes(location.state));
  const { call, error: callError } = useCallEngine(id, wishes, attempt);
  const { data, error: readError } = useQuery(read('readConsultation', { params: { id } }));
  const error = readError && !data ? readError : callError;
  if (error) {
    return (
      <Page title={t('states.errorTitle')} width="narrow">
        <ErrorState
          title={t('states.errorTitle')}
          text={wordsFor(error)}
          retryLabel={t('states.reload')}
          onRetry={() => window.location.reload()}
        />
      </Page>
    );
  }
  if (!call || !data) {
    return (
      <Page title={t('app.loading')}>
        <LoadingState label={t('app.loading')} />
      </Page>
    );
  }
  return (
    <CallOrLobby
      key={attempt}
      consultation={data}
      call={call}
      renderNote={renderNote}
      isRejoin={wishes.isRejoin || attempt > 0}
      onTakeBack={() => setAttempt(attempt + 1)}
    />
  );
}
