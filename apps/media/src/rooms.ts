import type {
  MediaNodeCommandName,
  MediaNodeCommandPayload,
  MediaNodeCommandReply,
} from '@qarib/contracts';
import { CodedError } from './coded-error.ts';
import { evenly } from './evenly.ts';
import type { MediaWorker } from './media-worker.ts';
import { Room, type RoomVoice } from './room.ts';
import type { WorkerPool } from './worker-pool.ts';

/** What the node does for each command of the control plane. */
export type CommandHandlers = {
  [Name in MediaNodeCommandName]: (
    payload: MediaNodeCommandPayload<Name>,
  ) => Promise<MediaNodeCommandReply<Name>>;
};

/** The node's rooms, and what the control plane may ask of them. */
export class Rooms {
  readonly #pool: WorkerPool;
  readonly #voice: RoomVoice;
  readonly #rooms = new Map<string, Promise<Room>>();
  /** Those of `#rooms` that have come to be. */
  readonly #live = new Map<string, Room>();

  private constructor(pool: WorkerPool, voice: RoomVoice) {
    this.#pool = pool;
    this.#voice = voice;
  }

  static create(pool: WorkerPool, voice: RoomVoice): Rooms {
    const rooms = new Rooms(pool, voice);
    pool.on('died', (worker) => rooms.#lose(worker));
    return rooms;
  }

  get load(): { readonly roomCount: number; readonly peerCount: number } {
    const rooms = [...this.#live.values()];
    const peerCount = rooms.reduce((sum, room) => sum + room.peerCount, 0);
    return { roomCount: rooms.length, peerCount };
  }

  /** @param overMs until the next time: asked of all rooms at once, a worker would let media wait for the answers */
  lookForMedia(overMs: number): void {
    evenly([...this.#live.values()], overMs, (room) => void room.lookForMedia());
  }

  close(): void {
    for (const roomId of this.#rooms.keys()) this.#close(roomId);
  }

  readonly handlers: CommandHandlers = {
    'rooms:keep': async ({ roomIds }) => {
      const known = new Set(roomIds);
      for (const roomId of this.#rooms.keys()) if (!known.has(roomId)) this.#close(roomId);
      return { roomIds: [...this.#rooms.keys()] };
    },

    'room:create': async ({ roomId }) => (await this.#create(roomId)).description,

    // Closing is asked for again after a lost answer, and what is gone is closed.
    'room:close': async ({ roomId }) => {
      this.#close(roomId);
      return {};
    },

    'peer:create': async ({ roomId, peerId }) => {
      const room = await this.#room(roomId);
      return (await room.createPeer(peerId)).description;
    },

    'peer:await-media': async ({ roomId, peerId, rtpCapabilities }) => {
      const room = await this.#room(roomId);
      return { consumers: await room.awaitMedia(peerId, rtpCapabilities) };
    },

    'peer:join': async ({ roomId, peerId, ...abilities }) => {
      const room = await this.#room(roomId);
      return room.join(peerId, abilities);
    },

    'peer:read': async (ref) => {
      const peer = await this.#peer(ref);
      const { isJoined, consumers } = peer;
      return { isJoined, consumers, demand: peer.takeDemand() };
    },

    'peer:refresh': async ({ roomId, peerId }) => {
      const room = await this.#room(roomId);
      await room.refresh(peerId);
      return {};
    },

    'peer:close': async ({ roomId, peerId }) => {
      const room = await this.#rooms.get(roomId);
      room?.closePeer(peerId);
      return {};
    },

    'transport:connect': async ({ transportId, dtlsParameters, ...ref }) => {
      const peer = await this.#peer(ref);
      await peer.connect(transportId, dtlsParameters);
      return {};
    },

    'transport:restart-ice': async ({ transportId, ...ref }) => {
      const peer = await this.#peer(ref);
      return peer.restartIce(transportId);
    },

    'echo:produce': async ({ transportId, sctpStreamParameters, ...ref }) => {
      const peer = await this.#peer(ref);
      return { dataProducerId: await peer.produceEcho(transportId, sctpStreamParameters) };
    },

    'producer:create': async ({ roomId, peerId, transportId, ...media }) => {
      const { source, kind, rtpParameters, isPaused } = media;
      const room = await this.#room(roomId);
      const producerId = await room.produce(
        peerId,
        transportId,
        source,
        kind,
        rtpParameters,
        isPaused,
      );
      return { producerId };
    },

    'producer:pause': async ({ producerId, ...ref }) => {
      const peer = await this.#peer(ref);
      return { source: await peer.pauseProducer(producerId) };
    },

    'producer:resume': async ({ producerId, ...ref }) => {
      const peer = await this.#peer(ref);
      return { source: await peer.resumeProducer(producerId) };
    },

    'producer:close': async ({ producerId, ...ref }) => {
      const peer = await this.#peer(ref);
      return { source: peer.closeProducer(producerId) };
    },

    'producer:adapt': async ({ producerId, layers, ...ref }) => {
      const peer = await this.#peer(ref);
      await peer.adaptProducer(producerId, layers);
      return {};
    },

    'consumer:watch': async ({ consumerId, lines, ...ref }) => {
      const peer = await this.#peer(ref);
      await peer.watch(consumerId, lines);
      return {};
    },

    'consumer:resume': async ({ consumerId, ...ref }) => {
      const peer = await this.#peer(ref);
      await peer.resumeConsumer(consumerId);
      return {};
    },
  };

  /** Asked again for the same room it answers the same. */
  async #create(roomId: string): Promise<Room> {
    const known = this.#rooms.get(roomId);
    if (known) return known;
    const worker = this.#pool.leastLoaded();
    const creating = Room.create(roomId, worker, this.#voice);
    this.#rooms.set(roomId, creating);
    const room = await creating.catch((error: unknown) => {
      this.#rooms.delete(roomId);
      throw worker.isAlive ? error : new CodedError('MEDIA_UNAVAILABLE', { cause: error });
    });
    if (this.#rooms.get(roomId) === creating) this.#live.set(roomId, room);
    return room;
  }

  #lose(worker: MediaWorker): void {
    for (const room of this.#live.values()) {
      if (room.worker !== worker) continue;
      this.#close(room.id);
      this.#voice.tell('room:lost', { roomId: room.id });
    }
  }

  #close(roomId: string): void {
    const room = this.#rooms.get(roomId);
    this.#rooms.delete(roomId);
    this.#live.delete(roomId);
    // One that never came to be has nothing to close.
    room?.then((made) => made.close()).catch(() => undefined);
  }

  /** A room that is not here took its peers along. */
  #room(roomId: string): Promise<Room> {
    const room = this.#rooms.get(roomId);
    if (!room) throw new CodedError('CALL_PEER_GONE');
    return room;
  }

  async #peer({ roomId, peerId }: { roomId: string; peerId: string }) {
    const room = await this.#room(roomId);
    return room.peer(peerId);
  }
}
