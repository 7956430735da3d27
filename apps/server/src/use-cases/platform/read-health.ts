import type { EndpointReply } from '@qarib/contracts';
import type { Ports } from '../shared/ports.ts';

export function readHealth(ports: Ports): EndpointReply<'readHealth'> {
  return { database: ports.store.isAvailable(), media: ports.media.isAvailable() };
}
