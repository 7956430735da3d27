import type { IceServer } from '@qarib/contracts';

/** The TURN relay that browsers may fall back on. */
export type Relay = {
  /** With credentials that are this peer's and end soon, at the latest at `until`; nothing where there is no relay. */
  readonly iceServersFor: (peerId: string, now: Date, until?: Date) => readonly IceServer[];
};
