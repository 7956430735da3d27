/** Ports that note when each moment of a stream came, in a process that nothing else keeps from looking at the clock. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { machineMs } from '../lib/cores.ts';
import type { Taken } from './arrivals.ts';

const [payloadType, count] = process.argv.slice(2).map(Number);

async function listen() {
  const socket = createSocket('udp4');
  const came = new Map<number, number>();
  socket.on('message', (packet) => {
    if (((packet[1] ?? 0) & 0x7f) !== payloadType) return;
    // SRTP leaves the header readable. A picture has come with its last packet.
    came.set(packet.readUInt32BE(4), machineMs());
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { port: socket.address().port, came };
}

const ports = await Promise.all(Array.from({ length: count ?? 0 }, listen));
process.on('message', () => {
  process.send?.(ports.map(({ port, came }) => ({ port, came: [...came] })) satisfies Taken);
  for (const { came } of ports) came.clear();
});
process.once('disconnect', () => process.exit());
process.send?.('ready');
