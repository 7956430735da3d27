import { Popover } from '@mantine/core';
import { Settings2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallSnapshot } from '@qarib/call-client';
import { CallControl, DeviceSelects } from '@qarib/ui';
import type { CallEngine } from '../../../shared/call/call-engine.ts';
import { preferDevice } from '../../../shared/call/device-preferences.ts';
import { useDeviceChoices } from '../../../shared/call/use-device-choices.ts';

type DeviceMenuProps = { readonly call: CallEngine; readonly snapshot: CallSnapshot };

/** Another microphone, camera or speaker, without leaving the call. */
export function DeviceMenu({ call, snapshot }: DeviceMenuProps) {
  const { t } = useTranslation('call');
  const [isOpen, setIsOpen] = useState(false);
  const choices = useDeviceChoices(snapshot);
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position="top"
      width={300}
      shadow="md"
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <CallControl
          icon={<Settings2 size={22} />}
          label={t('controls.devices')}
          isExpanded={isOpen}
          onPress={() => setIsOpen(!isOpen)}
          testId="devices"
        />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t('controls.devices')}>
        <DeviceSelects
          choices={choices}
          onChoose={(kind, deviceId) => {
            preferDevice(kind, deviceId);
            void call.switchDevice(kind, deviceId);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
