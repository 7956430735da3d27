import { useState, type ReactNode } from 'react';
import { Popover } from '@mantine/core';
import { Ellipsis, Headphones, Settings2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallSnapshot } from '@qarib/call-client';
import { CallControl, ChoiceChips, DeviceSelects } from '@qarib/ui';
import type { CallEngine } from '../../../shared/call/call-engine.ts';
import { preferDevice } from '../../../shared/call/device-preferences.ts';
import { useDeviceChoices } from '../../../shared/call/use-device-choices.ts';
import { menuRoom } from './menu-room.ts';
import menu from './menus.module.css';

const profiles = ['auto', 'full', 'saver', 'audio-first'] as const;

type DeviceMenuProps = {
  readonly call: CallEngine;
  readonly snapshot: CallSnapshot;
  /** The stethoscope, and what else is set here. */
  readonly renderExtras: (close: () => void) => ReactNode;
  /** Controls that have no room in the row of a phone. */
  readonly more: ReactNode | undefined;
};

/** Another microphone, camera or speaker, without leaving the call; on a phone all that is left, too. */
export function DeviceMenu({ call, snapshot, renderExtras, more }: DeviceMenuProps) {
  const { t } = useTranslation('call');
  const [isOpen, setIsOpen] = useState(false);
  const choices = useDeviceChoices(snapshot);
  const { isMeasured, route } = snapshot.echo;
  const label = t(more ? 'controls.more' : 'controls.devices');
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position="top"
      middlewares={menuRoom}
      width={300}
      shadow="md"
      // What is opened from in here outlives the menu that closes behind it.
      keepMounted
      keepMountedMode="display-none"
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <CallControl
          icon={more ? <Ellipsis size={22} /> : <Settings2 size={22} />}
          label={label}
          isExpanded={isOpen}
          onPress={() => setIsOpen(!isOpen)}
          testId="devices"
        />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={label} className={menu.menu}>
        {more && (
          // Their dialogs and the panel lie below this menu: it gives way to them.
          <div className={menu.more} onClickCapture={() => setIsOpen(false)}>
            {more}
          </div>
        )}
        <DeviceSelects
          choices={choices}
          onChoose={(kind, deviceId) => {
            preferDevice(kind, deviceId);
            void call.switchDevice(kind, deviceId);
          }}
        />
        <ChoiceChips
          legend={t('profile.legend')}
          choices={profiles.map((value) => ({ value, label: t(`profile.${value}`) }))}
          value={snapshot.profileChoice}
          onChange={(choice) => call.setProfile(choice)}
        />
        <p className={menu.note} role="status">
          {t(`profile.why.${snapshot.profileChoice}`)}
        </p>
        {renderExtras(() => setIsOpen(false))}
        {(isMeasured || route === 'loudspeaker') && (
          <p className={menu.advice}>
            <Headphones size={18} aria-hidden />
            {isMeasured ? `${t('echo.title')} ${t('echo.text')}` : t('echo.advice')}
          </p>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
