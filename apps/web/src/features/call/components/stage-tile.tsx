import type { CSSProperties } from 'react';
import { Maximize2, Minimize2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallSnapshot } from '@qarib/call-client';
import { StreamVideo } from '@qarib/ui';
import type { CallEngine } from '../../../shared/call/call-engine.ts';
import { useIsNarrow } from '../hooks/use-is-narrow.ts';
import { useShownSize } from '../hooks/use-shown-size.ts';
import type { Tile } from '../layout/arrange.ts';
import classes from './call.module.css';
import { RemotePerson } from './remote-person.tsx';
import stage from './stage.module.css';

type StageTileProps = {
  readonly call: CallEngine;
  readonly snapshot: CallSnapshot;
  readonly tile: Tile;
  /** Absent where all are alike. */
  readonly place: 'big' | 'small' | undefined;
  /** Where a small one stands in its row; the first column is its margin. */
  readonly column: number;
  /** Makes it the large one; absent where there is nothing to choose. */
  readonly onEnlarge: (() => void) | undefined;
  /** Gives the choice back; absent where the person made none. */
  readonly onRelease: (() => void) | undefined;
};

/** Something shown: what it is, and whose. */
function ShownPicture({ tile, ownerName }: { readonly tile: Tile; readonly ownerName: string }) {
  const { t } = useTranslation('call');
  const { kind, isOwn, stream } = tile;
  if (kind === 'person') return null;
  const label = isOwn ? t(`shown.own.${kind}`) : t(`shown.${kind}`, { name: ownerName });
  return (
    <>
      <StreamVideo stream={stream} label={label} testId={`${isOwn ? 'own' : 'remote'}-${kind}`} />
      <figcaption className={classes.name}>
        <bdi>{label}</bdi>
      </figcaption>
    </>
  );
}

/** One picture of the stage, with what makes it large or lets it shrink. */
export function StageTile(props: StageTileProps) {
  const { call, snapshot, tile, place, column, onEnlarge, onRelease } = props;
  const { t } = useTranslation('call');
  const person = snapshot.participants.find(({ peerId }) => peerId === tile.peerId);
  const name = person?.name ?? '';
  const what =
    tile.kind === 'person'
      ? t('pictureOf', { name })
      : t(tile.isOwn ? `shown.own.${tile.kind}` : `shown.${tile.kind}`, { name });
  const sourceShown = tile.kind === 'person' ? 'camera' : tile.kind;
  const isNarrow = useIsNarrow();
  // Where no other button has its corner, and there is height to fill.
  const canFill = isNarrow && place !== 'small' && !onEnlarge && !onRelease;
  const element = useShownSize(call, tile.peerId, tile.isOwn ? undefined : sourceShown);
  return (
    <figure
      ref={element}
      className={stage.tile}
      style={{ '--column': column } as CSSProperties}
      data-place={place}
      data-testid={tile.kind === 'person' ? 'remote-person' : 'shown'}
    >
      {tile.kind === 'person' && person ? (
        <RemotePerson
          call={call}
          snapshot={snapshot}
          person={person}
          picture={tile.stream}
          canFill={canFill}
        />
      ) : (
        <ShownPicture tile={tile} ownerName={name} />
      )}
      {onEnlarge && (
        <button
          type="button"
          className={stage.enlarge}
          aria-label={t('layout.enlarge', { what })}
          title={t('layout.enlarge', { what })}
          onClick={onEnlarge}
          data-testid={`enlarge-${tile.kind}`}
        >
          <Maximize2 size={18} aria-hidden />
        </button>
      )}
      {onRelease && (
        <button
          type="button"
          className={stage.release}
          aria-label={t('layout.release')}
          title={t('layout.release')}
          onClick={onRelease}
          data-testid="release"
        >
          <Minimize2 size={18} aria-hidden />
        </button>
      )}
    </figure>
  );
}
