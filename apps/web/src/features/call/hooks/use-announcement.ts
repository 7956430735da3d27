import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallSnapshot } from '@qarib/call-client';
import { useDeviceNoticeWords } from './use-device-notice-words.ts';

/** What changed between two moments of a call, for those who do not see it. */
function useDifference() {
  const { t } = useTranslation('call');
  const wordsFor = useDeviceNoticeWords();
  return (before: CallSnapshot, now: CallSnapshot): string | undefined => {
    if (now.state === 'reconnecting' && before.state !== 'reconnecting') {
      return t('announce.reconnecting');
    }
    if (now.state === 'in-call' && before.state === 'reconnecting') return t('announce.back');
    if (now.state === 'in-call' && before.state !== 'in-call') return t('announce.joined');
    const idsBefore = new Set(before.participants.map(({ peerId }) => peerId));
    const idsNow = new Set(now.participants.map(({ peerId }) => peerId));
    const arrived = now.participants.find(({ peerId }) => !idsBefore.has(peerId));
    if (arrived) return t('announce.arrived', { name: arrived.name });
    const left = before.participants.find(({ peerId }) => !idsNow.has(peerId));
    if (left) return t('announce.left', { name: left.name });
    if (now.isMicrophoneOn !== before.isMicrophoneOn) {
      return t(now.isMicrophoneOn ? 'announce.microphoneOn' : 'announce.microphoneOff');
    }
    if (now.isCameraOn !== before.isCameraOn) {
      return t(now.isCameraOn ? 'announce.cameraOn' : 'announce.cameraOff');
    }
    if (now.deviceNotice && now.deviceNotice.id !== before.deviceNotice?.id) {
      return wordsFor(now.deviceNotice);
    }
    return undefined;
  };
}

/** The latest thing worth saying aloud. */
export function useAnnouncement(snapshot: CallSnapshot): string {
  const difference = useDifference();
  const [before, setBefore] = useState(snapshot);
  const [announcement, setAnnouncement] = useState('');
  if (before !== snapshot) {
    setBefore(snapshot);
    const told = difference(before, snapshot);
    if (told) setAnnouncement(told);
  }
  return announcement;
}
