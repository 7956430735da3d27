import { Button, Progress } from '@mantine/core';
import { Camera } from 'lucide-react';
import { useId, type ChangeEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isClosed } from '@qarib/clinical';
import type { Consultation } from '@qarib/contracts';
import { Notice, Section } from '@qarib/ui';
import type { ApiError } from '../../../shared/api/api-error.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useUploads, type Upload } from '../uploads/use-uploads.ts';
import classes from './photos.module.css';

/** The same bytes would be refused again. */
const isHopeless = ({ code }: ApiError) =>
  code === 'MEDIA_TYPE_UNSUPPORTED' ||
  code === 'INPUT_TOO_LARGE' ||
  code === 'CONSULTATION_NOT_OPEN';

type UploadLineProps = {
  readonly upload: Upload;
  readonly onRetry: () => void;
  readonly onDiscard: () => void;
};

function UploadLine({ upload, onRetry, onDiscard }: UploadLineProps) {
  const { t } = useTranslation('consultation');
  const { t: shared } = useTranslation('shared');
  const wordsFor = useErrorWords();
  const { percent, error, file } = upload;
  const { name } = file;
  if (error) {
    return (
      <Notice
        tone="error"
        title={t('photos.failed', { name })}
        action={
          <>
            {!isHopeless(error) && (
              <Button size="sm" variant="light" onClick={onRetry}>
                {shared('actions.retry')}
              </Button>
            )}{' '}
            <Button size="sm" variant="subtle" onClick={onDiscard}>
              {t('photos.discard')}
            </Button>
          </>
        }
      >
        {error.code === 'INPUT_TOO_LARGE' ? t('photos.tooLarge') : wordsFor(error)}
      </Notice>
    );
  }
  const label =
    percent < 100 ? t('photos.sending', { name, percent }) : t('photos.checking', { name });
  return (
    <div className={classes['upload']}>
      <span>{label}</span>
      <Progress.Root size="lg">
        <Progress.Section value={percent} aria-label={label} />
      </Progress.Root>
    </div>
  );
}

type PhotosProps = {
  readonly consultation: Consultation;
  /** The photos themselves, with the marks beside them. */
  readonly grid: ReactNode;
};

/** What the physician is shown beside the words. A photo counts as sent when the server has it. */
export function Photos({ consultation, grid }: PhotosProps) {
  const { t } = useTranslation('consultation');
  const inputId = useId();
  const { uploads, add, retry, discard } = useUploads(consultation.id);
  const { attachments } = consultation;

  function choose({ currentTarget }: ChangeEvent<HTMLInputElement>): void {
    add([...(currentTarget.files ?? [])]);
    // The same photo can be chosen again after it was taken back.
    currentTarget.value = '';
  }

  return (
    <Section title={t('photos.title')}>
      {attachments.length === 0 ? <p className={classes['empty']}>{t('photos.empty')}</p> : grid}
      {uploads.map((upload) => (
        <UploadLine
          key={upload.key}
          upload={upload}
          onRetry={() => retry(upload)}
          onDiscard={() => discard(upload.key)}
        />
      ))}
      {!isClosed(consultation.status) && (
        <div className={classes['add']}>
          <input
            id={inputId}
            type="file"
            accept="image/jpeg,image/png,image/webp"
            multiple
            className={classes['input']}
            onChange={choose}
          />
          <label htmlFor={inputId} className={classes['button']}>
            <Camera size={20} aria-hidden="true" />
            {t('photos.add')}
          </label>
          <span className={classes['empty']}>{t('photos.privacy')}</span>
        </div>
      )}
    </Section>
  );
}
