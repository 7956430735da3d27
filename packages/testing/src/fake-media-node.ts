import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import {
  errorCode,
  mediaNodeCommands,
  mediaNodeNamespace,
  type Ack,
  type ConsumerOptions,
  type ErrorCode,
  type MediaNodeCommandName,
  type MediaNodeCommandPayload,
  type MediaNodeCommandReply,
  type MediaNodeFact,
  type MediaNodeFactName,
} from '@qarib/contracts';
import { aTransport, opusAndVp8 } from './media-fixtures.ts';
import { nextEvent } from './until.ts';

type Handlers = {
  [Name in MediaNodeCommandName]: (
    payload: MediaNodeCommandPayload<Name>,
  ) => MediaNodeCommandReply<Name> | ErrorCode;
};
type Peer = { isJoined: boolean; readonly consumers: ConsumerOptions[] };

/** A media node without media: it dials in for real, keeps count, and tells what a test has it tell. */
export class FakeMediaNode {
  readonly #socket: Socket;
  /** Peers by room. */
  readonly rooms = new Map<string, Map<string, Peer>>();
  /** Every command it was sent, oldest first. */
  readonly received: { readonly name: string; readonly payload: unknown }[] = [];

  private constructor(url: string, secret: string, nodeId: string) {
    this.#socket = io(url + mediaNodeNamespace, {
      transports: ['websocket'],
      perMessageDeflate: { threshold: Infinity },
      forceNew: true,
      auth: { nodeId, secret, workerCount: 1 },
    });
    this.#socket.onAny((name: string, payload: unknown, ack: (reply: Ack<unknown>) => void) => {
      this.received.push({ name, payload });
      ack(this.#answer(name as MediaNodeCommandName, payload));
    });
  }

  /** Resolves once it is registered; a refusal rejects with Socket.IO's error. */
  static async connect(url: string, secret: string, nodeId = 'node-1'): Promise<FakeMediaNode> {
    const node = new FakeMediaNode(url, secret, nodeId);
    await new Promise<void>((resolve, reject) => {
      node.#socket.once('connect', resolve);
      node.#socket.once('connect_error', (error) => {
        node.close();
        reject(error);
      });
    });
    return node;
  }

  tell<Name extends MediaNodeFactName>(name: Name, fact: MediaNodeFact<Name>): void {
    this.#socket.emit(name, fact);
  }

  /** When it is asked to close a room the next time. */
  async closing(roomId: string): Promise<void> {
    await nextEvent<{ readonly roomId: string }>(
      this.#socket,
      'room:close',
      (asked) => asked.roomId === roomId,
    );
  }

  beat(): void {
    this.tell('node:beat', { roomCount: this.rooms.size, peerCount: 0, cpuRatio: 0 });
  }

  /** Told when the control plane gives it up, whereupon it dials again as the real one does. */
  redialAfter(delayMs: number, onGivenUp: () => void): void {
    this.#socket.on('disconnect', (reason) => {
      if (reason !== 'io server disconnect') return;
      onGivenUp();
      setTimeout(() => this.#socket.connect(), delayMs);
    });
  }

  close(): void {
    this.#socket.disconnect();
  }

  readonly #handlers: Handlers = {
    'rooms:keep': ({ roomIds }) => {
      for (const roomId of this.rooms.keys())
        if (!roomIds.includes(roomId)) this.rooms.delete(roomId);
      return { roomIds: [...this.rooms.keys()] };
    },
    'room:create': ({ roomId }) => {
      this.rooms.set(roomId, new Map());
      return { routerRtpCapabilities: opusAndVp8 };
    },
    'room:close': ({ roomId }) => {
      this.rooms.delete(roomId);
      return {};
    },
    'peer:create': ({ roomId, peerId }) => {
      const room = this.rooms.get(roomId);
      if (!room) return 'CALL_PEER_GONE';
      room.set(peerId, { isJoined: false, consumers: [] });
      return {
        sendTransport: aTransport(),
        recvTransport: aTransport(),
        echo: {
          id: randomUUID(),
          dataProducerId: randomUUID(),
          sctpStreamParameters: { streamId: 1 },
        },
      };
    },
    'peer:await-media': (ref) => this.#withPeer(ref, ({ consumers }) => ({ consumers })),
    'peer:join': (ref) =>
      this.#withPeer(ref, (peer) => {
        peer.isJoined = true;
        return { consumers: peer.consumers };
      }),
    'peer:read': (ref) =>
      this.#withPeer(ref, ({ isJoined, consumers }) => ({ isJoined, consumers })),
    'peer:refresh': (ref) => this.#withPeer(ref, () => ({})),
    'peer:close': ({ roomId, peerId }) => {
      this.rooms.get(roomId)?.delete(peerId);
      return {};
    },
    'transport:connect': (ref) => this.#withPeer(ref, () => ({})),
    'transport:restart-ice': (ref) => this.#withPeer(ref, () => aTransport().iceParameters),
    'echo:produce': (ref) => this.#withPeer(ref, () => ({ dataProducerId: randomUUID() })),
    'producer:create': (ref) => this.#withPeer(ref, () => ({ producerId: randomUUID() })),
    'producer:pause': (ref) => this.#withPeer(ref, () => ({ source: 'microphone' })),
    'producer:resume': (ref) => this.#withPeer(ref, () => ({ source: 'microphone' })),
    'producer:close': (ref) => this.#withPeer(ref, () => ({ source: 'microphone' })),
    'producer:adapt': (ref) => this.#withPeer(ref, () => ({})),
    'consumer:watch': (ref) => this.#withPeer(ref, () => ({})),
    'consumer:resume': (ref) => this.#withPeer(ref, () => ({})),
  };

  #withPeer<Reply>(
    { roomId, peerId }: { readonly roomId: string; readonly peerId: string },
    answer: (peer: Peer) => Reply,
  ): Reply | ErrorCode {
    const peer = this.rooms.get(roomId)?.get(peerId);
    return peer ? answer(peer) : 'CALL_PEER_GONE';
  }

  #answer(name: MediaNodeCommandName, raw: unknown): Ack<unknown> {
    const payload = mediaNodeCommands[name].payload.parse(raw);
    // The schema is the command's own, which the compiler cannot follow through the index.
    const reply: unknown = this.#handlers[name](payload as never);
    if (typeof reply !== 'string') return { ok: true, data: reply };
    return { ok: false, error: { code: errorCode.parse(reply), message: reply } };
  }
}
