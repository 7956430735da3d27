import { Button, NativeSelect } from '@mantine/core';
import { Stethoscope, SwitchCamera } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallSnapshot } from '@qarib/call-client';
import type { CallEngine } from '../../../shared/call/call-engine.ts';
import { preferDevice } from '../../../shared/call/device-preferences.ts';
import { useDeviceProblemWords } from '../../../shared/call/use-device-problem-words.ts';
import menu from './menus.module.css';

type ExtraDeviceProps = {
  readonly call: CallEngine;
  readonly snapshot: CallSnapshot;
  readonly source: 'secondary-camera' | 'stethoscope';
  readonly onToggled?: () => void;
};

/** Which device is the second camera or the stethoscope, on and off. */
export function ExtraDevice({ call, snapshot, source, onToggled }: ExtraDeviceProps) {
  const { t } = useTranslation(['call', 'shared']);
  const wordsFor = useDeviceProblemWords();
  const { devices, selectedDevices, ownExtras, extraProblems } = snapshot;
  const isCamera = source === 'secondary-camera';
  const Icon = isCamera ? SwitchCamera : Stethoscope;
  const isOn = ownExtras.some((extra) => extra.source === source);
  const problem = extraProblems[source];
  const list = isCamera ? devices.cameras : devices.microphones;
  // The face's own camera cannot be the second one.
  const usable = isCamera
    ? list.filter(({ deviceId }) => deviceId !== selectedDevices.camera)
    : list;
  const chosen = usable.find(({ deviceId }) => deviceId === selectedDevices[source])?.deviceId;
  const kind = isCamera ? 'camera' : 'microphone';
  const words = problem && wordsFor(kind, problem);
  const options = usable.map(({ deviceId, label }, index) => ({
    value: deviceId,
    label: label || t(`shared:devices.unnamed.${kind}`, { position: index + 1 }),
  }));
  const setOn = (on: boolean, deviceId?: string) =>
    void (isCamera ? call.setSecondaryCameraOn(on, deviceId) : call.setStethoscopeOn(on, deviceId));
  return (
    <div className={menu.device}>
      <p className={menu.title}>
        <Icon size={20} aria-hidden />
        {t(`show.${source}`)}
      </p>
      {usable.length === 0 ? (
        <p className={menu.note}>{t(`show.none.${source}`)}</p>
      ) : (
        <>
          <NativeSelect
            aria-label={t(`show.choose.${source}`)}
            value={chosen ?? options[0]?.value}
            data={options}
            onChange={({ currentTarget: { value } }) => {
              preferDevice(source, value);
              if (isOn) setOn(true, value);
              else void call.switchDevice(source, value);
            }}
            data-testid={`choose-${source}`}
          />
          {!isCamera && <p className={menu.note}>{t('stethoscope.advice')}</p>}
          <Button
            variant="light"
            fullWidth
            aria-pressed={isOn}
            onClick={() => {
              setOn(!isOn, isOn ? undefined : (chosen ?? options[0]?.value));
              onToggled?.();
            }}
            data-testid={`toggle-${source}`}
          >
            {t(isOn ? `show.stop.${source}` : `show.start.${source}`)}
          </Button>
        </>
      )}
      {words && (
        <p className={menu.problem} role="alert">
          {words.title}. {words.help}
        </p>
      )}
    </div>
  );
}
