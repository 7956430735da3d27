import type { CallSnapshot } from '@qarib/call-client';
import { useTranslation } from 'react-i18next';
import type { DeviceChoice } from '@qarib/ui';

/** The device lists of a call, with words. */
export function useDeviceChoices(snapshot: CallSnapshot): readonly DeviceChoice[] {
  const { t } = useTranslation('shared');
  const { devices, selectedDevices, isSpeakerChoiceSupported } = snapshot;
  const choice = (kind: DeviceChoice['kind'], list: DeviceChoice['devices']): DeviceChoice => ({
    kind,
    label: t(`devices.${kind}`),
    devices: list,
    selectedId: selectedDevices[kind],
    noneLabel: t(list.length === 0 ? `devices.none.${kind}` : 'devices.default'),
    unnamedLabel: (position) => t(`devices.unnamed.${kind}`, { position }),
  });
  return [
    choice('microphone', devices.microphones),
    choice('camera', devices.cameras),
    choice('speaker', isSpeakerChoiceSupported ? devices.speakers : []),
  ];
}
