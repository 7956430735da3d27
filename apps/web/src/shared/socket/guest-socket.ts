import { guestNamespace } from '@qarib/contracts';
import type { QaribSocket } from './socket.ts';
import { redialling } from './redialling.ts';

/**
 * A guest's signalling connection, of one call and closed with it. A link that is lost comes back by
 * itself; whoever the server turns away has no invitation any more, and stays away.
 */
export async function openGuestSocket(): Promise<QaribSocket> {
  const { io } = await import('socket.io-client');
  return io(guestNamespace, {
    withCredentials: true,
    transports: ['websocket', 'polling'],
    ...redialling,
  });
}
