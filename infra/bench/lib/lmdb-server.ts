/**
 * The least a durable database can do, as the baseline: keys and values in LMDB over a unix socket,
 * with the same promise, that an answered put is on disk. Every message is 5 bytes long and more:
 *   uint32 length of what follows · uint8 operation (0 get, 1 put) · uint32 key · value
 * and every answer is a uint32 length and the value of a get. Answers come in the order of requests.
 */
import { createServer, type Socket } from 'node:net';
import { open } from 'lmdb';

const [folder = '', socketPath = ''] = process.argv.slice(2);
const put = 1;
const headerBytes = 4;
const database = open<Buffer, Buffer>({
  path: folder,
  encoding: 'binary',
  keyEncoding: 'binary',
  overlappingSync: false,
});

function answer(socket: Socket, value: Buffer | undefined): void {
  const size = Buffer.alloc(headerBytes);
  size.writeUInt32LE(value?.length ?? 0);
  socket.write(value ? Buffer.concat([size, value]) : size);
}

function serve(socket: Socket, request: Buffer): void {
  const key = request.subarray(1, 5);
  if (request[0] !== put) return answer(socket, database.get(key));
  void database.put(key, request.subarray(5)).then(() => answer(socket, undefined));
}

createServer((socket) => {
  let pending: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    while (pending.length >= headerBytes) {
      const end = headerBytes + pending.readUInt32LE(0);
      if (pending.length < end) return;
      serve(socket, Buffer.from(pending.subarray(headerBytes, end)));
      pending = pending.subarray(end);
    }
  });
}).listen(socketPath, () => process.send?.({ type: 'ready' }));
process.once('SIGTERM', () => process.exit(0));
