import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CallSnapshot } from '@qarib/call-client';
import { ErrorState, Page } from '@qarib/ui';
import { useCallErrorWords } from '../../../shared/call/use-call-error-words.ts';
import classes from './call.module.css';

type CallOverProps = {
  /** What a finished consultation leaves to this person, and what comes next; others are only told. */
  readonly finished?: ReactNode;
  /** Absent for somebody invited, to whom the case is closed. */
  readonly consultationId: string | undefined;
  readonly snapshot: CallSnapshot;
  /** Begins a new call in this tab. */
  readonly onTakeBack: () => void;
  /** Tries the same call again. */
  readonly onRetry: () => void;
};

/** The call is over, or cannot go on: why, and the way from here. */
export function CallOver(props: CallOverProps) {
  const { consultationId, finished, snapshot, onTakeBack, onRetry } = props;
  const { t } = useTranslation(['call', 'shared']);
  const wordsFor = useCallErrorWords();
  const reason = snapshot.endReason ?? 'closed';
  const canComeBack = reason === 'replaced' || reason === 'hosts-left';
  // The only way on, unless the call itself can be gone on with.
  const isFirst = snapshot.state !== 'failed' && !canComeBack;
  const toCase = consultationId !== undefined && (
    <Button
      component={Link}
      to={`/consultations/${consultationId}`}
      variant={isFirst ? 'filled' : 'default'}
    >
      {t('over.toCase')}
    </Button>
  );
  if (snapshot.state === 'failed') {
    return (
      <Page title={t('over.failed')} width="narrow">
        <ErrorState
          title={t('over.failedText')}
          text={wordsFor(snapshot.errorCode)}
          retryLabel={t('shared:actions.retry')}
          onRetry={onRetry}
        />
        {toCase}
      </Page>
    );
  }
  if (reason === 'finished' && finished !== undefined) {
    return (
      <Page title={t('over.finished.title')} width="narrow">
        {finished}
      </Page>
    );
  }
  return (
    <Page title={t(`over.${reason}.title`)} lead={t(`over.${reason}.text`)} width="narrow">
      <div className={classes.ways}>
        {canComeBack && (
          <Button onClick={onTakeBack} data-testid="take-back">
            {t(reason === 'replaced' ? 'over.takeBack' : 'over.comeBack')}
          </Button>
        )}
        {toCase}
      </div>
    </Page>
  );
}
