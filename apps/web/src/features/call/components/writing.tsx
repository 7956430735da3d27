import { Button } from '@mantine/core';
import { MessageSquareText, Mic } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallSnapshot } from '@qarib/call-client';
import { CallControl } from '@qarib/ui';
import { linkCarriesVoice } from '../../../shared/call/link-carries.ts';
import classes from './call.module.css';

type WritingProps = {
  readonly isWriting: boolean;
  readonly onStart: () => void;
  readonly onStop: () => void;
};

/** Always there: writing instead of speaking, and back. */
export function WritingControl({ isWriting, onStart, onStop }: WritingProps) {
  const { t } = useTranslation('call');
  return (
    <CallControl
      icon={isWriting ? <Mic size={22} /> : <MessageSquareText size={22} />}
      label={t(isWriting ? 'writing.back' : 'writing.control')}
      hint={t(isWriting ? 'writing.backHint' : 'writing.startHint')}
      onPress={isWriting ? onStop : onStart}
      testId="write-instead"
    />
  );
}

type WritingBannerProps = WritingProps & {
  readonly snapshot: CallSnapshot;
  readonly unreadCount: number;
  readonly isShown: boolean;
  readonly onRead: () => void;
};

/** What waits to be read while the messages are not in sight, and the way on when no voice comes through. */
export function WritingBanner(props: WritingBannerProps) {
  const { snapshot, isWriting, onStart, onStop, unreadCount, isShown, onRead } = props;
  const { t } = useTranslation('call');
  const isVoiceless = !isWriting && !linkCarriesVoice(snapshot);
  // One may switch them on again and go on writing.
  const isSilenced = isWriting && !snapshot.isMicrophoneOn && !snapshot.isCameraOn;
  return (
    <>
      {isVoiceless && (
        <div className={classes.banner} role="status" data-testid="writing-offered">
          <span>{t('writing.offered')}</span>
          <Button size="sm" variant="white" onClick={onStart}>
            {t('writing.start')}
          </Button>
        </div>
      )}
      {isSilenced && (
        <div className={classes.banner} data-tone="replaced" role="status" data-testid="writing-on">
          <span>{t('writing.on')}</span>
          <Button size="sm" variant="white" onClick={onStop}>
            {t('writing.backHint')}
          </Button>
        </div>
      )}
      {unreadCount > 0 && !isShown && (
        <div className={classes.banner} data-tone="replaced" role="status" data-testid="unread">
          <span>{t('writing.unread', { count: unreadCount })}</span>
          <Button size="sm" variant="white" onClick={onRead}>
            {t('writing.read')}
          </Button>
        </div>
      )}
    </>
  );
}
