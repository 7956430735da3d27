import { once } from 'node:events';
import type { Socket } from 'node:net';
import type { Opening } from './tcp-relay.ts';

const version = 5;
const connectCommand = 1;
const address = { ipv4: 1, name: 3, ipv6: 4 } as const;
const noAuthentication = Buffer.from([version, 0]);
const succeeded = Buffer.from([version, 0, 0, address.ipv4, 0, 0, 0, 0, 0, 0]);

/** Waits for so many bytes and takes no more. */
async function take(socket: Socket, bytes: number): Promise<Buffer> {
  if (bytes === 0) return Buffer.alloc(0);
  for (;;) {
    const read: unknown = socket.read(bytes);
    if (Buffer.isBuffer(read) && read.length === bytes) return read;
    if (socket.readableEnded || socket.destroyed) throw new Error('the browser went away');
    await Promise.race([once(socket, 'readable'), once(socket, 'end'), once(socket, 'close')]);
  }
}

async function takeHost(socket: Socket, kind: number | undefined): Promise<string> {
  if (kind === address.ipv4) return (await take(socket, 4)).join('.');
  if (kind === address.name) {
    const [length = 0] = await take(socket, 1);
    return (await take(socket, length)).toString('latin1');
  }
  if (kind !== address.ipv6) throw new Error('an unknown kind of address');
  const bytes = await take(socket, 16);
  const groups = Array.from({ length: 8 }, (_, at) => bytes.readUInt16BE(at * 2).toString(16));
  return groups.join(':');
}

/** Where a browser wants to be connected to, by SOCKS 5 without authentication (RFC 1928). */
export async function acceptSocks(near: Socket): Promise<Opening> {
  const [greeting, methodCount = 0] = await take(near, 2);
  await take(near, methodCount);
  near.write(noAuthentication);
  const [request, command, , kind] = await take(near, 4);
  const host = await takeHost(near, kind);
  const port = (await take(near, 2)).readUInt16BE(0);
  if (greeting !== version || request !== version || command !== connectCommand)
    throw new Error('not a connection by SOCKS 5');
  return { target: { host, port }, onOpen: () => near.write(succeeded) };
}
