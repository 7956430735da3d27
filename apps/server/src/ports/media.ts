import type {
  MediaNodeCommandName,
  MediaNodeCommandPayload,
  MediaNodeCommandReply,
  MediaNodeFact,
  MediaNodeFactName,
} from '@qarib/contracts';

type FactOf<Name extends MediaNodeFactName> = {
  readonly name: Name;
  readonly payload: MediaNodeFact<Name>;
};
export type MediaFact = {
  [Name in Exclude<MediaNodeFactName, 'node:beat'>]: FactOf<Name>;
}[Exclude<MediaNodeFactName, 'node:beat'>];

export type MediaListener = {
  onFact(nodeId: string, fact: MediaFact): void;
  /** It dialled in, for the first time or again after a cut. */
  onNodeJoined(nodeId: string): void;
  onNodeLost(nodeId: string): void;
  onAvailabilityChanged(isAvailable: boolean): void;
};

/** The media nodes that dialled in. Refusals are `AppError`s; no node is `MEDIA_UNAVAILABLE`. */
export type MediaNodes = {
  isAvailable(): boolean;
  isAlive(nodeId: string): boolean;
  /** The living node with the least to do for each of its workers. */
  leastLoaded(): string;
  ask<Name extends MediaNodeCommandName>(
    nodeId: string,
    command: Name,
    payload: MediaNodeCommandPayload<Name>,
  ): Promise<MediaNodeCommandReply<Name>>;
  /** One listener hears what the nodes tell. */
  listen(listener: MediaListener): void;
};
