import { createPortal } from 'react-dom';
import { Mic, MicOff, PhoneOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallSnapshot } from '@qarib/call-client';
import { CallControl, StreamVideo } from '@qarib/ui';
import type { CallEngine } from '../../../shared/call/call-engine.ts';
import { arrange } from '../layout/arrange.ts';
import pip from './picture-in-picture.module.css';

type PictureInPictureProps = {
  readonly call: CallEngine;
  readonly snapshot: CallSnapshot;
  readonly window: Window;
  readonly onHangUp: () => void;
};

/** What a call needs while one works in another window: the picture, the microphone, the way out. */
export function PictureInPicture({ call, snapshot, window, onHangUp }: PictureInPictureProps) {
  const { t } = useTranslation(['call', 'shared']);
  const { tiles, bigKey } = arrange(snapshot, undefined);
  const tile = tiles.find(({ key }) => key === bigKey) ?? tiles.find(({ stream }) => stream);
  const { isMicrophoneOn, participants } = snapshot;
  const names = participants.map(({ name }) => name).join(', ');
  return createPortal(
    <div className={pip.window} data-testid="pip">
      {tile?.stream ? (
        <StreamVideo stream={tile.stream} label={t('pictureOf', { name: names })} />
      ) : (
        <p className={pip.nobody}>{names || t('waiting')}</p>
      )}
      <div className={pip.controls}>
        <CallControl
          icon={isMicrophoneOn ? <Mic size={22} /> : <MicOff size={22} />}
          label={t('shared:devices.microphone')}
          look={isMicrophoneOn ? 'plain' : 'off'}
          isPressed={isMicrophoneOn}
          onPress={() => void call.setMicrophoneOn(!isMicrophoneOn)}
          testId="pip-microphone"
        />
        <CallControl
          icon={<PhoneOff size={22} />}
          label={t('controls.hangUp')}
          look="danger"
          onPress={onHangUp}
          testId="pip-hang-up"
        />
      </div>
    </div>,
    window.document.body,
  );
}
