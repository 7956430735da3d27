import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** RFC 8446 section 5.1: the type of the record that every TLS connection begins with. */
const handshakeRecord = 22;

/** Whoever connects and says nothing is let go. */
const firstByteTimeoutMs = 10_000;

/** Connections to `secure` that do not begin with TLS are given to `plain`. */
export function sortByFirstByte(secure: Server, plain: Server): void {
  const speakTls = secure.listeners('connection');
  secure.removeAllListeners('connection');
  secure.on('connection', (socket: Socket) => {
    const giveUp = () => socket.destroy();
    socket.once('error', giveUp);
    socket.setTimeout(firstByteTimeoutMs, giveUp);
    socket.once('readable', () => {
      const first: unknown = socket.read();
      if (!(first instanceof Buffer)) return giveUp();
      socket.off('error', giveUp);
      socket.setTimeout(0, giveUp);
      socket.unshift(first);
      if (first[0] !== handshakeRecord) plain.emit('connection', socket);
      else for (const listener of speakTls) listener.call(secure, socket);
    });
  });
}
