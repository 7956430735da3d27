import { CallQualityLog } from './call-quality-log.ts';
import type { CallSnapshot } from './call-snapshot.ts';
import type { Clock } from './clock.ts';
import { LinkProbe, type EchoChannel } from './link-check.ts';
import type { MediaSession } from './media-session.ts';
import { QualityWatch } from './quality-watch.ts';
import type { Signalling } from './signalling.ts';
import type { Store } from './store.ts';

/** What is measured of the link: by probes in the lobby, by the media itself in the call, and what is kept of it. */
export class Measures {
  readonly #store: Store<CallSnapshot>;
  readonly #clock: Clock;
  readonly #log: CallQualityLog;
  #probe: LinkProbe | undefined;
  /** Off while the link is left to whatever else the page does. */
  isProbing = true;
  #channel: EchoChannel | undefined;
  #quality: QualityWatch | undefined;
  #session: MediaSession | undefined;

  constructor(store: Store<CallSnapshot>, clock: Clock, signalling: Signalling) {
    this.#store = store;
    this.#clock = clock;
    this.#log = CallQualityLog.create({ store, clock, signalling });
  }

  /** Opening the echo also connects both transports, so it is done even when nothing will be probed. */
  async prepare(session: MediaSession, isWanted: () => boolean): Promise<void> {
    this.stop();
    this.#session = session;
    const channel = await session.openEcho().catch(() => undefined);
    if (session !== this.#session) return;
    this.#channel = channel;
    if (this.isProbing && isWanted()) this.probe();
  }

  /** Once for each session; what has no echo yet is probed when it has. */
  probe(): void {
    this.isProbing = true;
    if (!this.#channel || this.#probe) return;
    const { adaptation } = this.#session ?? {};
    this.#probe = LinkProbe.start(this.#channel, this.#clock, (linkCheck) => {
      this.#store.update({ linkCheck });
      // The encoders are made to fit here, where nobody waits, and not at the join.
      adaptation?.begin(linkCheck);
    });
  }

  /** In the call the link has better things to carry than probes. */
  stopProbing(): void {
    this.#probe?.stop();
  }

  watchQuality(session: MediaSession): void {
    this.#quality?.stop();
    this.#quality = QualityWatch.start(
      session,
      this.#clock,
      (quality) => this.#store.update({ quality }),
      (reports) => this.#log.read(reports),
    );
  }

  /** The last that can be told of this call, while there is still somebody to tell it. */
  conclude(): void {
    this.#log.tell();
  }

  /** With the path gone there is nothing to judge. */
  loseQuality(): void {
    this.#quality?.stop();
    this.#store.update({ quality: { up: 'lost', down: 'lost' } });
  }

  stop(): void {
    this.#session = undefined;
    this.#channel = undefined;
    this.#probe?.stop();
    this.#probe = undefined;
    this.#quality?.stop();
  }
}
