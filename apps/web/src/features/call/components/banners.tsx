import { useState } from 'react';
import { CloseButton } from '@mantine/core';
import { LoaderCircle, SignalLow, Unplug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallSnapshot } from '@qarib/call-client';
import { useDeviceNoticeWords } from '../hooks/use-device-notice-words.ts';
import type { CallEngine } from '../../../shared/call/call-engine.ts';
import classes from './call.module.css';
import { EchoBanner } from './echo-banner.tsx';
import { RecordingBanner } from './recording-banner.tsx';
import { OwnDeviceBanner } from './own-device-banner.tsx';
import { OwnExtrasBar } from './own-extras-bar.tsx';

type BannersProps = { readonly snapshot: CallSnapshot };

/** A call that mends itself says what is broken and that nobody has to do anything. */
function ReconnectingBanner({ snapshot }: BannersProps) {
  const { t } = useTranslation('call');
  const { state, reconnectReason } = snapshot;
  if (state !== 'reconnecting') return null;
  return (
    <div className={classes.banner} role="status" data-testid="reconnecting">
      <LoaderCircle size={20} aria-hidden className={classes.turning} />
      <span>
        <strong>{t('reconnecting.title')}</strong>{' '}
        {t(`reconnecting.${reconnectReason ?? 'path-lost'}`)}
      </span>
    </div>
  );
}

/** Somebody's link is cut, not the own one: who, and that the seat is kept. */
function LostBanner({ snapshot }: BannersProps) {
  const { t } = useTranslation('call');
  if (snapshot.lostParticipants.length === 0) return null;
  const names = snapshot.lostParticipants.map(({ name }) => name).join(', ');
  return (
    <div className={classes.banner} role="status" data-testid="lost-participant">
      <Unplug size={20} aria-hidden />
      <span>{t('lost', { names })}</span>
    </div>
  );
}

/** A microphone was unplugged, another took over: said, and put away by the person. */
function DeviceBanner({ snapshot }: BannersProps) {
  const { t } = useTranslation(['call', 'shared']);
  const wordsFor = useDeviceNoticeWords();
  const [closedId, setClosedId] = useState<number>();
  const { deviceNotice } = snapshot;
  if (!deviceNotice || deviceNotice.id === closedId) return null;
  const { id, event } = deviceNotice;
  return (
    <div className={classes.banner} data-tone={event} data-testid="device-notice">
      <span>{wordsFor(deviceNotice)}</span>
      <CloseButton
        size={44}
        variant="transparent"
        c="inherit"
        aria-label={t('shared:actions.close')}
        onClick={() => setClosedId(id)}
      />
    </div>
  );
}

/** What the link does not carry for now, and that nobody has to do anything. */
function LinkBanner({ snapshot }: BannersProps) {
  const { t } = useTranslation('call');
  const { state, isCameraOn, isIntelligible, sending } = snapshot;
  if (state !== 'in-call' || snapshot.participants.length === 0) return null;
  const { profile, reason } = sending;
  const isOnHold = isCameraOn && profile === 'audio-first' && reason !== undefined;
  if (isIntelligible && !isOnHold) return null;
  return (
    <div className={classes.banner} role="status" data-testid="link-banner">
      <SignalLow size={20} aria-hidden />
      <span>
        {isIntelligible ? t(`pictureOnHold.own.${reason ?? 'own-link'}`) : t('notIntelligible')}
      </span>
    </div>
  );
}

export function Banners({ call, snapshot }: BannersProps & { readonly call: CallEngine }) {
  return (
    <>
      <ReconnectingBanner snapshot={snapshot} />
      <LostBanner snapshot={snapshot} />
      <RecordingBanner snapshot={snapshot} />
      <DeviceBanner snapshot={snapshot} />
      <OwnDeviceBanner call={call} snapshot={snapshot} />
      <LinkBanner snapshot={snapshot} />
      <EchoBanner snapshot={snapshot} />
      <OwnExtrasBar call={call} snapshot={snapshot} />
    </>
  );
}
