import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Notice } from '@qarib/ui';
import { ApiError } from '../../../shared/api/api-error.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import type { Upload, Uploads } from '../../../shared/uploads/uploads.ts';
import { useUploads } from '../../../shared/uploads/use-uploads.ts';
import classes from './stills.module.css';

type LineProps = { readonly upload: Upload; readonly uploads: Uploads };

function useWords({ state, code, isKept, sentBytes, kept }: Upload): string {
  const { t } = useTranslation('stills');
  const percent = Math.round((sentBytes / kept.blob.size) * 100);
  if (state === 'waiting' && code !== undefined) {
    return t(isKept ? 'way.kept' : 'way.notKept', { percent });
  }
  return percent < 100 ? t('way.sending', { percent }) : t('way.checking');
}

function Line({ upload, uploads }: LineProps) {
  const { t } = useTranslation('stills');
  const wordsFor = useErrorWords();
  const words = useWords(upload);
  const { kept, state, code, sentBytes } = upload;
  const discard = () => uploads.discard(kept.uploadId);
  if (state === 'refused') {
    return (
      <Notice
        tone="error"
        title={t('way.refused')}
        action={
          <Button size="sm" variant="subtle" onClick={discard}>
            {t('way.discard')}
          </Button>
        }
      >
        {wordsFor(new ApiError(code ?? 'INTERNAL'))}
      </Notice>
    );
  }
  return (
    <div className={classes['way']} data-testid="still-on-the-way">
      <span>{words}</span>
      <Progress.Root size="lg">
        <Progress.Section value={(sentBytes / kept.blob.size) * 100} aria-label={words} />
      </Progress.Root>
    </div>
  );
}

/** Photos on their way, with what the server really has of them. */
export function StillsOnTheWay({ consultationId }: { readonly consultationId: string }) {
  const { uploads, all } = useUploads();
  return all
    .filter(({ kept }) => kept.consultationId === consultationId && kept.place === 'conversation')
    .map((upload) => <Line key={upload.kept.uploadId} upload={upload} uploads={uploads} />);
}
