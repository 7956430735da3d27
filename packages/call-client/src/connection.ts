import type { types } from 'mediasoup-client';
import type { Wishes } from './adaptation/wishes.ts';
import type {
  CallErrorCode,
  CallSnapshot,
  CallStateName,
  EndReason,
  ReconnectReason,
} from './call-snapshot.ts';
import { isAtRest } from './call-transitions.ts';
import { CallView } from './call-view.ts';
import type { Clock } from './clock.ts';
import { listenToFacts } from './facts.ts';
import { Measures } from './measures.ts';
import { MediaRefresh } from './media-refresh.ts';
import { MediaSession } from './media-session.ts';
import { enterCall, leaveCall } from './membership.ts';
import { NativeCapabilities } from './native-capabilities.ts';
import type { NetworkChanges } from './network-changes.ts';
import type { PathState } from './path-monitor.ts';
import type { OwnTrack } from './own-track.ts';
import { Retry } from './retry.ts';
import { codeOf, isPassing, type Signalling } from './signalling.ts';
import type { Store } from './store.ts';

export type ConnectionOptions = {
  readonly consultationId: string;
  readonly signalling: Signalling;
  readonly network: NetworkChanges;
  readonly clock: Clock;
  readonly deviceOptions?: types.DeviceOptions | undefined;
  readonly store: Store<CallSnapshot>;
  /** What there is to send right now; asked again for each new session. */
  readonly ownTracks: () => readonly OwnTrack[];
  readonly wishes: Wishes;
};

/**
 * Gets the call up and keeps it up: one media session after another, and the state that the person
 * is shown. What it needs to know of the present is in four facts: whether the person wants to be in
 * the call, whether the server has this peer in it, whether signalling is there, how the path is.
 */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #native = new NativeCapabilities();
  readonly #view: CallView;
  readonly #retry: Retry;
  readonly #measures: Measures;
  readonly #refreshing: MediaRefresh;
  #session: MediaSession | undefined;
  #wantsJoin = false;
  #isJoined = false;
  #hasBeenInCall = false;
  #hasHadPath = false;
  /** Answers to an earlier session's questions are nobody's business any more. */
  #generation = 0;
  #stopListening: (() => void) | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#view = new CallView(options.store);
    this.#retry = new Retry(options.clock);
    this.#measures = new Measures(options.store, options.clock, options.signalling);
    this.#refreshing = new MediaRefresh(options.signalling, options.clock);
  }

  /** What there is of one's own goes into this, while it is there. */
  get session(): MediaSession | undefined {
    return this.#session;
  }

  get #state(): CallStateName {
    return this.#view.state;
  }

  /** Without probing the link is left to whatever else the page does, until `probe()`. */
  async prepare({ isProbing }: { readonly isProbing: boolean }): Promise<void> {
    this.#wantsJoin = false;
    this.#measures.isProbing = isProbing;
    this.#hasBeenInCall = false;
    this.#hasHadPath = false;
    this.#retry.reset();
    this.#listen();
    await this.#build();
  }

  /** The lobby is open: its link check begins. */
  probe(): void {
    if (!this.#wantsJoin) this.#measures.probe();
  }

  async join(): Promise<void> {
    if (isAtRest(this.#state)) return;
    this.#wantsJoin = true;
    if (this.#state === 'lobby') await this.#enter();
  }

  leave(): void {
    const { peerId, state } = this.#view;
    this.#measures.conclude();
    if (peerId !== undefined && !isAtRest(state)) leaveCall(this.#options.signalling, peerId);
    this.#rest('left', {});
  }

  /** The person wants something else of pictures, the own and the others'. */
  heedWishes(): void {
    this.#session?.adaptation.apply();
    void this.#session?.receiver.tellLines();
  }

  /** A new session, and into the call with it if that is where the person is. */
  async #build(): Promise<void> {
    this.#dropSession();
    const generation = this.#generation;
    const isStale = () => generation !== this.#generation;
    // Woken by the connection when it comes.
    if (!this.#options.signalling.isConnected) return;
    try {
      const session = await MediaSession.create({
        ...this.#options,
        native: this.#native,
        onPathChange: (path) => this.#onPath(path),
        onGapEnd: () => this.#onGapEnd(),
        onServerHeard: () => this.#refreshing.noteSocketAlive(),
        onStreamsChange: () => this.#showStreams(),
        onMissed: (code) => this.#onMissed(code),
        onPlan: (plan) => this.#view.showPlan(plan),
        onIntelligible: (isIntelligible) => this.#view.update({ isIntelligible }),
        isStarved: () => this.#view.isStarved,
      });
      if (isStale()) {
        leaveCall(this.#options.signalling, session.peerId);
        return session.close();
      }
      this.#session = session;
      this.#view.update({ peerId: session.peerId });
      this.#showParticipants(session.preparation.participants);
      for (const own of this.#options.ownTracks()) void session.send(own);
      void this.#measures.prepare(session, () => !this.#wantsJoin);
      if (this.#wantsJoin) await this.#enter();
      else {
        this.#retry.reset();
        this.#view.move('lobby', { errorCode: undefined });
        void session.awaitMedia();
      }
    } catch (error) {
      if (!isStale()) this.#stumble(codeOf(error));
    }
  }

  async #enter(): Promise<void> {
    const session = this.#session;
    if (!session) return;
    this.#view.move('joining', { errorCode: undefined });
    this.#measures.stopProbing();
    try {
      const { signalling } = this.#options;
      const participants = await enterCall(session, signalling, this.#view.linkCheck);
      if (!participants) return;
      this.#isJoined = true;
      this.#showParticipants(participants);
      this.#settle();
    } catch (error) {
      if (session === this.#session) this.#stumble(codeOf(error));
    }
  }

  /** Signalling is back: the same peer goes on, unless the server has given it up. */
  async #rejoin(): Promise<void> {
    const session = this.#session;
    if (!session) return this.#build();
    try {
      const { peerId, receiver } = session;
      const known = receiver.known;
      const reply = await this.#options.signalling.request('call:rejoin', { peerId });
      const isWhole = await session.resync();
      if (session !== this.#session) return;
      if (!isWhole) return this.#rebuild('peer-gone');
      if (this.#isJoined && session.pathState === 'fine')
        void this.#refresh(session, { mayRedial: false });
      this.#showParticipants(reply.participants);
      // What took signalling away may have put another way in the place of the old one.
      session.adaptation.forgetWay();
      if (reply.demand) session.adaptation.setDemand(reply.demand);
      session.adaptation.retell();
      if (!this.#isJoined && this.#wantsJoin) return await this.#enter();
      await receiver.sync(reply.consumers, known);
      this.#settle();
    } catch (error) {
      if (session === this.#session) this.#stumble(codeOf(error));
    }
  }

  /** The state that follows from the facts. */
  #settle(): void {
    if (!this.#wantsJoin || !this.#isJoined || !this.#session) return;
    if (!this.#options.signalling.isConnected) this.#reconnecting('signalling-lost');
    else if (this.#session.pathState === 'fine') {
      this.#hasBeenInCall = true;
      this.#retry.reset();
      this.#view.move('in-call', { reconnectReason: undefined, errorCode: undefined });
      this.#measures.watchQuality(this.#session);
      this.#session.stockUp();
    } else if (this.#hasBeenInCall) this.#reconnecting('path-lost');
  }

  #onPath(path: PathState): void {
    if (path === 'mending') this.#refreshing.noteLoss();
    if (path === 'fine') {
      this.#hasHadPath = true;
      if (this.#refreshing.isDue) this.#session?.adaptation.forgetWay();
      if (this.#session) void this.#refresh(this.#session, { mayRedial: true });
    }
    if (path !== 'broken') return this.#settle();
    // A path that never was is a firewall, if the server could be told of it; one that was is
    // looked for again.
    if (this.#hasHadPath || !this.#options.signalling.isConnected) this.#rebuild('path-lost');
    else this.#fail('MEDIA_PATH_BLOCKED');
  }

  /** On the same way: another network would be another pair of candidates, and that shows by itself. */
  #onGapEnd(): void {
    this.#refreshing.noteLoss();
    if (this.#session) void this.#refresh(this.#session, { mayRedial: true });
  }

  async #refresh(session: MediaSession, { mayRedial }: { mayRedial: boolean }): Promise<void> {
    if (!this.#isJoined) return;
    const isKnown = await this.#refreshing.run(session, { mayRedial });
    if (!isKnown) this.#rebuild('peer-gone');
  }

  #onNetworkChange(): void {
    if (isAtRest(this.#state)) return;
    this.#session?.changeNetwork();
    this.#session?.adaptation.forgetWay();
    this.#options.signalling.redial();
  }

  /** A session that lacks a part is replaced, or somebody would be mute and not know it. */
  #onMissed(code: CallErrorCode): void {
    // The rejoin finds out by itself; and what this browser sends may be beyond the router for good.
    if (!this.#options.signalling.isConnected || code === 'CALL_MEDIA_REFUSED') return;
    // New transports would be asked for over the same dead socket.
    if (code === 'SIGNALLING_LOST') this.#stumble(code);
    else this.#rebuild('peer-gone');
  }

  #onSignalling(isConnected: boolean): void {
    if (isAtRest(this.#state)) return;
    if (!isConnected) {
      this.#session?.suspectPath();
      return this.#settle();
    }
    this.#retry.cancel();
    this.#refreshing.noteSocketAlive();
    void this.#rejoin();
  }

  #stumble(code: CallErrorCode): void {
    if (code === 'CALL_PEER_GONE') return this.#rebuild('peer-gone');
    if (code === 'CONSULTATION_NOT_CALLABLE' && this.#hasBeenInCall) return this.#end('closed');
    if (!isPassing(code)) return this.#fail(code);
    // Told while it goes on, so that nobody waits without knowing what for.
    this.#view.update({ errorCode: code });
    this.#retry.later(() => this.#tryAgain(code));
  }

  async #tryAgain(code: CallErrorCode): Promise<void> {
    const { signalling } = this.#options;
    // Connected by name only: what a network left behind is not found out for half a minute.
    if (code === 'SIGNALLING_LOST' && signalling.isConnected) signalling.redial();
    else if (this.#session) await this.#rejoin();
    else await this.#build();
  }

  #rebuild(reason: ReconnectReason): void {
    this.#dropSession();
    if (!this.#wantsJoin) this.#view.move('preparing', {});
    else if (this.#hasBeenInCall) this.#reconnecting(reason);
    this.#retry.later(() => this.#build());
  }

  /** The first reason stands until the call is up again: one banner, not three in a row. */
  #reconnecting(reason: ReconnectReason): void {
    this.#measures.loseQuality();
    this.#view.move('reconnecting', { reconnectReason: reason });
  }

  #end(endReason: EndReason): void {
    this.#rest('ended', { endReason });
  }

  #fail(errorCode: CallErrorCode): void {
    this.#rest('failed', { errorCode });
  }

  #rest(state: 'left' | 'ended' | 'failed', change: Partial<CallSnapshot>): void {
    this.#wantsJoin = false;
    this.#dropSession();
    this.#stopListening?.();
    this.#stopListening = undefined;
    this.#view.rest(state, change);
  }

  #dropSession(): void {
    this.#generation += 1;
    this.#retry.cancel();
    this.#measures.stop();
    this.#session?.close();
    this.#session = undefined;
    this.#isJoined = false;
    this.#refreshing.forget();
    this.#view.update({ remoteStreams: [] });
  }

  #showParticipants(participants: CallSnapshot['participants']): void {
    this.#view.showOthers(participants, this.#session?.receiver.streams ?? []);
  }

  #showStreams(): void {
    this.#view.showStreams(this.#session?.receiver.streams ?? []);
  }

  #listen(): void {
    this.#stopListening?.();
    const { signalling, network, consultationId } = this.#options;
    const stops = [
      signalling.onConnectionChange((isConnected) => this.#onSignalling(isConnected)),
      network.onChange(() => this.#onNetworkChange()),
      listenToFacts(signalling, consultationId, {
        session: () => this.#session,
        participants: () => this.#view.participants,
        onParticipants: (participants) => this.#showParticipants(participants),
        onInterrupted: () => this.#rebuild('room-lost'),
        onLeft: (peerId, reason) => this.#view.showDeparture(peerId, reason),
        onReplaced: () => this.#end('replaced'),
        onClosed: (reason) => this.#end(reason),
      }),
    ];
    this.#stopListening = () => {
      for (const stop of stops) stop();
    };
  }
}
