import { Button } from '@mantine/core';
import { PictureInPicture2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallSnapshot } from '@qarib/call-client';
import type { CallEngine } from '../../../shared/call/call-engine.ts';
import { ExtraDevice } from './extra-device.tsx';

type MoreSettingsProps = {
  readonly call: CallEngine;
  readonly snapshot: CallSnapshot;
  /** Absent where the browser cannot. */
  readonly onPictureInPicture: (() => void) | undefined;
  /** What was begun here is seen behind the menu. */
  readonly onDone: () => void;
};

/** What is set up in a call and shown to nobody: the stethoscope's entry, the own floating window. */
export function MoreSettings(props: MoreSettingsProps) {
  const { call, snapshot, onPictureInPicture, onDone } = props;
  const { t } = useTranslation('call');
  return (
    <>
      <ExtraDevice call={call} snapshot={snapshot} source="stethoscope" onToggled={onDone} />
      {onPictureInPicture && (
        <Button
          variant="light"
          fullWidth
          leftSection={<PictureInPicture2 size={20} aria-hidden />}
          onClick={() => {
            onPictureInPicture();
            onDone();
          }}
          data-testid="picture-in-picture"
        >
          {t('pip.open')}
        </Button>
      )}
    </>
  );
}
