import type { DeviceProblem } from './call-snapshot.ts';
import { problemOf } from './device-problems.ts';
import { contentHints, screenConstraints } from './extra-sources.ts';

/** The part of `navigator.mediaDevices` this needs; phones have none of it. */
export type ScreenPort = Partial<Pick<MediaDevices, 'getDisplayMedia'>>;

export type ScreenShareEvents = {
  readonly onTrack: (track: MediaStreamTrack | undefined) => void;
  /** Somebody ended it outside of this page: the browser's own button, or a window that was closed. */
  readonly onStoppedOutside: (label: string) => void;
};

/** A screen, a window, a tab or a page of the case on its way to the others. */
export class ScreenShare {
  readonly #port: ScreenPort | undefined;
  readonly #events: ScreenShareEvents;
  #track: MediaStreamTrack | undefined;
  /** Rises with each wish, so that a picker answered too late shares nothing. */
  #attempt = 0;

  constructor(port: ScreenPort | undefined, events: ScreenShareEvents) {
    this.#port = port;
    this.#events = events;
  }

  get isSupported(): boolean {
    return typeof this.#port?.getDisplayMedia === 'function';
  }

  get track(): MediaStreamTrack | undefined {
    return this.#track;
  }

  /** Lets the person pick what to share; closing the picker is no problem and no share. */
  async pick(): Promise<DeviceProblem | undefined> {
    if (!this.#port?.getDisplayMedia) return 'unsupported';
    this.#attempt += 1;
    const attempt = this.#attempt;
    try {
      const stream = await this.#port.getDisplayMedia(screenConstraints);
      const track = stream.getVideoTracks()[0];
      if (!track) return 'failed';
      if (attempt === this.#attempt) this.take(track);
      else track.stop();
      return undefined;
    } catch (error) {
      const problem = problemOf(error);
      return problem === 'permission-denied' ? undefined : problem;
    }
  }

  /** Shares this track from now on, instead of whatever was shared. */
  take(track: MediaStreamTrack): void {
    this.#attempt += 1;
    this.#track?.stop();
    this.#track = track;
    track.contentHint = contentHints.screen;
    track.addEventListener('ended', () => this.#endedOutside(track), { once: true });
    this.#events.onTrack(track);
  }

  stop(): void {
    this.#attempt += 1;
    const track = this.#track;
    if (!track) return;
    this.#track = undefined;
    track.stop();
    this.#events.onTrack(undefined);
  }

  #endedOutside(track: MediaStreamTrack): void {
    if (this.#track !== track) return;
    this.stop();
    this.#events.onStoppedOutside(track.label);
  }
}
