import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallSnapshot } from '@qarib/call-client';
import { useDeviceNoticeWords } from './use-device-notice-words.ts';

type Difference = (before: CallSnapshot, now: CallSnapshot) => string | undefined;

function useStateDifference(): Difference {
  const { t } = useTranslation('call');
  return (before, now) => {
    if (now.state === 'reconnecting' && before.state !== 'reconnecting') {
      return t('announce.reconnecting');
    }
    if (now.state === 'in-call' && before.state === 'reconnecting') return t('announce.back');
    if (now.state === 'in-call' && before.state !== 'in-call') return t('announce.joined');
    return undefined;
  };
}

function usePeopleDifference(): Difference {
  const { t } = useTranslation('call');
  return (before, now) => {
    const recorderBefore = before.participants.find(({ isRecording }) => isRecording);
    const recorder = now.participants.find(({ isRecording }) => isRecording);
    if (recorder && !recorderBefore) return t('announce.recorded', { name: recorder.name });
    if (recorderBefore && !recorder) return t('announce.notRecorded');
    const idsBefore = new Set(before.participants.map(({ peerId }) => peerId));
    const idsNow = new Set(now.participants.map(({ peerId }) => peerId));
    const arrived = now.participants.find(({ peerId }) => !idsBefore.has(peerId));
    if (arrived) return t('announce.arrived', { name: arrived.name });
    const left = before.participants.find(({ peerId }) => !idsNow.has(peerId));
    return left && t('announce.left', { name: left.name });
  };
}

/** Something is shown, or a chest can be heard, that could not a moment ago. */
function useShownDifference(): Difference {
  const { t } = useTranslation('call');
  return (before, now) => {
    const fresh = now.remoteStreams.find(
      ({ peerId, source }) =>
        source !== 'microphone' &&
        source !== 'camera' &&
        !before.remoteStreams.some((one) => one.peerId === peerId && one.source === source),
    );
    const name = now.participants.find(({ peerId }) => peerId === fresh?.peerId)?.name;
    if (!fresh || name === undefined) return undefined;
    if (fresh.source === 'stethoscope') return t('announce.stethoscope', { name });
    return fresh.source === 'screen' || fresh.source === 'secondary-camera'
      ? t(`shown.${fresh.source}`, { name })
      : undefined;
  };
}

function useOwnDifference(): Difference {
  const { t } = useTranslation('call');
  const wordsFor = useDeviceNoticeWords();
  return (before, now) => {
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

/** The latest thing worth saying aloud, for those who do not see it. */
export function useAnnouncement(snapshot: CallSnapshot): string {
  const differences = [
    useStateDifference(),
    usePeopleDifference(),
    useShownDifference(),
    useOwnDifference(),
  ];
  const [before, setBefore] = useState(snapshot);
  const [announcement, setAnnouncement] = useState('');
  if (before !== snapshot) {
    setBefore(snapshot);
    const told = differences.map((tell) => tell(before, snapshot)).find(Boolean);
    if (told) setAnnouncement(told);
  }
  return announcement;
}
