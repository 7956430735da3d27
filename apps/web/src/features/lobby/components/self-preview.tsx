import { Camera, CameraOff, Mic, MicOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallSnapshot } from '@qarib/call-client';
import { CallControl, StreamVideo } from '@qarib/ui';
import type { CallEngine } from '../../../shared/call/call-engine.ts';
import classes from './lobby.module.css';

type SelfPreviewProps = { readonly call: CallEngine; readonly snapshot: CallSnapshot };

/** The person as the other side will see them. */
export function SelfPreview({ call, snapshot }: SelfPreviewProps) {
  const { t } = useTranslation(['lobby', 'shared']);
  const { localStream, isCameraOn, isMicrophoneOn, cameraProblem } = snapshot;
  const isPictured = isCameraOn && !cameraProblem && !!localStream;
  return (
    <div className={classes.preview}>
      {isPictured ? (
        <StreamVideo stream={localStream} label={t('self')} isMirrored testId="self-video" />
      ) : (
        <p className={classes.noPicture}>
          <CameraOff size={36} aria-hidden />
          {t(isCameraOn && !cameraProblem ? 'cameraStarting' : 'cameraOff')}
        </p>
      )}
      <div className={classes.toggles}>
        <CallControl
          icon={isMicrophoneOn ? <Mic size={22} /> : <MicOff size={22} />}
          label={t('shared:devices.microphone')}
          look={isMicrophoneOn ? 'plain' : 'off'}
          isPressed={isMicrophoneOn}
          onPress={() => void call.setMicrophoneOn(!isMicrophoneOn)}
          testId="toggle-microphone"
        />
        <CallControl
          icon={isCameraOn ? <Camera size={22} /> : <CameraOff size={22} />}
          label={t('shared:devices.camera')}
          look={isCameraOn ? 'plain' : 'off'}
          isPressed={isCameraOn}
          onPress={() => void call.setCameraOn(!isCameraOn)}
          testId="toggle-camera"
        />
      </div>
    </div>
  );
}
