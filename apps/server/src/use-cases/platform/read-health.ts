import type { EndpointReply } from '@qarib/contracts';
import type { Ports } from '../shared/ports.ts';

export function readHealth({ store, media, figures }: Ports): EndpointReply<'readHealth'> {
  return {
    database: store.isAvailable(),
    media: media.isAvailable(),
    ...(!figures.isExact && { figures: 'differing' }),
  };
}
