import { useState, type CSSProperties, type Ref } from 'react';
import { LoaderCircle, UserRoundX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallSnapshot } from '@qarib/call-client';
import type { CallEngine } from '../../../shared/call/call-engine.ts';
import { arrange } from '../layout/arrange.ts';
import classes from './call.module.css';
import { RemoteAudio } from './remote-audio.tsx';
import { SelfView } from './self-view.tsx';
import { StageTile } from './stage-tile.tsx';
import stage from './stage.module.css';

type StageProps = {
  readonly ref: Ref<HTMLDivElement>;
  readonly call: CallEngine;
  readonly snapshot: CallSnapshot;
  /** Who is expected, while nobody is there. */
  readonly expectedName: string | undefined;
  /** The case is open too. */
  readonly isBesidePanel: boolean;
};

function Waiting({ snapshot, expectedName }: Pick<StageProps, 'snapshot' | 'expectedName'>) {
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

/** Three others leave a fourth field free; before one or two it floats. */
function placeOfSelf(bigKey: string | undefined, tileCount: number) {
  if (bigKey !== undefined) return 'small';
  return tileCount === 3 ? 'alike' : undefined;
}

/** The pictures of a call: people alike, or what is shown large and the faces small. */
export function Stage({ ref, call, snapshot, expectedName, isBesidePanel }: StageProps) {
  const { t } = useTranslation('call');
  const [chosenKey, setChosenKey] = useState<string>();
  const { participants, quality, state } = snapshot;
  const isAlone = participants.length === 0;
  const { tiles, bigKey } = arrange(snapshot, chosenKey);
  const placeOf = (key: string) => (key === bigKey ? 'big' : 'small');
  const small = tiles.filter(({ key }) => key !== bigKey);
  // The own picture stands in the row of the small ones, after them.
  const columns = { '--small': small.length + 1 } as CSSProperties;
  return (
    <div
      ref={ref}
      className={stage.stage}
      data-layout={bigKey === undefined ? 'alike' : 'focus'}
      data-count={tiles.length}
      data-is-beside-panel={isBesidePanel || undefined}
      style={columns}
    >
      {isAlone && <Waiting snapshot={snapshot} expectedName={expectedName} />}
      {tiles.map((tile) => (
        <StageTile
          key={tile.key}
          call={call}
          snapshot={snapshot}
          tile={tile}
          column={small.indexOf(tile) + 2}
          place={bigKey === undefined ? undefined : placeOf(tile.key)}
          onEnlarge={
            tiles.length > 1 && tile.key !== bigKey ? () => setChosenKey(tile.key) : undefined
          }
          onRelease={
            tile.key === bigKey && tile.key === chosenKey
              ? () => setChosenKey(undefined)
              : undefined
          }
        />
      ))}
      {state === 'in-call' && quality.down === 'lost' && !isAlone && (
        <p className={classes.lost} role="status">
          {t('mediaLost')}
        </p>
      )}
      <SelfView snapshot={snapshot} among={placeOfSelf(bigKey, tiles.length)} />
      <RemoteAudio call={call} streams={snapshot.remoteStreams} />
    </div>
  );
}
