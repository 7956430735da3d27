import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { fullName } from '@qarib/clinical';
import type { Consultation } from '@qarib/contracts';
import { ErrorState, LoadingState, Notice, Page, Section } from '@qarib/ui';
import { asApiError } from '../../../shared/api/api-error.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { OpinionDue } from '../../../shared/consultation/opinion-due.tsx';
import { BackLink } from '../../../shared/navigation/back-link.tsx';
import { useCase } from '../hooks/use-case.ts';
import { CaseActions, GoneNotice } from './case-actions.tsx';
import { CaseDetails } from './case-details.tsx';
import classes from './case.module.css';

export type SpecialistCaseProps = {
  readonly consultationId: string;
  /** The person came here by hanging up. */
  readonly hasHungUp: boolean;
  readonly renderNote: (consultation: Consultation) => ReactNode;
  readonly renderFinish: (consultation: Consultation) => ReactNode;
  readonly renderPhotos: (consultation: Consultation) => ReactNode;
  readonly renderAllergies: (consultation: Consultation) => ReactNode;
  /** What happened to the patient before. */
  readonly renderHistory: (consultation: Consultation) => ReactNode;
  readonly renderRecordings: (consultation: Consultation) => ReactNode;
  readonly renderMessages: (consultation: Consultation) => ReactNode;
};

function Unreadable({ state }: { readonly state: ReturnType<typeof useCase> }) {
  const { t } = useTranslation(['consultation-case', 'shared']);
  const wordsFor = useErrorWords();
  if (!state.error) return <LoadingState label={t('shared:app.loading')} rows={4} />;
  if (asApiError(state.error).code === 'NOT_FOUND') {
    return (
      <Notice
        tone="info"
        title={t('gone.closed')}
        action={
          <Button component={Link} to="/" variant="default">
            {t('gone.back')}
          </Button>
        }
      >
        {t('gone.text')}
      </Notice>
    );
  }
  return (
    <ErrorState
      title={t('shared:states.errorTitle')}
      text={wordsFor(state.error)}
      retryLabel={t('shared:actions.retry')}
      onRetry={() => void state.refetch()}
    />
  );
}

/** A specialist's page of one case: read, take, call, write, finish. */
export function SpecialistCase(props: SpecialistCaseProps) {
  const { consultationId, hasHungUp, renderNote, renderFinish } = props;
  const { renderPhotos, renderAllergies, renderHistory, renderRecordings, renderMessages } = props;
  const { t } = useTranslation(['consultation-case', 'shared']);
  const state = useCase(consultationId);
  const { consultation, gone, isMine, canCall } = state;
  const back = <BackLink to="/" label={t('back')} />;
  if (!consultation) {
    return (
      <Page title={t('title')} back={back}>
        {gone ? <GoneNotice gone={gone} /> : <Unreadable state={state} />}
      </Page>
    );
  }
  return (
    <Page title={t('titleOf', { name: fullName(consultation.patient) })} back={back}>
      {gone && !isMine && <GoneNotice gone={gone} />}
      {hasHungUp && canCall && (
        <Notice tone="info" title={t('hungUp.title')}>
          {t('hungUp.text')}
        </Notice>
      )}
      <OpinionDue consultation={consultation} />
      <CaseActions
        consultationId={consultationId}
        state={state}
        finish={renderFinish(consultation)}
      />
      <div className={classes.columns} data-with-note={isMine || undefined}>
        <div className={[classes.details, isMine && 'no-print'].filter(Boolean).join(' ')}>
          <CaseDetails
            consultation={consultation}
            photos={renderPhotos(consultation)}
            allergies={renderAllergies(consultation)}
            isGone={!!gone && !isMine}
          />
          {renderRecordings(consultation)}
          {!gone && renderHistory(consultation)}
          {!isMine && !gone && renderMessages(consultation)}
        </div>
        {isMine && (
          <div className={classes.writing}>
            <Section title={t('note')} id="note">
              {renderNote(consultation)}
            </Section>
            <div className="no-print">{renderMessages(consultation)}</div>
          </div>
        )}
      </div>
    </Page>
  );
}
