import type { ReactNode } from 'react';
import { Camera, CameraOff, CircleStop, FileText, Mic, MicOff, PhoneOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallSnapshot } from '@qarib/call-client';
import { CallControl } from '@qarib/ui';
import type { CallEngine } from '../../../shared/call/call-engine.ts';
import { useIsNarrow } from '../hooks/use-is-narrow.ts';
import { useShortcuts } from '../hooks/use-shortcuts.ts';
import classes from './call.module.css';
import { DeviceMenu } from './device-menu.tsx';

type ControlsProps = {
  readonly call: CallEngine;
  readonly snapshot: CallSnapshot;
  readonly isPanelOpen: boolean;
  /** Absent where there is no case to show. */
  readonly onTogglePanel: (() => void) | undefined;
  /** Shows something to the others. */
  readonly showMenu: ReactNode;
  /** What is set up beside devices. */
  readonly renderSettings: (close: () => void) => ReactNode;
  readonly tools?: ReactNode;
  readonly onHangUp: () => void;
  /** Asks whether to end the consultation; only its physician can. */
  readonly onFinish: (() => void) | undefined;
};

/** Microphone and camera: what is used most, in the same place in every call. */
function OwnToggles({ call, snapshot }: Pick<ControlsProps, 'call' | 'snapshot'>) {
  const { t } = useTranslation(['call', 'shared']);
  const { isMicrophoneOn, isCameraOn } = snapshot;
  const toggleMicrophone = () => void call.setMicrophoneOn(!isMicrophoneOn);
  const toggleCamera = () => void call.setCameraOn(!isCameraOn);
  useShortcuts({ microphone: toggleMicrophone, camera: toggleCamera });
  return (
    <>
      <CallControl
        icon={isMicrophoneOn ? <Mic size={22} /> : <MicOff size={22} />}
        label={t('shared:devices.microphone')}
        hint={t(isMicrophoneOn ? 'controls.mute' : 'controls.unmute')}
        shortcut="m"
        look={isMicrophoneOn ? 'plain' : 'off'}
        isPressed={isMicrophoneOn}
        onPress={toggleMicrophone}
        testId="toggle-microphone"
      />
      <CallControl
        icon={isCameraOn ? <Camera size={22} /> : <CameraOff size={22} />}
        label={t('shared:devices.camera')}
        hint={t(isCameraOn ? 'controls.cameraOff' : 'controls.cameraOn')}
        shortcut="v"
        look={isCameraOn ? 'plain' : 'off'}
        isPressed={isCameraOn}
        onPress={toggleCamera}
        testId="toggle-camera"
      />
    </>
  );
}

/** Everything one does during a call, in one row that never moves. */
export function Controls(props: ControlsProps) {
  const { call, snapshot, isPanelOpen, onTogglePanel, showMenu, renderSettings, tools } = props;
  const { onHangUp, onFinish } = props;
  const { t } = useTranslation('call');
  const isNarrow = useIsNarrow();
  const rare = (
    <>
      {tools}
      {onFinish && (
        <CallControl
          icon={<CircleStop size={22} />}
          label={t('controls.finish')}
          hint={t('controls.finishHint')}
          onPress={onFinish}
          testId="finish"
        />
      )}
    </>
  );
  const hasRare = tools !== undefined || onFinish !== undefined;
  return (
    <div className={classes.controls} role="toolbar" aria-label={t('controls.label')}>
      <OwnToggles call={call} snapshot={snapshot} />
      {showMenu}
      <DeviceMenu
        call={call}
        snapshot={snapshot}
        renderExtras={renderSettings}
        more={isNarrow && hasRare ? rare : undefined}
      />
      {onTogglePanel && (
        <CallControl
          icon={<FileText size={22} />}
          label={t('controls.panel')}
          look={isPanelOpen ? 'primary' : 'plain'}
          isExpanded={isPanelOpen}
          onPress={onTogglePanel}
          testId="toggle-panel"
        />
      )}
      {!isNarrow && rare}
      <CallControl
        icon={<PhoneOff size={22} />}
        label={t('controls.hangUp')}
        hint={t('controls.hangUpHint')}
        look="danger"
        onPress={onHangUp}
        testId="hang-up"
      />
    </div>
  );
}
