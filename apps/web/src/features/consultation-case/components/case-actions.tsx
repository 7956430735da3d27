import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { FileQuestion, PenLine, PhoneIncoming, Video } from 'lucide-react';
import { endsWithSignature } from '@qarib/clinical';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Notice } from '@qarib/ui';
import { useAccept } from '../../../shared/consultation/use-accept.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import type { Gone, useCase } from '../hooks/use-case.ts';
import classes from './case.module.css';

type CaseActionsProps = {
  readonly consultationId: string;
  readonly state: ReturnType<typeof useCase>;
  /** The control that ends the consultation, which is another feature's. */
  readonly finish: ReactNode;
};

/** What can be done with the case now, always within reach of a thumb. */
export function CaseActions({ consultationId, state, finish }: CaseActionsProps) {
  const { t } = useTranslation('consultation-case');
  const wordsFor = useErrorWords();
  const accept = useAccept((outcome) => {
    if (outcome.kind !== 'mine') state.setGone(outcome);
  });
  const isToBeWritten = state.isMine && !state.consultation?.isNoteSigned;
  const isOpinion = state.consultation !== undefined && endsWithSignature(state.consultation);
  const TakeIcon = state.consultation?.mode === 'asynchronous' ? FileQuestion : PhoneIncoming;
  if (!state.canAccept && !state.canCall && !isToBeWritten) return null;
  return (
    <div
      className={[classes.actions, 'no-print'].join(' ')}
      data-with-note={state.isMine || undefined}
    >
      {accept.error && <Notice tone="error">{wordsFor(accept.error)}</Notice>}
      {state.canAccept && (
        <Button
          size="lg"
          loading={accept.isPending}
          leftSection={<TakeIcon size={20} aria-hidden />}
          onClick={() => accept.mutate(consultationId)}
          data-testid="accept"
        >
          {t('actions.accept')}
        </Button>
      )}
      {state.canCall && (
        <Button
          size="lg"
          // A written opinion is what is waited for; the call may be tried again all the same.
          variant={isOpinion ? 'default' : 'filled'}
          component={Link}
          to={`/consultations/${consultationId}/call`}
          leftSection={<Video size={20} aria-hidden />}
          data-testid="open-call"
        >
          {t('actions.join')}
        </Button>
      )}
      {isToBeWritten && (
        <Button
          className={classes.toNote}
          component="a"
          href="#note"
          variant="default"
          leftSection={<PenLine size={18} aria-hidden />}
        >
          {t('actions.note')}
        </Button>
      )}
      {state.canCall && <div className={classes.further}>{finish}</div>}
    </div>
  );
}

export function GoneNotice({ gone }: { readonly gone: Gone }) {
  const { t } = useTranslation('consultation-case');
  const isTaken = gone.kind === 'taken';
  return (
    <div data-testid="accept-outcome">
      <Notice
        tone="info"
        title={t(isTaken ? 'gone.taken' : 'gone.closed')}
        action={
          <Button component={Link} to="/" variant="default">
            {t('gone.back')}
          </Button>
        }
      >
        {isTaken && gone.responsibleName
          ? t('gone.takenText', { name: gone.responsibleName })
          : t('gone.text')}
      </Notice>
    </div>
  );
}
