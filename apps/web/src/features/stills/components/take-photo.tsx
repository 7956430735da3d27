import { lazy, Suspense, useState } from 'react';
import { Button } from '@mantine/core';
import { Camera } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOutbox } from '../../../shared/outbox/outbox-provider.tsx';
import type { StillSource } from '../../../shared/call/still-source.ts';
import { useUploads } from '../../../shared/uploads/use-uploads.ts';
import classes from './stills.module.css';

/** Loaded when the first photo is taken. */
const StillDialog = lazy(async () => ({
  default: (await import('./still-dialog.tsx')).StillDialog,
}));

const noCall: StillSource = { track: undefined, deviceId: undefined };

type PhotoProps = {
  readonly consultationId: string;
  /** The call's camera, while there is a call. */
  readonly camera?: StillSource | undefined;
};

function usePhotoDialog({ consultationId, camera = noCall }: PhotoProps, requestId?: string) {
  const [isOpen, setIsOpen] = useState(false);
  const { uploads } = useUploads();

  function send(blob: Blob): void {
    setIsOpen(false);
    void uploads.add({
      uploadId: crypto.randomUUID(),
      consultationId,
      requestId,
      kind: 'photo',
      place: 'conversation',
      takenAt: new Date().toISOString(),
      blob,
    });
  }

  const dialog = isOpen && (
    <Suspense>
      <StillDialog
        camera={camera}
        isRequested={requestId !== undefined}
        onSend={send}
        onClose={() => setIsOpen(false)}
      />
    </Suspense>
  );
  return { open: () => setIsOpen(true), dialog };
}

/** A photo nobody has to ask for. */
export function TakePhoto(props: PhotoProps) {
  const { t } = useTranslation('stills');
  const { open, dialog } = usePhotoDialog(props);
  return (
    <>
      <Button
        variant="light"
        size="sm"
        px="xs"
        leftSection={<Camera size={18} aria-hidden />}
        onClick={open}
        title={t('take.unaskedHint')}
        data-testid="take-photo"
      >
        {t('take.unasked')}
      </Button>
      {dialog}
    </>
  );
}

/** The physician wants to see something closely: one tap takes it, another says that it cannot be. */
export function AnswerRequest({
  requestId,
  ...photo
}: PhotoProps & { readonly requestId: string }) {
  const { t } = useTranslation('stills');
  const outbox = useOutbox();
  const { uploads, all } = useUploads();
  const { open, dialog } = usePhotoDialog(photo, requestId);
  const isOnTheWay = all.some(
    ({ kept, state }) => kept.requestId === requestId && state !== 'refused',
  );
  if (isOnTheWay && uploads) return <p className={classes['soft']}>{t('take.onTheWay')}</p>;

  function decline(): void {
    outbox.add({
      id: crypto.randomUUID(),
      consultationId: photo.consultationId,
      writtenAt: new Date().toISOString(),
      kind: 'message',
      content: { kind: 'photo-declined', requestId },
    });
  }

  return (
    <div className={classes['answer']}>
      <Button
        size="sm"
        leftSection={<Camera size={18} aria-hidden />}
        onClick={open}
        data-testid="answer-request"
      >
        {t('take.action')}
      </Button>
      <Button size="sm" variant="subtle" onClick={decline}>
        {t('take.decline')}
      </Button>
      {dialog}
    </div>
  );
}
