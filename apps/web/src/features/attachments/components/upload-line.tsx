import { Button, Progress } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Notice } from '@qarib/ui';
import { ApiError } from '../../../shared/api/api-error.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import type { Upload, Uploads } from '../../../shared/uploads/uploads.ts';
import classes from './attachments.module.css';

type UploadLineProps = { readonly upload: Upload; readonly uploads: Uploads };

function useWords({ state, code, isKept, sentBytes, kept }: Upload): string {
  const { t } = useTranslation('attachments');
  const percent = Math.floor((sentBytes / kept.blob.size) * 100);
  if (state === 'held') return t(isKept ? 'way.held' : 'way.heldNotKept');
  if (state === 'waiting' && code !== undefined) {
    return t(isKept ? 'way.kept' : 'way.notKept', { percent });
  }
  return percent < 100 ? t('way.sending', { percent }) : t('way.checking');
}

/** One file that the server does not have yet, and what is true of it now. */
export function UploadLine({ upload, uploads }: UploadLineProps) {
  const { t } = useTranslation('attachments');
  const { t: shared } = useTranslation('shared');
  const wordsFor = useErrorWords();
  const words = useWords(upload);
  const { kept, state, code, sentBytes } = upload;
  const name = kept.fileName ?? t(`kinds.${kept.kind}`);
  const discard = () => uploads.discard(kept.uploadId);
  if (state === 'refused') {
    return (
      <Notice
        tone="error"
        title={t('way.refused', { name })}
        action={
          <>
            <Button size="sm" variant="light" onClick={() => void uploads.retry(kept.uploadId)}>
              {shared('actions.retry')}
            </Button>{' '}
            <Button size="sm" variant="subtle" onClick={discard}>
              {t('way.discard')}
            </Button>
          </>
        }
      >
        {wordsFor(new ApiError(code ?? 'INTERNAL'))}
      </Notice>
    );
  }
  const share = (sentBytes / kept.blob.size) * 100;
  return (
    <div className={classes['upload']} data-testid="upload">
      <div className={classes['line']}>
        <span>
          <strong>{t(`kinds.${kept.kind}`)}</strong> <bdi>{name}</bdi>
          <span className={classes['empty']}> {words}</span>
        </span>
        <Button
          size="sm"
          variant="subtle"
          color="gray"
          leftSection={<X size={16} aria-hidden />}
          onClick={discard}
          aria-label={t('way.discardOf', { name })}
        >
          {t('way.discard')}
        </Button>
      </div>
      {state !== 'held' && (
        <Progress.Root size="lg">
          <Progress.Section value={share} aria-label={`${name} ${words}`} />
        </Progress.Root>
      )}
    </div>
  );
}
