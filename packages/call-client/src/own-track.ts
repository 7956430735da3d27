import type { MediaSource } from '@qarib/contracts';

export type OwnTrack = {
  readonly source: MediaSource;
  readonly track: MediaStreamTrack;
  readonly isOn: boolean;
};
