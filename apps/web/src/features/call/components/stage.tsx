import { LoaderCircle, UserRoundX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallSnapshot, Quality } from '@qarib/call-client';
import { SignalBars, type SignalBarsProps } from '@qarib/ui';
import type { CallEngine } from '../../../shared/call/call-engine.ts';
import classes from './call.module.css';
import { RemoteAudio } from './remote-audio.tsx';
import { RemotePerson } from './remote-person.tsx';
import { SelfView } from './self-view.tsx';

type StageProps = {
  readonly call: CallEngine;
  readonly snapshot: CallSnapshot;
  /** Who is expected, while nobody is there. */
  readonly expectedName: string | undefined;
};

const strengths: Record<Quality, SignalBarsProps['strength']> = {
  unknown: 3,
  good: 3,
  fair: 2,
  poor: 1,
  lost: 0,
};
const fromWorst: readonly Quality[] = ['lost', 'poor', 'fair', 'good', 'unknown'];

/** Whoever hears badly and whoever is heard badly suffer alike: the worse direction counts. */
function worseOf({ up, down }: CallSnapshot['quality']): Quality {
  return fromWorst.find((quality) => quality === up || quality === down) ?? 'unknown';
}

function Waiting({ snapshot, expectedName }: Omit<StageProps, 'call'>) {
  const { t } = useTranslation('call');
  const isInside = snapshot.state === 'in-call' || snapshot.state === 'reconnecting';
  const Icon = isInside ? UserRoundX : LoaderCircle;
  return (
    <p className={classes.noPicture} data-testid="waiting">
      <Icon size={36} aria-hidden className={isInside ? undefined : classes.turning} />
      {!isInside && t('connecting')}
      {isInside && (expectedName ? t('waitingFor', { name: expectedName }) : t('waiting'))}
      {isInside && <span className={classes.soft}>{t('waitingText')}</span>}
    </p>
  );
}

/** The pictures of a call: the others large, oneself small. */
export function Stage({ call, snapshot, expectedName }: StageProps) {
  const { t } = useTranslation('call');
  const { participants, remoteStreams, quality, state } = snapshot;
  const worse = worseOf(quality);
  return (
    <div className={classes.stage} data-people={participants.length}>
      {participants.length === 0 && <Waiting snapshot={snapshot} expectedName={expectedName} />}
      {participants.map((person) => (
        <RemotePerson key={person.peerId} person={person} streams={remoteStreams} />
      ))}
      {participants.length > 0 && worse !== 'unknown' && (
        <span className={classes.quality}>
          <SignalBars strength={strengths[worse]} label={t(`quality.${worse}`)} />
        </span>
      )}
      {state === 'in-call' && quality.down === 'lost' && participants.length > 0 && (
        <p className={classes.lost} role="status">
          {t('mediaLost')}
        </p>
      )}
      <SelfView snapshot={snapshot} />
      <RemoteAudio call={call} streams={remoteStreams} />
    </div>
  );
}
