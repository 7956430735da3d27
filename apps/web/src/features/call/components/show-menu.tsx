import { useState } from 'react';
import { Button, Popover } from '@mantine/core';
import { MonitorUp, Presentation } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallSnapshot } from '@qarib/call-client';
import { CallControl } from '@qarib/ui';
import type { CallEngine } from '../../../shared/call/call-engine.ts';
import { sharePage, type CasePage } from '../pages/share-page.ts';
import { CasePages } from './case-pages.tsx';
import { ExtraDevice } from './extra-device.tsx';
import { menuRoom } from './menu-room.ts';
import menu from './menus.module.css';

export type ShowMenuProps = {
  readonly call: CallEngine;
  readonly snapshot: CallSnapshot;
  /** What of the case can be shown as it is. */
  readonly pages: readonly CasePage[];
};

/** Everything one can show the others beside one's face. */
export function ShowMenu({ call, snapshot, pages }: ShowMenuProps) {
  const { t } = useTranslation('call');
  const [isOpen, setIsOpen] = useState(false);
  const { ownExtras, isScreenSharingSupported } = snapshot;
  const isSharing = ownExtras.some(({ source }) => source === 'screen');
  const then = (run: () => void) => () => {
    setIsOpen(false);
    run();
  };
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position="top"
      middlewares={menuRoom}
      width={320}
      shadow="md"
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <CallControl
          icon={<Presentation size={22} />}
          label={t('controls.show')}
          hint={t('controls.showHint')}
          look={ownExtras.length > 0 ? 'primary' : 'plain'}
          isExpanded={isOpen}
          onPress={() => setIsOpen(!isOpen)}
          testId="show"
        />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t('controls.showHint')} className={menu.menu}>
        {isScreenSharingSupported ? (
          <Button
            variant="light"
            fullWidth
            leftSection={<MonitorUp size={20} aria-hidden />}
            onClick={then(() => (isSharing ? call.stopSharing() : void call.startSharing()))}
            data-testid="share-screen"
          >
            {t(isSharing ? 'show.stopSharing' : 'show.screen')}
          </Button>
        ) : (
          <p className={menu.note}>{t('show.screenUnsupported')}</p>
        )}
        {pages.length > 0 && (
          <CasePages pages={pages} onShow={(page) => then(() => void sharePage(call, page))()} />
        )}
        <ExtraDevice call={call} snapshot={snapshot} source="secondary-camera" />
      </Popover.Dropdown>
    </Popover>
  );
}
