import { sendOptions } from '../encodings.ts';
import type { Sender } from '../sender.ts';
import type { Signalling } from '../signalling.ts';
import type { PicturePlan } from './plan.ts';

/** What the server knows of the pictures that are sent: the media node must not wait for a layer that does not come, nor people for a picture. */
export class ToldPictures {
  readonly #peerId: string;
  readonly #signalling: Signalling;
  #told = new WeakMap<Sender, string>();
  /** Of whom the server may believe something else than all of it, whether the word arrived or not. */
  readonly #everTold = new WeakSet<Sender>();

  constructor(peerId: string, signalling: Signalling) {
    this.#peerId = peerId;
    this.#signalling = signalling;
  }

  /** What was told may not have arrived. */
  forget(): void {
    this.#told = new WeakMap();
  }

  /** Once for each change. */
  tell(sender: Sender, { layers, pauseReason: reason }: PicturePlan): void {
    const { serverId: producerId } = sender;
    const isUnwatched = layers === 0 && reason === undefined;
    // The server takes silence for all of it.
    const all = sendOptions(sender.source).encodings?.length ?? 1;
    const isPlain = reason === undefined && layers >= all && !this.#everTold.has(sender);
    if (producerId === undefined || isUnwatched || isPlain) return;
    const telling = `${producerId} ${layers} ${reason ?? ''}`;
    if (this.#told.get(sender) === telling) return;
    this.#told.set(sender, telling);
    this.#everTold.add(sender);
    const payload = { peerId: this.#peerId, producerId, layers, ...(reason && { reason }) };
    this.#signalling.request('call:adapt-producer', payload).catch(() => this.#told.delete(sender));
  }
}
