import type { CallSnapshot } from '@qarib/call-client';

/** One picture on the stage: a person, or something that is shown. */
export type Tile = {
  readonly key: string;
  readonly kind: 'person' | 'screen' | 'secondary-camera';
  readonly peerId: string;
  /** One's own, as the others see it. */
  readonly isOwn: boolean;
  /** A person without a picture is on the stage all the same. */
  readonly stream: MediaStream | undefined;
};

export type Arrangement = {
  /** Always in the same order, so that no picture is torn down when another one grows. */
  readonly tiles: readonly Tile[];
  /** The tile that is large beside small ones; absent when all are alike. */
  readonly bigKey: string | undefined;
};

type Shown = Pick<CallSnapshot, 'participants' | 'remoteStreams' | 'ownExtras' | 'peerId'>;

const shownKinds = ['screen', 'secondary-camera'] as const;

function tilesOf({ participants, remoteStreams, ownExtras, peerId = '' }: Shown): Tile[] {
  const people = participants.map((person): Tile => {
    const camera = remoteStreams.find(
      (remote) => remote.peerId === person.peerId && remote.source === 'camera',
    );
    const stream = camera && !camera.isPaused ? camera.stream : undefined;
    return { key: person.peerId, kind: 'person', peerId: person.peerId, isOwn: false, stream };
  });
  const shown = shownKinds.flatMap((kind) => [
    ...remoteStreams
      .filter(({ source }) => source === kind)
      .map(({ peerId: owner, stream }) => ({ kind, peerId: owner, isOwn: false, stream })),
    ...ownExtras
      .filter(({ source }) => source === kind)
      .map(({ stream }) => ({ kind, peerId, isOwn: true, stream })),
  ]);
  return [...people, ...shown.map((tile) => ({ ...tile, key: `${tile.peerId} ${tile.kind}` }))];
}

/**
 * What is shown is what the talk is about, so it is large and the faces small: another's screen before
 * another's second camera, and one's own only when chosen. The person's own choice goes before all.
 */
export function arrange(shown: Shown, chosenKey: string | undefined): Arrangement {
  const tiles = tilesOf(shown);
  const chosen = tiles.find(({ key }) => key === chosenKey);
  const ofOthers = (kind: Tile['kind']) =>
    tiles.findLast((tile) => tile.kind === kind && !tile.isOwn);
  const big =
    chosen ??
    ofOthers('screen') ??
    ofOthers('secondary-camera') ??
    (tiles.some(({ isOwn }) => isOwn) ? tiles[0] : undefined);
  return { tiles, bigKey: big?.key };
}
