import { useCallback } from 'react';
import { Headphones, Stethoscope } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Participant } from '@qarib/contracts';
import type { CallSnapshot } from '@qarib/call-client';
import { LevelMeter } from '@qarib/ui';
import type { CallEngine } from '../../../shared/call/call-engine.ts';
import classes from './stage.module.css';

type StethoscopeHeardProps = {
  readonly call: CallEngine;
  readonly snapshot: CallSnapshot;
  readonly person: Participant;
};

/** That what is heard now is a chest, how loud, and that loudspeakers of a laptop swallow it. */
export function StethoscopeHeard({ call, snapshot, person }: StethoscopeHeardProps) {
  const { t } = useTranslation('call');
  const { peerId } = person;
  const listen = useCallback(
    (listener: (level: number) => void) => call.onLevelOf(peerId, 'stethoscope', listener),
    [call, peerId],
  );
  return (
    <div className={classes.stethoscope} data-testid="stethoscope-heard">
      <span className={classes.stethoscopeName}>
        <Stethoscope size={18} aria-hidden />
        {t('stethoscope.heard')}
      </span>
      <LevelMeter label={t('stethoscope.level')} listen={listen} />
      {snapshot.echo.route !== 'headset' && (
        <span className={classes.advice}>
          <Headphones size={16} aria-hidden />
          {t('stethoscope.headphones')}
        </span>
      )}
    </div>
  );
}
