import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { isIP } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import {
  attributes,
  decodeReply,
  encodeRequest,
  methods,
  newTransactionId,
  xorPeerAddress,
  type Attribute,
  type LongTermKey,
  type StunReply,
} from './stun-message.ts';

export type Credential = { readonly username: string; readonly password: string };
export type Family = 'IPv4' | 'IPv6';
export type TurnAddress = {
  readonly host: string;
  readonly port: number;
  /** The authority to believe instead of the public ones, as PEM. */
  readonly authority?: string | undefined;
};

const answerTimeoutMs = 10_000;
const udp = Buffer.from([17, 0, 0, 0]);

/** What coturn calls time-limited credentials: valid until the second that the name begins with. */
export function makeCredential(secret: string, name: string, until: Date): Credential {
  const username = `${Math.floor(until.getTime() / 1000)}:${name}`;
  return { username, password: createHmac('sha1', secret).update(username).digest('base64') };
}

/** A relay seen from outside: asks for an allocation and for permissions, as a browser would. */
export class TurnClient {
  readonly #socket: TLSSocket;
  #key: LongTermKey | undefined;

  private constructor(socket: TLSSocket) {
    this.#socket = socket;
  }

  static async connect({ host, port, authority }: TurnAddress): Promise<TurnClient> {
    const socket = connect({
      host,
      port,
      ...(isIP(host) === 0 && { servername: host }),
      ...(authority !== undefined && { ca: authority }),
      timeout: answerTimeoutMs,
    });
    socket.once('timeout', () => socket.destroy(new Error('The relay does not answer.')));
    await once(socket, 'secureConnect');
    return new TurnClient(socket);
  }

  /** 0 when an allocation was made, else the error's code. The first answer tells what to sign. */
  async allocate({ username, password }: Credential, family: Family): Promise<number> {
    const wanted: Attribute[] = [
      [attributes.requestedTransport, udp],
      [attributes.requestedAddressFamily, Buffer.from([family === 'IPv4' ? 1 : 2, 0, 0, 0])],
    ];
    const challenge = await this.#ask(methods.allocate, wanted);
    const realm = challenge.attributes.get(attributes.realm);
    const nonce = challenge.attributes.get(attributes.nonce);
    if (!realm || !nonce) return challenge.isSuccess ? 0 : challenge.errorCode;
    this.#key = { username, password, realm: Buffer.from(realm), nonce: Buffer.from(nonce) };
    return (await this.#ask(methods.allocate, wanted)).errorCode;
  }

  /** 0 when the relay would pass packets on to that address, 403 when it refuses to. */
  async permit(address: string): Promise<number> {
    const id = newTransactionId();
    return (await this.#ask(methods.createPermission, [xorPeerAddress(address, id)], id)).errorCode;
  }

  /** Gives the allocation back: it would count against the quota until it ends by itself. */
  async close(): Promise<void> {
    if (this.#key) await this.#ask(methods.refresh, [[attributes.lifetime, Buffer.alloc(4)]]);
    this.drop();
  }

  /** For one that has no allocation. */
  drop(): void {
    this.#socket.destroy();
  }

  async #ask(
    method: number,
    list: readonly Attribute[],
    transactionId = newTransactionId(),
  ): Promise<StunReply> {
    this.#socket.write(encodeRequest(method, list, transactionId, this.#key));
    let bytes = Buffer.alloc(0);
    for (;;) {
      const heard: unknown[] = await once(this.#socket, 'data');
      for (const chunk of heard) if (chunk instanceof Buffer) bytes = Buffer.concat([bytes, chunk]);
      const answer = decodeReply(bytes);
      if (answer?.reply.transactionId.equals(transactionId)) return answer.reply;
      if (answer) bytes = bytes.subarray(answer.length);
    }
  }
}
