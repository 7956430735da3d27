import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CallSnapshot } from '@qarib/call-client';
import { ErrorState, Page } from '@qarib/ui';
import { useCallErrorWords } from '../../../shared/call/use-call-error-words.ts';
import classes from './call.module.css';

type CallOverProps = {
  /** Absent for somebody invited, to whom the case is closed. */
  readonly consultationId: string | undefined;
  readonly snapshot: CallSnapshot;
  /** Begins a new call in this tab. */
  readonly onTakeBack: () => void;
  /** Tries the same call again. */
  readonly onRetry: () => void;
};

/** The call is over, or cannot go on: why, and the way from here. */
export function CallOver({ consultationId, snapshot, onTakeBack, onRetry }: CallOverProps) {
  const { t } = useTranslation(['call', 'shared']);
  const wordsFor = useCallErrorWords();
  const toCase = consultationId !== undefined && (
    <Button component={Link} to={`/consultations/${consultationId}`} variant="default">
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
  const reason = snapshot.endReason ?? 'closed';
  return (
    <Page title={t(`over.${reason}.title`)} lead={t(`over.${reason}.text`)} width="narrow">
      <div className={classes.ways}>
        {(reason === 'replaced' || reason === 'hosts-left') && (
          <Button onClick={onTakeBack} data-testid="take-back">
            {t(reason === 'replaced' ? 'over.takeBack' : 'over.comeBack')}
          </Button>
        )}
        {toCase}
      </div>
    </Page>
  );
}
