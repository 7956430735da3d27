import { VisuallyHidden } from '@mantine/core';
import { CameraOff, MicOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallSnapshot } from '@qarib/call-client';
import { StreamVideo } from '@qarib/ui';
import classes from './call.module.css';

/** The own picture, small: enough to see that one is seen. */
export function SelfView({ snapshot }: { readonly snapshot: CallSnapshot }) {
  const { t } = useTranslation('call');
  const { localStream, isCameraOn, isMicrophoneOn, cameraProblem } = snapshot;
  const isPictured = isCameraOn && !cameraProblem && !!localStream;
  const muted = !isMicrophoneOn && (
    <>
      <MicOff size={16} aria-hidden />
      <VisuallyHidden>{t('microphoneOff')}</VisuallyHidden>
    </>
  );
  return (
    <div className={classes.self}>
      {isPictured ? (
        <>
          <StreamVideo
            stream={localStream}
            label={t('self')}
            isMirrored
            fit="cover"
            testId="self-video"
          />
          {muted && <span className={classes.selfMuted}>{muted}</span>}
        </>
      ) : (
        <span className={classes.selfOff}>
          <span className={classes.selfIcons}>
            <CameraOff size={18} aria-hidden />
            {muted}
          </span>
          {t('cameraOff')}
        </span>
      )}
    </div>
  );
}
