import { createHash, createHmac, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';

/** RFC 8489 and RFC 8656: what a TURN client of our own says and hears, and nothing more. */
export const methods = { refresh: 0x0004, allocate: 0x0003, createPermission: 0x0008 } as const;
export const attributes = {
  username: 0x0006,
  messageIntegrity: 0x0008,
  errorCode: 0x0009,
  lifetime: 0x000d,
  xorPeerAddress: 0x0012,
  realm: 0x0014,
  nonce: 0x0015,
  requestedAddressFamily: 0x0017,
  requestedTransport: 0x0019,
} as const;

export type Attribute = readonly [type: number, value: Buffer];
export type LongTermKey = {
  readonly username: string;
  readonly password: string;
  readonly realm: Buffer;
  readonly nonce: Buffer;
};
export type StunReply = {
  readonly transactionId: Buffer;
  readonly isSuccess: boolean;
  /** 0 on success. */
  readonly errorCode: number;
  readonly attributes: ReadonlyMap<number, Buffer>;
};

const headerBytes = 20;
const integrityBytes = 24;
const magicCookie = Buffer.from([0x21, 0x12, 0xa4, 0x42]);

/** A request, signed when there is a key to sign with. */
export function encodeRequest(
  method: number,
  list: readonly Attribute[],
  transactionId: Buffer,
  key?: LongTermKey,
): Buffer {
  const signed: Attribute[] = key
    ? [
        [attributes.username, Buffer.from(key.username)],
        [attributes.nonce, key.nonce],
        [attributes.realm, key.realm],
      ]
    : [];
  const body = Buffer.concat([...list, ...signed].map(encodeAttribute));
  if (!key) return Buffer.concat([header(method, body.length, transactionId), body]);
  const head = header(method, body.length + integrityBytes, transactionId);
  const hmac = createHmac('sha1', longTermKey(key)).update(head).update(body).digest();
  return Buffer.concat([head, body, encodeAttribute([attributes.messageIntegrity, hmac])]);
}

/** The first whole message of a TCP stream, and how long it is; undefined while there is more to come. */
export function decodeReply(bytes: Buffer): { reply: StunReply; length: number } | undefined {
  if (bytes.length < headerBytes) return undefined;
  const length = headerBytes + bytes.readUInt16BE(2);
  if (bytes.length < length) return undefined;
  const found = new Map<number, Buffer>();
  for (let at = headerBytes; at + 4 <= length;) {
    const size = bytes.readUInt16BE(at + 2);
    found.set(bytes.readUInt16BE(at), bytes.subarray(at + 4, at + 4 + size));
    at += 4 + padded(size);
  }
  const error = found.get(attributes.errorCode);
  const reply = {
    transactionId: bytes.subarray(8, headerBytes),
    // Class bits: 01 in the high and 0 in the low place is a success, RFC 8489 section 5.
    isSuccess: (bytes.readUInt16BE(0) & 0x0110) === 0x0100,
    errorCode: error ? (error[2] ?? 0) * 100 + (error[3] ?? 0) : 0,
    attributes: found,
  };
  return { reply, length };
}

export const newTransactionId = () => randomBytes(12);

/** XOR-PEER-ADDRESS with any port: permissions know addresses only. */
export function xorPeerAddress(address: string, transactionId: Buffer): Attribute {
  const isSix = isIPv6(address);
  const mask = Buffer.concat([magicCookie, transactionId]);
  const plain = isSix ? ipv6Bytes(address) : Buffer.from(address.split('.').map(Number));
  const value = Buffer.alloc(4 + plain.length);
  value[1] = isSix ? 2 : 1;
  value.writeUInt16BE(9 ^ mask.readUInt16BE(0), 2);
  for (const [index, byte] of plain.entries()) value[4 + index] = byte ^ (mask[index] ?? 0);
  return [attributes.xorPeerAddress, value];
}

function header(method: number, bodyBytes: number, transactionId: Buffer): Buffer {
  const start = Buffer.alloc(4);
  start.writeUInt16BE(method, 0);
  start.writeUInt16BE(bodyBytes, 2);
  return Buffer.concat([start, magicCookie, transactionId]);
}

function encodeAttribute([type, value]: Attribute): Buffer {
  const bytes = Buffer.alloc(4 + padded(value.length));
  bytes.writeUInt16BE(type, 0);
  bytes.writeUInt16BE(value.length, 2);
  value.copy(bytes, 4);
  return bytes;
}

const padded = (size: number) => Math.ceil(size / 4) * 4;

function longTermKey({ username, realm, password }: LongTermKey): Buffer {
  return createHash('md5').update(`${username}:${realm.toString()}:${password}`).digest();
}

/** The URL parser knows every way to write one, dotted quads at the end included. */
function ipv6Bytes(address: string): Buffer {
  const groups = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const [left = [], right = []] = groups.map((half) => half.split(':').filter(Boolean));
  const zeros = Array<string>(8 - left.length - right.length).fill('0');
  const bytes = Buffer.alloc(16);
  for (const [index, group] of [...left, ...zeros, ...right].entries())
    bytes.writeUInt16BE(parseInt(group, 16), index * 2);
  return bytes;
}
