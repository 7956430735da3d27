import { rtpParameters, type MediaSource } from '@qarib/contracts';
import type { types } from 'mediasoup-client';
import { sendOptions } from './encodings.ts';
import type { Signalling } from './signalling.ts';

type Announcement = {
  readonly kind: types.MediaKind;
  readonly rtpParameters: types.RtpParameters;
};

/**
 * One source this browser sends. It is set up in the lobby with every encoding off, so that the join
 * only has to turn them on: no new SDP, no round trip.
 */
export class Sender {
  readonly source: MediaSource;
  readonly #peerId: string;
  readonly #transport: types.Transport;
  readonly #signalling: Signalling;
  #producer: types.Producer | undefined;
  #serverId: string | undefined;
  #isOn: boolean;
  #isStarted = false;
  /** What the server was told last and has confirmed. */
  #isPausedOnServer: boolean;
  /** Changes of the browser's sender, one after the other as it demands. */
  #changes: Promise<void> = Promise.resolve();

  constructor(
    options: { source: MediaSource; isOn: boolean; peerId: string },
    transport: types.Transport,
    signalling: Signalling,
  ) {
    this.source = options.source;
    this.#peerId = options.peerId;
    this.#transport = transport;
    this.#signalling = signalling;
    this.#isOn = options.isOn;
    this.#isPausedOnServer = !options.isOn;
  }

  /** Rejects when the browser cannot send this track. */
  async open(track: MediaStreamTrack): Promise<void> {
    const producing = this.#transport.produce({
      ...sendOptions(this.source),
      track,
      // Whoever opened the track stops it: the self view outlives a muted Producer.
      stopTracks: false,
      disableTrackOnPause: false,
      appData: { source: this.source },
    });
    // What is asked for meanwhile is done once there is something to do it to.
    this.#changes = producing
      .then((producer) => void (this.#producer = producer))
      .catch(() => undefined);
    await producing;
  }

  /** Tells the server of the Producer that `open` is making. */
  async announce(announcement: Announcement): Promise<void> {
    const isPaused = !this.#isOn;
    const { producerId } = await this.#signalling.request('call:produce', {
      kind: announcement.kind,
      // Parsed to leave out what only the browser's own end needs.
      rtpParameters: rtpParameters.parse(announcement.rtpParameters),
      peerId: this.#peerId,
      transportId: this.#transport.id,
      source: this.source,
      isPaused,
    });
    this.#serverId = producerId;
    this.#isPausedOnServer = isPaused;
    await this.resync();
  }

  /** False while the server does not know of it: it was told while signalling was down. */
  get isAnnounced(): boolean {
    return this.#serverId !== undefined;
  }

  /** From here on media may leave the browser. */
  start(): void {
    this.#isStarted = true;
    this.#activate();
  }

  setOn(isOn: boolean): void {
    this.#isOn = isOn;
    this.#activate();
    void this.resync();
  }

  /** `null` sends nothing, and needs no new SDP either way. */
  replaceTrack(track: MediaStreamTrack | null): Promise<void> {
    return this.#change(async (producer) => producer.replaceTrack({ track }));
  }

  /** Tells the server what it has not confirmed yet. */
  async resync(): Promise<void> {
    const producerId = this.#serverId;
    const isPaused = !this.#isOn;
    if (producerId === undefined || this.#isPausedOnServer === isPaused) return;
    const command = isPaused ? 'call:pause-producer' : 'call:resume-producer';
    this.#isPausedOnServer = isPaused;
    try {
      await this.#signalling.request(command, { peerId: this.#peerId, producerId });
    } catch {
      // It may or may not have arrived: the next rejoin says it again.
      this.#isPausedOnServer = !isPaused;
    }
  }

  #activate(): void {
    const active = this.#isStarted && this.#isOn;
    void this.#change(async (producer) => {
      const { rtpSender } = producer;
      // mediasoup-client's own way negotiates SDP, which nobody needs for this; it is for the
      // handlers that have no sender.
      if (!rtpSender) return producer.setRtpEncodingParameters({ active });
      const parameters = rtpSender.getParameters();
      for (const encoding of parameters.encodings) encoding.active = active;
      await rtpSender.setParameters(parameters);
    });
  }

  #change(change: (producer: types.Producer) => Promise<void>): Promise<void> {
    const run = async () => {
      if (this.#producer && !this.#producer.closed) await change(this.#producer);
    };
    // The transport may close in the middle; then there is nothing left to change.
    this.#changes = this.#changes.then(run).catch(() => undefined);
    return this.#changes;
  }
}
