import type {
  ConsumerOptions,
  MediaNodeCommandReply,
  MediaNodeFact,
  MediaNodeFactName,
  RtpCapabilities,
} from '@qarib/contracts';
import type { types } from 'mediasoup';
import { CodedError } from './coded-error.ts';
import { mediaCodecs, offeredCapabilities } from './media-settings.ts';
import type { MediaWorker } from './media-worker.ts';
import type { Outgoing } from './outgoing.ts';
import { PairFlow } from './pair-flow.ts';
import { Peer, type Abilities } from './peer.ts';

/** How facts leave a room. */
export type Tell = <Name extends MediaNodeFactName>(name: Name, fact: MediaNodeFact<Name>) => void;

/** What whoever reads the log afterwards wants to know of a room; the control plane knows it already. */
export type Note = (
  event: 'room:made' | 'room:closed' | 'peer:made' | 'peer:joined' | 'peer:left',
  ref: { readonly roomId: string; readonly peerId?: string; readonly workerPid?: number },
) => void;

/** How a room speaks: to the control plane, and to the log alone. */
export type RoomVoice = { readonly tell: Tell; readonly note: Note };

/** The media of one call: a mediasoup Router on one worker, and its peers. */
export class Room {
  readonly id: string;
  readonly #router: types.Router;
  readonly #worker: MediaWorker;
  readonly #tell: Tell;
  readonly #note: Note;
  readonly #peers = new Map<string, Promise<Peer>>();
  /** Who can receive: in the call, or still in the lobby. */
  readonly #receivers = new Map<string, Peer>();
  readonly #joined = new Map<string, Peer>();
  /** By both ids of each two. */
  readonly #flows = new Map<string, PairFlow>();
  #isLooking = false;
  #isClosed = false;

  private constructor(id: string, worker: MediaWorker, router: types.Router, voice: RoomVoice) {
    this.id = id;
    this.#worker = worker;
    this.#router = router;
    this.#tell = voice.tell;
    this.#note = voice.note;
    worker.addRooms(1);
    this.#note('room:made', { roomId: id, workerPid: worker.pid });
  }

  static async create(id: string, worker: MediaWorker, voice: RoomVoice): Promise<Room> {
    return new Room(id, worker, await worker.createRouter({ mediaCodecs }), voice);
  }

  get worker(): MediaWorker {
    return this.#worker;
  }

  get peerCount(): number {
    return this.#peers.size;
  }

  get description(): MediaNodeCommandReply<'room:create'> {
    return { routerRtpCapabilities: offeredCapabilities(this.#router.rtpCapabilities) };
  }

  /** Asked again for the same peer it answers the same: the first answer may have been lost. */
  async createPeer(peerId: string): Promise<Peer> {
    const known = this.#peers.get(peerId);
    if (known) return known;
    const creating = Peer.create(peerId, this.#worker, this.#router, {
      onConsumerClosed: (consumerId) => {
        // With the whole room gone nobody needs to hear of its parts.
        if (!this.#isClosed && this.#worker.isAlive)
          this.#tell('consumer:closed', { roomId: this.id, peerId, consumerId });
      },
      path: {
        onLost: () => this.#tell('peer:path-lost', { roomId: this.id, peerId }),
        onFound: () => {
          this.#tell('peer:path-found', { roomId: this.id, peerId });
          // Closed meanwhile, and then nobody waits for a picture.
          this.refresh(peerId).catch(() => undefined);
        },
        onClosed: () => this.#losePeer(peerId),
      },
      onPictureBegun: (source) =>
        this.#tell('peer:picture-begun', { roomId: this.id, peerId, source }),
      onDemandChanged: (demand) => {
        if (!this.#isClosed && this.#worker.isAlive)
          this.#tell('peer:demand-changed', { roomId: this.id, peerId, demand });
      },
    });
    this.#peers.set(peerId, creating);
    creating.catch(() => this.#peers.delete(peerId));
    const peer = await creating;
    // The room, or the wish for this peer, may have gone while it was being made.
    if (this.#isClosed || this.#peers.get(peerId) !== creating) {
      peer.close();
      throw new CodedError('CALL_PEER_GONE');
    }
    this.#note('peer:made', { roomId: this.id, peerId });
    return peer;
  }

  peer(peerId: string): Promise<Peer> {
    const peer = this.#peers.get(peerId);
    if (!peer) throw new CodedError('CALL_PEER_GONE');
    return peer;
  }

  /** What the others in the call send is made ready for a peer, and flows once it has joined. */
  async awaitMedia(peerId: string, rtpCapabilities: RtpCapabilities): Promise<ConsumerOptions[]> {
    const peer = await this.peer(peerId);
    peer.awaitMedia(rtpCapabilities);
    this.#receivers.set(peerId, peer);
    await this.#receiveOthers(peer);
    return peer.consumers;
  }

  /** Both ways at once: the newcomer's Consumers are in the answer, the others' are told. */
  async join(peerId: string, abilities: Abilities): Promise<MediaNodeCommandReply<'peer:join'>> {
    const newcomer = await this.peer(peerId);
    this.#receivers.set(peerId, newcomer);
    if (!this.#joined.has(peerId)) this.#note('peer:joined', { roomId: this.id, peerId });
    this.#joined.set(peerId, newcomer);
    await newcomer.join(abilities);
    await Promise.all([this.#receiveOthers(newcomer), this.#offer(newcomer.outgoing, newcomer)]);
    return { consumers: newcomer.consumers, demand: newcomer.takeDemand() };
  }

  async produce(peerId: string, ...produce: Parameters<Peer['produce']>): Promise<string> {
    const peer = await this.peer(peerId);
    const outgoing = await peer.produce(...produce);
    if (peer.isJoined) {
      await this.#offer([outgoing], peer);
      // Until it is told otherwise a sender believes it is looked at, and nobody may be there.
      outgoing.noteViewers();
    }
    return outgoing.producer.id;
  }

  /** After a gap both ways wait for a key frame, and would wait seconds before they ask. */
  async refresh(peerId: string): Promise<void> {
    const peer = await this.peer(peerId);
    const others = [...this.#joined.values()].filter((other) => other !== peer);
    await Promise.all([
      peer.refreshPictures(),
      ...others.map((other) => other.refreshPictures(peerId)),
    ]);
  }

  closePeer(peerId: string): void {
    if (this.#dropPeer(peerId)) this.#note('peer:left', { roomId: this.id, peerId });
  }

  /** Whether it was here. */
  #dropPeer(peerId: string): boolean {
    const peer = this.#peers.get(peerId);
    this.#peers.delete(peerId);
    this.#receivers.delete(peerId);
    this.#joined.delete(peerId);
    // One that is still being made closes itself; one that failed has nothing to close.
    peer?.then((made) => made.close()).catch(() => undefined);
    return peer !== undefined;
  }

  /** Says of each two that they have received media of the other, and for how long they do. */
  async lookForMedia(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      for (const [one, other] of this.#pairs()) {
        const flow = this.#flowOf(one, other);
        if (!flow.isDue(performance.now())) continue;
        const received = await Promise.all([one.packetsFrom(other.id), other.packetsFrom(one.id)]);
        if (this.#isClosed) return;
        const pair = { roomId: this.id, peerIds: [one.id, other.id] as [string, string] };
        const { hasBegun, lastedSeconds } = flow.note(received, performance.now());
        if (hasBegun) this.#tell('room:media-flowed', pair);
        if (lastedSeconds > 0) this.#tell('room:media-lasted', { ...pair, seconds: lastedSeconds });
      }
    } catch {
      // A peer or the worker went away between the question and the answer.
    } finally {
      this.#isLooking = false;
    }
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#worker.addRooms(-1);
    for (const peerId of this.#peers.keys()) this.#dropPeer(peerId);
    this.#router.close();
    this.#note('room:closed', { roomId: this.id });
  }

  #pairs() {
    const peers = [...this.#joined.values()];
    return peers.flatMap((one, index) =>
      peers.slice(index + 1).map((other) => [one, other] as const),
    );
  }

  #flowOf(one: Peer, other: Peer): PairFlow {
    const name = [one.id, other.id].sort().join(' ');
    const flow = this.#flows.get(name) ?? new PairFlow();
    this.#flows.set(name, flow);
    return flow;
  }

  async #receiveOthers(peer: Peer): Promise<void> {
    const others = [...this.#joined.values()].filter((other) => other !== peer);
    const theirs = others.flatMap(({ outgoing }) => outgoing);
    await Promise.all(theirs.map((outgoing) => peer.consume(this.#router, outgoing)));
  }

  /** What each of the others can receive of one peer is told at once. */
  async #offer(all: readonly Outgoing[], from: Peer): Promise<void> {
    const others = [...this.#receivers.values()].filter((other) => other !== from);
    await Promise.all(
      others.map(async (other) => {
        const consuming = all.map((outgoing) => other.consume(this.#router, outgoing));
        const consumers = (await Promise.all(consuming)).filter((made) => made !== undefined);
        if (consumers.length > 0)
          this.#tell('consumers:created', { roomId: this.id, peerId: other.id, consumers });
      }),
    );
  }

  #losePeer(peerId: string): void {
    if (this.#dropPeer(peerId)) this.#tell('peer:lost', { roomId: this.id, peerId });
  }
}
