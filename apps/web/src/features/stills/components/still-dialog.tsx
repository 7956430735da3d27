import { useEffect, useId, useRef, type ChangeEvent } from 'react';
import { Button, Loader, Modal } from '@mantine/core';
import { Camera, ImageUp, RotateCcw, SendHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Notice, StreamVideo } from '@qarib/ui';
import type { StillSource } from '../../../shared/call/still-source.ts';
import { useStillCamera, type StillCamera } from '../camera/use-still-camera.ts';
import classes from './stills.module.css';

type StillDialogProps = {
  readonly camera: StillSource;
  /** Asked for in the call: where the camera is on already, opening this is the shutter. */
  readonly isRequested: boolean;
  readonly onSend: (photo: Blob) => void;
  readonly onClose: () => void;
};

function View({ camera }: { readonly camera: StillCamera }) {
  const { t } = useTranslation('stills');
  switch (camera.step) {
    case 'opening':
      return <Loader aria-label={t('dialog.opening')} />;
    case 'aiming':
    case 'taking':
      return <StreamVideo stream={camera.stream} label={t('dialog.viewfinder')} fit="contain" />;
    case 'taken':
      return <img src={camera.address} alt={t('dialog.taken')} data-testid="still-preview" />;
    case 'no-camera':
      return <Notice tone="warning">{t('dialog.noCamera')}</Notice>;
  }
}

/** A photo from the device's own camera program, or one that was taken before. */
function ChooseFile({ onChoose }: { readonly onChoose: (file: File) => void }) {
  const { t } = useTranslation('stills');
  const id = useId();
  function choose({ currentTarget }: ChangeEvent<HTMLInputElement>): void {
    const [file] = currentTarget.files ?? [];
    if (file) onChoose(file);
    currentTarget.value = '';
  }
  return (
    <>
      <input
        id={id}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        className={classes['file']}
        onChange={choose}
      />
      <label htmlFor={id} className={classes['choose']}>
        <ImageUp size={18} aria-hidden />
        {t('dialog.choose')}
      </label>
    </>
  );
}

/** Aim, take, look, send; or take it again. Nothing leaves before it was looked at. */
export function StillDialog({ camera: ofCall, isRequested, onSend, onClose }: StillDialogProps) {
  const { t } = useTranslation(['stills', 'shared']);
  const { camera, take, choose, retake } = useStillCamera(ofCall);
  const isTakingAtOnce = useRef(isRequested && ofCall.track?.readyState === 'live');
  useEffect(() => {
    if (camera.step !== 'aiming' || !isTakingAtOnce.current) return;
    isTakingAtOnce.current = false;
    void take();
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('dialog.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('shared:actions.close'), size: 44 }}
    >
      <div className={classes['view']}>
        <View camera={camera} />
      </div>
      <div className={classes['actions']}>
        {camera.step === 'taken' ? (
          <>
            <Button
              variant="default"
              leftSection={<RotateCcw size={18} aria-hidden />}
              onClick={retake}
            >
              {t('dialog.retake')}
            </Button>
            <Button
              leftSection={<SendHorizontal size={18} aria-hidden className={classes['arrow']} />}
              onClick={() => onSend(camera.photo)}
              data-testid="send-still"
              data-autofocus
            >
              {t('dialog.send')}
            </Button>
          </>
        ) : (
          <>
            <ChooseFile onChoose={(file) => void choose(file)} />
            <Button
              leftSection={<Camera size={18} aria-hidden />}
              disabled={camera.step !== 'aiming'}
              loading={camera.step === 'taking'}
              onClick={() => void take()}
              data-testid="shutter"
              data-autofocus
            >
              {t('dialog.shutter')}
            </Button>
          </>
        )}
      </div>
      <p className={classes['soft']}>{t('dialog.privacy')}</p>
    </Modal>
  );
}
