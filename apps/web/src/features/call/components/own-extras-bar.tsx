import { useCallback } from 'react';
import { Button } from '@mantine/core';
import { MonitorUp, Stethoscope, SwitchCamera, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallSnapshot, ExtraSource } from '@qarib/call-client';
import { LevelMeter } from '@qarib/ui';
import type { CallEngine } from '../../../shared/call/call-engine.ts';
import bar from './own-extras-bar.module.css';

type OwnExtrasBarProps = { readonly call: CallEngine; readonly snapshot: CallSnapshot };

const icons: Record<ExtraSource, LucideIcon> = {
  screen: MonitorUp,
  'secondary-camera': SwitchCamera,
  stethoscope: Stethoscope,
};

function OwnLevel({ call, peerId }: { readonly call: CallEngine; readonly peerId: string }) {
  const { t } = useTranslation('call');
  const listen = useCallback(
    (listener: (level: number) => void) => call.onLevelOf(peerId, 'stethoscope', listener),
    [call, peerId],
  );
  return (
    <span className={bar.level}>
      <LevelMeter label={t('stethoscope.level')} listen={listen} />
    </span>
  );
}

/** What one shows or lets hear beside face and voice; nobody should have to look for how to stop it. */
export function OwnExtrasBar({ call, snapshot }: OwnExtrasBarProps) {
  const { t } = useTranslation('call');
  const { ownExtras, isMicrophoneLent, echo, peerId = '' } = snapshot;
  const stop: Record<ExtraSource, () => void> = {
    screen: () => call.stopSharing(),
    'secondary-camera': () => void call.setSecondaryCameraOn(false),
    stethoscope: () => void call.setStethoscopeOn(false),
  };
  return ownExtras.map(({ source }) => {
    const Icon = icons[source];
    return (
      <div key={source} className={bar.bar} data-testid={`own-${source}-bar`}>
        <Icon size={20} aria-hidden />
        <span className={bar.words}>
          <strong>{t(`sharing.${source}`)}</strong>
          {source === 'stethoscope' && isMicrophoneLent && ` ${t('stethoscope.lent')}`}
          {source === 'stethoscope' &&
            echo.route !== 'headset' &&
            ` ${t('stethoscope.ownHeadphones')}`}
        </span>
        {source === 'stethoscope' && <OwnLevel call={call} peerId={peerId} />}
        <Button variant="white" color="dark" onClick={stop[source]} data-testid={`stop-${source}`}>
          {t(`sharing.end.${source}`)}
        </Button>
      </div>
    );
  });
}
