import type { Socket } from 'socket.io';
import {
  ackOf,
  mediaNodeCommands,
  type MediaNodeCommandName,
  type MediaNodeCommandPayload,
  type MediaNodeCommandReply,
} from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';

const askTimeoutMs = 5_000;

/** A media node as the control plane knows it: how to ask it, and how busy it says it is. */
export class ConnectedNode {
  readonly id: string;
  readonly workerCount: number;
  #socket: Socket;
  #peerCount = 0;
  #roomsSinceBeat = 0;
  #cpuRatio = 0;
  #isSilent = false;

  constructor(id: string, workerCount: number, socket: Socket) {
    this.id = id;
    this.workerCount = workerCount;
    this.#socket = socket;
  }

  get isConnected(): boolean {
    return this.#socket.connected;
  }

  /** Peers per worker, counting two for a room the node has not reported yet; CPU breaks the tie. */
  get load(): number {
    return (this.#peerCount + 2 * this.#roomsSinceBeat) / this.workerCount + this.#cpuRatio / 100;
  }

  /** Connected, and yet nothing of it is heard. */
  get isSilent(): boolean {
    return this.#isSilent;
  }

  isSpokenForBy(socket: Socket): boolean {
    return this.#socket === socket;
  }

  /** The same node dialled in again: its rooms went on meanwhile. */
  takeOver(socket: Socket): void {
    const old = this.#socket;
    this.#socket = socket;
    this.#isSilent = false;
    old.disconnect(true);
  }

  beat({ peerCount, cpuRatio }: { peerCount: number; cpuRatio: number }): void {
    this.#peerCount = peerCount;
    this.#cpuRatio = cpuRatio;
    this.#roomsSinceBeat = 0;
    this.#isSilent = false;
  }

  fallSilent(): void {
    this.#isSilent = true;
  }

  close(): void {
    this.#socket.disconnect(true);
  }

  async ask<Name extends MediaNodeCommandName>(
    command: Name,
    payload: MediaNodeCommandPayload<Name>,
  ): Promise<MediaNodeCommandReply<Name>> {
    if (command === 'room:create') this.#roomsSinceBeat += 1;
    const answer = await this.#answerTo(command, payload);
    const ack = ackOf(mediaNodeCommands[command].reply).safeParse(answer);
    if (!ack.success) throw new AppError('MEDIA_UNAVAILABLE');
    if (ack.data.ok) return ack.data.data as MediaNodeCommandReply<Name>;
    const { code, issues, details } = ack.data.error;
    throw new AppError(code, { ...(issues && { issues }), ...(details && { details }) });
  }

  async #answerTo(command: string, payload: object): Promise<unknown> {
    if (!this.#socket.connected) throw new AppError('MEDIA_UNAVAILABLE');
    try {
      return await this.#socket.timeout(askTimeoutMs).emitWithAck(command, payload);
    } catch {
      throw new AppError('MEDIA_UNAVAILABLE');
    }
  }
}
