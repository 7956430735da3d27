import { rtpParameters, type MediaSource } from '@qarib/contracts';
import type { types } from 'mediasoup-client';
import { sendOptions } from './encodings.ts';
import type { Negotiations } from './negotiations.ts';
import type { Signalling } from './signalling.ts';

/** Who keeps a source from being sent for a while: a path that is silent, or a way up that is not reported of. */
type Holder = 'path' | 'feedback';

type Announcement = {
  readonly kind: types.MediaKind;
  readonly rtpParameters: types.RtpParameters;
};

/**
 * One source this browser sends. It is negotiated in the lobby and given its track at the join: a
 * WebRTC sender without a track sends nothing, and gets one without new SDP and without a round trip.
 * Muting takes the track away again, which leaves the self view and the level meter alone.
 */
export class Sender {
  readonly source: MediaSource;
  readonly #peerId: string;
  readonly #transport: types.Transport;
  readonly #signalling: Signalling;
  readonly #negotiations: Negotiations;
  #producer: types.Producer | undefined;
  #track: MediaStreamTrack | null = null;
  #serverId: string | undefined;
  #isOn: boolean;
  #isStarted = false;
  #isClosed = false;
  readonly #holders = new Set<Holder>();
  #isSilent = false;
  /** mediasoup-client takes the track it was negotiated with for one that is sent, until it is told. */
  #isCleared = false;
  /** What the server was told last and has confirmed. */
  #isPausedOnServer: boolean;
  /** One after the other, so that the last wish wins. */
  #changes: Promise<void> = Promise.resolve();

  constructor(
    options: { source: MediaSource; isOn: boolean; peerId: string },
    transport: types.Transport,
    signalling: Signalling,
    negotiations: Negotiations,
  ) {
    this.source = options.source;
    this.#peerId = options.peerId;
    this.#transport = transport;
    this.#signalling = signalling;
    this.#negotiations = negotiations;
    this.#isOn = options.isOn;
    this.#isPausedOnServer = !options.isOn;
  }

  /** Rejects when the browser cannot send this track. */
  async open(track: MediaStreamTrack): Promise<void> {
    this.#track = track;
    const producing = this.#transport.produce({
      ...sendOptions(this.source),
      track,
      // Whoever opened the track stops it: the self view outlives a muted Producer.
      stopTracks: false,
      disableTrackOnPause: false,
      // Paused, it leaves the browser nothing to report of it either.
      zeroRtpOnPause: true,
      // It is negotiated with a track and from the first moment sends none.
      onRtpSender: (rtpSender) => void rtpSender.replaceTrack(null),
      appData: { source: this.source },
    });
    // What is asked for meanwhile is done once there is something to do it to.
    this.#changes = producing.then(
      (producer) => {
        this.#producer = producer;
        if (this.#isClosed) producer.close();
        return undefined;
      },
      () => undefined,
    );
    await producing;
    await this.#apply();
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
    if (this.#isClosed) await this.close();
    else await this.resync();
  }

  /** The server's name for it; absent while it does not know of it. */
  get serverId(): string | undefined {
    return this.#serverId;
  }

  /** Its place in the SDP. */
  get mid(): string | undefined {
    return this.#producer?.rtpParameters.mid;
  }

  /** Whether it has been negotiated, so that there is something to change. */
  get isReady(): boolean {
    return this.#producer !== undefined;
  }

  /** How it is encoded from now on; answers whether the browser took it. */
  async changeParameters(change: (parameters: RTCRtpSendParameters) => void): Promise<boolean> {
    let isDone = false;
    const set = async () => {
      const { rtpSender, closed } = this.#producer ?? {};
      if (!rtpSender || closed) return;
      const parameters = rtpSender.getParameters();
      change(parameters);
      await rtpSender.setParameters(parameters);
      isDone = true;
    };
    // Its own turn first, then the negotiations': whoever has those waits for nobody. A browser that
    // refuses goes on as before.
    const inTurn = () => this.#negotiations.alone(set);
    this.#changes = this.#changes.then(inTurn).catch(() => undefined);
    await this.#changes;
    return isDone;
  }

  /** False while the server does not know of it: it was told while signalling was down. */
  get isAnnounced(): boolean {
    return this.#serverId !== undefined;
  }

  /** From here on media may leave the browser. */
  start(): void {
    this.#isStarted = true;
    void this.#apply();
  }

  setOn(isOn: boolean): void {
    this.#isOn = isOn;
    void this.#apply();
    void this.resync();
  }

  /** Sends nothing for a while, and tells nobody; until all who held it have let go. */
  hold(holder: Holder, isHeld: boolean): void {
    if (this.#holders.has(holder) === isHeld) return;
    if (isHeld) this.#holders.add(holder);
    else this.#holders.delete(holder);
    void this.#apply();
  }

  /**
   * Not even what was lost before is sent again, nor are reports about it. It takes a negotiation
   * within the browser, where holding it takes none.
   */
  silence(isSilent: boolean): void {
    if (this.#isSilent === isSilent) return;
    this.#isSilent = isSilent;
    void this.#apply();
  }

  /** What was lost so far is not sent again any more: it would take the place of what is being said now. */
  startAnew(): void {
    const producer = this.#producer;
    if (!producer || producer.closed || this.#isSilent) return;
    producer.pause();
    producer.resume();
  }

  async replaceTrack(track: MediaStreamTrack | null): Promise<void> {
    this.#track = track;
    await this.#apply();
  }

  /** Sends no more, for good. A server that cannot be told now drops it with the next of its source. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#producer?.close();
    const producerId = this.#serverId;
    if (producerId === undefined) return;
    await this.#signalling
      .request('call:close-producer', { peerId: this.#peerId, producerId })
      .catch(() => undefined);
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

  /** Gives the browser's sender the track it should have now. */
  #apply(): Promise<void> {
    const apply = async () => {
      const track = this.#isStarted && this.#isOn && this.#holders.size === 0 ? this.#track : null;
      const producer = this.#producer;
      if (!producer || producer.closed) return;
      if (!this.#isCleared) await producer.replaceTrack({ track: null });
      this.#isCleared = true;
      await producer.replaceTrack({ track });
      // Each of these is a negotiation, so that neither is asked for twice.
      if (this.#isSilent && !producer.paused) producer.pause();
      else if (!this.#isSilent && producer.paused) producer.resume();
    };
    // A transport may close, or a track end, in the middle: the next change sets it right.
    this.#changes = this.#changes.then(apply).catch(() => undefined);
    return this.#changes;
  }
}
