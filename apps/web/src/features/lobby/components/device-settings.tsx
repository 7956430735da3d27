import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallSnapshot, DeviceKind } from '@qarib/call-client';
import { DeviceSelects, LevelMeter } from '@qarib/ui';
import type { CallEngine } from '../../../shared/call/call-engine.ts';
import { preferDevice } from '../../../shared/call/device-preferences.ts';
import { useDeviceChoices } from '../../../shared/call/use-device-choices.ts';
import { DeviceProblemNotice } from './device-problem.tsx';
import { SpeakerTest } from './speaker-test.tsx';

type DeviceSettingsProps = { readonly call: CallEngine; readonly snapshot: CallSnapshot };

/** Devices, each with the proof that it works right under it. */
export function DeviceSettings({ call, snapshot }: DeviceSettingsProps) {
  const { t } = useTranslation('lobby');
  const { microphoneProblem, cameraProblem } = snapshot;
  const choices = useDeviceChoices(snapshot);
  const listen = useCallback(
    (listener: (level: number) => void) => call.onMicrophoneLevel(listener),
    [call],
  );
  const choose = (kind: DeviceKind, deviceId: string) => {
    preferDevice(kind, deviceId);
    void call.switchDevice(kind, deviceId);
  };
  const below = {
    microphone: microphoneProblem ? (
      <DeviceProblemNotice
        source="microphone"
        problem={microphoneProblem}
        isNeither={!!cameraProblem}
        onRetry={() => void call.setMicrophoneOn(true)}
      />
    ) : (
      <LevelMeter label={t('level')} listen={listen} />
    ),
    camera: cameraProblem && (
      <DeviceProblemNotice
        source="camera"
        problem={cameraProblem}
        isNeither={!!microphoneProblem}
        onRetry={() => void call.setCameraOn(true)}
      />
    ),
    speaker: <SpeakerTest call={call} />,
  };
  return (
    <DeviceSelects
      choices={choices.map((choice) => ({ ...choice, below: below[choice.kind] }))}
      onChoose={choose}
    />
  );
}
