import { Button } from '@mantine/core';
import { CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Outbox, OutboxItem } from '../../../shared/outbox/outbox.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { ApiError } from '../../../shared/api/api-error.ts';
import classes from './chat.module.css';

type WaitingLineProps = {
  readonly item: OutboxItem;
  readonly outbox: Outbox;
  /** It outlives a reload. */
  readonly isKept: boolean;
};

function State({ item, isKept }: Omit<WaitingLineProps, 'outbox'>) {
  const { t } = useTranslation('chat');
  const wordsFor = useErrorWords();
  if (item.state === 'refused') {
    return (
      <span className={classes['refused']} role="alert">
        <TriangleAlert size={16} aria-hidden />
        {t('state.refused')} {wordsFor(new ApiError(item.code ?? 'INTERNAL'))}
      </span>
    );
  }
  // A first attempt is being sent; one that failed waits for the link.
  const isSending = item.state === 'sending' && item.code === undefined;
  const Icon = isSending ? LoaderCircle : CloudOff;
  return (
    <span className={classes['unsent']}>
      <Icon size={16} aria-hidden />
      {isSending ? t('state.sending') : t(isKept ? 'state.kept' : 'state.notKept')}
    </span>
  );
}

/** Something written here that the server does not have yet, and says so. */
export function WaitingLine({ item, outbox, isKept }: WaitingLineProps) {
  const { t } = useTranslation('chat');
  const { entry, state } = item;
  if (entry.kind !== 'message') return null;
  const { content } = entry;
  return (
    <li className={classes['message']} data-own data-waiting={state} data-testid="waiting-message">
      {content.kind === 'text' ? (
        <p className={classes['words']} dir="auto">
          {content.text}
        </p>
      ) : (
        <p className={classes['event']}>
          {t(content.kind === 'photo-request' ? 'photo.asked' : 'photo.declined')}
        </p>
      )}
      <State item={item} isKept={isKept} />
      {state === 'refused' && (
        <span className={classes['choices']}>
          <Button size="sm" variant="light" onClick={() => outbox.retry(entry.id)}>
            {t('retry')}
          </Button>
          <Button size="sm" variant="subtle" onClick={() => outbox.discard(entry.id)}>
            {t('discard')}
          </Button>
        </span>
      )}
    </li>
  );
}
