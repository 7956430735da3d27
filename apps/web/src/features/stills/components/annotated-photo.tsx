import { lazy, Suspense, useState, type SyntheticEvent } from 'react';
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isClosed } from '@qarib/clinical';
import { attachmentPath, type Consultation } from '@qarib/contracts';
import { pathOf } from '../../../shared/api/api-client.ts';
import annotate from '../annotate/annotate.module.css';
import { Mark, sheetWidth } from '../annotate/shapes.tsx';
import { useAnnotations } from '../annotate/use-annotations.ts';
import classes from './stills.module.css';

/** Loaded when the first photo is looked at closely. */
const PhotoViewer = lazy(async () => ({
  default: (await import('../annotate/photo-viewer.tsx')).PhotoViewer,
}));

type AnnotatedPhotoProps = {
  readonly consultation: Pick<Consultation, 'id' | 'status' | 'attachments'>;
  readonly attachmentId: string;
};

/** A small photo with the marks beside it; it opens large, to be looked at and marked. */
export function AnnotatedPhoto({ consultation, attachmentId }: AnnotatedPhotoProps) {
  const { t } = useTranslation('stills');
  const [isOpen, setIsOpen] = useState(false);
  const [height, setHeight] = useState<number>();
  const { id, status, attachments } = consultation;
  const { marks } = useAnnotations({ consultationId: id, attachmentId });
  const attachment = attachments.find((it) => it.id === attachmentId);
  const source = `${pathOf(attachmentPath, { id, attachmentId })}?size=preview`;
  function measure({ currentTarget: img }: SyntheticEvent<HTMLImageElement>): void {
    setHeight((img.naturalHeight / img.naturalWidth) * sheetWidth);
  }
  return (
    <>
      <UnstyledButton
        className={classes['photo']}
        onClick={() => setIsOpen(true)}
        aria-label={t('photo.open', { count: marks.length })}
        data-testid="photo"
      >
        <span className={classes['picture']}>
          <img src={source} alt="" loading="lazy" decoding="async" onLoad={measure} />
          {height && (
            <svg className={annotate['sheet']} viewBox={`0 0 ${sheetWidth} ${height}`} aria-hidden>
              {marks.map((mark) => (
                <Mark key={mark.id} {...mark} height={height} />
              ))}
            </svg>
          )}
        </span>
      </UnstyledButton>
      {isOpen && attachment && (
        <Suspense>
          <PhotoViewer
            consultationId={id}
            attachment={attachment}
            canMark={!isClosed(status)}
            onClose={() => setIsOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
